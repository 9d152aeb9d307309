"""The Python-Markdown extension of every publisher: our custom elements, and a fast path for HTML blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor

BLOCK_ELEMENTS = ("hold-timer", "prescription-maker", "kept-on-device", "safety-check", "template")
_STARTS = re.compile(r"<([a-z][a-z0-9-]*)[\s>]")
_HTML = re.compile(r"^ {0,3}<", re.MULTILINE)
_FOR_MARKDOWN = re.compile(r"<(?:[!?]|(?:pre|script|style|textarea|code)\b)|\smarkdown\b")
"""What Python-Markdown handles specially inside HTML."""
_SCRIPT = re.compile(r"<script\b[^<>]*>.*?</script>", re.DOTALL)
"""A script inside another element; its content is no markup."""


class LoosenExtension(Extension):
    """Sets the dialect of Markdown, our block-level elements, and the fast path for HTML.

    The dialect has tables and fenced code, but no reference links: these are shared by a whole page, so one
    text could change where the links of another one lead.

    Custom elements must be block-level: inside a paragraph, browsers move their lists out of the element.

    The fast path saves a quarter of the build time: nine tenths of a page are HTML from our templates.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - name required by Python-Markdown
        md.registerExtensions([TableExtension(use_align_attribute=True), FencedCodeExtension()], {})
        md.parser.blockprocessors.deregister("reference")
        for pattern in ("reference", "short_reference", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)
        md.block_level_elements.extend(BLOCK_ELEMENTS)
        # After fenced code (25), before MkDocs looks for anchors (21) and `html_block` parses (20).
        md.preprocessors.register(_HtmlFastPath(md), "loosen_html", 24)


class _HtmlFastPath(Preprocessor):
    """Stashes each block that is one complete HTML element, as `html_block` does after parsing it.

    It stops at any other HTML, because what follows may be inside of it.
    """

    def run(self, lines: list[str]) -> list[str]:
        return "\n\n".join(self._blocks("\n".join(lines).split("\n\n"))).split("\n")

    def _blocks(self, blocks: list[str]) -> Iterator[str]:
        for number, block in enumerate(blocks):
            text = block.strip("\n")
            start = _STARTS.match(text)
            if (
                start
                and self.md.is_block_level(start[1])
                and _is_one_element(_SCRIPT.sub("", text), start[1])
            ):
                yield self.md.htmlStash.store(f"{text}\n")
            elif _HTML.search(block):
                yield from blocks[number:]
                return
            else:
                yield block


def _is_one_element(block: str, tag: str) -> bool:
    """Whether a block is one element without content that Markdown would process."""
    if not block.endswith(f"</{tag}>") or _FOR_MARKDOWN.search(block):
        return False
    steps = [-1 if closes else 1 for closes in re.findall(rf"<(/?){tag}[\s>]", block)]
    depths = list(accumulate(steps))
    return depths.index(0) == len(depths) - 1 if 0 in depths else False


def makeExtension(**options: Any) -> LoosenExtension:  # noqa: N802 - name required by Python-Markdown
    return LoosenExtension(**options)
