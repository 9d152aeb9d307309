"""Reading age of pages: the school grade of their sentences plus five years."""

from __future__ import annotations

import html.parser
import importlib
import re
from collections.abc import Iterator, Mapping

from markdown import markdown

_PROSE = ("p", "li", "dd", "summary", "td")
_NOT_PROSE = ("hold-timer", "svg", "script", "table", "h1", "h2", "h3", "h4")
"""A timer's words, pictures and headings have no sentences. Tables repeat what stands elsewhere."""
_SOURCES = re.compile(r"\b(?:source|claim|reference|foot)")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARK = re.compile(r"\[\d+\]")
_FEWEST_WORDS = 60
"""With fewer, one long word decides."""


class NoLibraryError(Exception):
    """The package `textstat` is not installed."""


def reading_ages(pages: Mapping[str, str]) -> dict[str, float]:
    """The age for each page with enough prose to measure, by path; `pages` are Markdown.

    It is the Automated Readability Index, which counts letters and words: other indices need a dictionary of
    syllables, which the library would fetch from the net.

    Raises:
        NoLibraryError: textstat is not there.
    """
    try:
        count = importlib.import_module("textstat").automated_readability_index
    except ImportError:
        raise NoLibraryError from None
    texts = {path: prose(text) for path, text in pages.items()}
    return {
        path: round(float(count(text)) + 5, 1)
        for path, text in texts.items()
        if len(text.split()) >= _FEWEST_WORDS
    }


def prose(page: str) -> str:
    """The sentences of a page, one line for each paragraph or point."""
    reader = _Prose()
    reader.feed(
        markdown(
            _FRONT.sub("", page),
            extensions=["loosen.mkdocs_adapter.markdown_extension", "md_in_html", "tables"],
        )
    )
    return "\n".join(_sentences(reader.blocks))


def _sentences(blocks: list[str]) -> Iterator[str]:
    for block in blocks:
        text = " ".join(_MARK.sub("", block).split())
        if len(text.split()) > 3:  # fewer are a label
            yield text if text[-1] in ".!?" else text + "."


class _Prose(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._open: list[str] = []
        self._left_out: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "img", "input", "path", "use", "hr"):
            return
        self._open.append(tag)
        names = f"{dict(attrs).get('class') or ''} {dict(attrs).get('id') or ''}"
        if self._left_out is None and (tag in _NOT_PROSE or _SOURCES.search(names)):
            self._left_out = len(self._open)
        elif tag in _PROSE:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if self._left_out is not None and len(self._open) < self._left_out:
            self._left_out = None
        if tag in _PROSE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._left_out is None and self.blocks and any(tag in _PROSE for tag in self._open):
            self.blocks[-1] += data
