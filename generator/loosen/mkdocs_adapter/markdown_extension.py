"""A Python-Markdown extension that every publisher loads: it knows our elements, and lets our HTML pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor

BLOCK_ELEMENTS = ("hold-timer", "prescription-maker", "kept-on-device", "template")
_STARTS = re.compile(r"<([a-z][a-z0-9-]*)[\s>]")
_HTML = re.compile(r"^ {0,3}<", re.MULTILINE)
_FOR_MARKDOWN = re.compile(r"<(?:[!?]|(?:pre|script|style|textarea|code)\b)|\smarkdown\b")
"""What Python-Markdown treats in a way of its own inside HTML."""
_SCRIPT = re.compile(r"<script\b[^<>]*>.*?</script>", re.DOTALL)
"""Inside another element it ends with its end tag, whatever stands in it."""


class LoosenExtension(Extension):
    """Says what Markdown there is, treats our elements as blocks, and passes whole blocks of HTML on.

    Every publisher has the same Markdown: tables, fenced code, and no addresses apart from their links. Those
    would hold for a whole page, so that one text could change where the links of another one lead.

    Without the second, Markdown wraps `<hold-timer>` in a paragraph, and a browser then moves the list, which
    must not stand in a paragraph, out of the element. The third saves a quarter of the time of a build: nine
    tenths of a page are HTML that our templates wrote.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.registerExtensions([TableExtension(use_align_attribute=True), FencedCodeExtension()], {})
        md.parser.blockprocessors.deregister("reference")
        for pattern in ("reference", "short_reference", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)
        md.block_level_elements.extend(BLOCK_ELEMENTS)
        # After fenced code (25), before MkDocs looks for anchors (21) and `html_block` parses (20).
        md.preprocessors.register(_WholeBlocks(md), "loosen_html", 24)


class _WholeBlocks(Preprocessor):
    """Stashes each block of HTML that is one whole element, as `html_block` would once it had parsed it.

    It stops at the first HTML that is anything else: what follows may stand inside of that.
    """

    def run(self, lines: list[str]) -> list[str]:
        return "\n\n".join(self._blocks("\n".join(lines).split("\n\n"))).split("\n")

    def _blocks(self, blocks: list[str]) -> Iterator[str]:
        for number, block in enumerate(blocks):
            text = block.strip("\n")
            start = _STARTS.match(text)
            if start and self.md.is_block_level(start[1]) and _is_whole(_SCRIPT.sub("", text), start[1]):
                yield self.md.htmlStash.store(f"{text}\n")
            elif _HTML.search(block):
                yield from blocks[number:]
                return
            else:
                yield block


def _is_whole(block: str, tag: str) -> bool:
    """Whether a block is one element, and nothing in it means anything to Markdown."""
    if not block.endswith(f"</{tag}>") or _FOR_MARKDOWN.search(block):
        return False
    steps = [-1 if closes else 1 for closes in re.findall(rf"<(/?){tag}[\s>]", block)]
    depths = list(accumulate(steps))
    return depths.index(0) == len(depths) - 1 if 0 in depths else False


def makeExtension(**options: Any) -> LoosenExtension:  # noqa: N802 - the name that Python-Markdown calls
    return LoosenExtension(**options)
