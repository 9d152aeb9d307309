"""HTML that our templates write, kept from Markdown's parsers: most of a page's text, and of its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_STARTS = re.compile(r"<([a-z][a-z0-9-]*)[\s>]")
_MEANS_MORE = (
    re.compile(r"<(?:[!?]|(?:pre|script|style|textarea|code)\b)"),
    re.compile(r"markdown=(?<=\smarkdown=)"),
)
"""Each begins with letters that a search can leap to."""
_FENCES = ("```", "~~~")
_SCRIPT = re.compile(r"<script\b[^<>]*>.*?</script>", re.DOTALL)
"""Inside another element it ends with its end tag, whatever stands in it."""
_ANCHORS = (re.compile(r'id="([^"]+)"'), re.compile(r'name="([^"]+)"'))


class Raw(Extension):
    """Puts aside each block of HTML that is whole and stands alone, as Markdown would once it had parsed it.

    MkDocs looks for anchors in that HTML itself; whoever uses this adds `anchors` to what it finds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        """Of the page that was converted last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        # After line ends are normalised (30), before anything parses HTML (MkDocs 21, Markdown 20). Before
        # fenced code is looked for (25), which takes its time, where there is none; else after it.
        aside = _PutAside(md, self.anchors)
        md.preprocessors.register(_UnlessFenced(aside), "loosen_raw", 26)
        md.preprocessors.register(aside, "loosen_raw_rest", 24)


class _PutAside(Preprocessor):
    def __init__(self, md: Markdown, anchors: set[str]) -> None:
        super().__init__(md)
        self.anchors = anchors
        self.done = False
        """For the page at hand, before its turn."""

    def run(self, lines: list[str]) -> list[str]:
        if self.done:
            self.done = False
            return lines
        self.anchors.clear()
        return "\n\n".join(self._blocks("\n".join(lines).split("\n\n"))).split("\n")

    def _blocks(self, blocks: list[str]) -> Iterator[str]:
        outer, depth = "", 0
        for block in blocks:
            text = block.strip("\n")
            start = None if depth else _STARTS.match(text)
            if start and self.md.is_block_level(start[1]):
                outer = start[1]
                seen = _SCRIPT.sub("", text) if "<script" in text else text
                if _is_whole(seen, outer):
                    self.anchors.update(_anchors(seen))
                    yield self.md.htmlStash.store(f"{text}\n")
                    continue
            # Blank lines inside an element: Markdown takes all of it for HTML, up to its end.
            if start or depth:
                depth = max(0, depth + sum(_steps(block, outer)))
            yield block


class _UnlessFenced(Preprocessor):
    def __init__(self, aside: _PutAside) -> None:
        super().__init__(aside.md)
        self._aside = aside

    def run(self, lines: list[str]) -> list[str]:
        if any(line.lstrip().startswith(_FENCES) for line in lines):
            return lines
        lines = self._aside.run(lines)
        self._aside.done = True
        return lines


def _anchors(block: str) -> Iterator[str]:
    """Of its tags."""
    for match in (match for anchor in _ANCHORS for match in anchor.finditer(block)):
        start = match.start()
        if block[start - 1].isspace() and block.rfind("<", 0, start) > block.rfind(">", 0, start):
            yield match[1]


def _is_whole(block: str, tag: str) -> bool:
    """Whether a block is one element, and nothing in it means anything to Markdown."""
    if not block.endswith(f"</{tag}>") or any(one.search(block) for one in _MEANS_MORE):
        return False
    if block.count(f"<{tag}") == block.count(f"</{tag}") == 1:
        return True
    depths = list(accumulate(_steps(block, tag)))
    return depths.index(0) == len(depths) - 1 if 0 in depths else False


def _steps(block: str, tag: str) -> list[int]:
    return [-1 if closes else 1 for closes in re.findall(rf"<(/?){tag}[\s>]", block)]
