"""Search entries: the sections of each page, in the format of the publisher.

Our pages are excluded from the publisher's own index by their front matter, so that search finds the same
with every publisher.

Text that repeats on many pages, such as evidence for a claim, is indexed on its own page only: for a thousand
exercises it would double the index.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loosen.finish.search import search_text
from loosen.site.pages import Page
from loosen.site.pages.page import Searched
from loosen.site.translations import Catalogue

_HEADINGS = (
    *("exercise.stop_if", "muscle.massage", "muscle.stretch", "muscle.strengthen", "muscle.other"),
    *("exercise.pain_cycle", "exercise.research", "routine.list"),
)
"""Keys of the headings of sections that repeat another page, or hold only links."""
_NOT_INDEXED = "script, style, object, svg, a.headerlink, [data-search-exclude]"
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _TITLES | frozenset(
    (
        *("article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
        *("footer", "header", "li", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("th", "thead", "tr", "ul"),
    )
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the paragraphs below it."""

    anchor: str
    """Empty for a page's title."""
    title: str
    paragraphs: tuple[str, ...]


def sections(content: str) -> tuple[Section, ...]:
    """The sections of an article's HTML, in order, without what is not indexed."""
    tree = LexborHTMLParser(content)
    for node in tree.css(_NOT_INDEXED):
        node.decompose()
    found = [_SectionBuilder("")]
    last = 0
    for block, text in _texts(tree):
        if block.mem_id == last:
            found[-1].add(text)
        elif block.tag in _TITLES and (block.id or not found[0].title):
            found += [_SectionBuilder(block.id or "")] if found[0].title else []
            found[-1].title.append(text)
        else:
            found[-1].blocks.append([text])
        last = block.mem_id
    return tuple(one.section() for one in found)


class _SectionBuilder:
    """A section while it is being read."""

    def __init__(self, anchor: str) -> None:
        self.anchor = anchor
        self.title: list[str] = []
        self.blocks: list[list[str]] = []

    def add(self, text: str) -> None:
        """Append text to the last block."""
        (self.blocks[-1] if self.blocks else self.title).append(text)

    def section(self) -> Section:
        paragraphs = (_plain(parts) for parts in self.blocks)
        return Section(self.anchor, _plain(self.title), tuple(filter(None, paragraphs)))


def _plain(parts: Iterable[str]) -> str:
    """Join the parts, and collapse white space."""
    return " ".join("".join(parts).split())


def _texts(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Each text node with the block element around it."""
    body = tree.body
    for node in body.traverse(include_text=True) if body else ():
        if node.tag == "-text":
            block = node.parent
            while block and block.parent and block.tag not in _BLOCKS:
                block = block.parent
            if block:
                yield block, node.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page or a section as a search result."""

    location: str
    """URL relative to the site's root: `safety/#stop-if`."""
    page: str
    """Title of the page."""
    title: str
    names: tuple[str, ...]
    """Synonyms of the page's subject."""
    paragraphs: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return self.location.partition("#")[2]


def entries(page: Page, found: Sequence[Section], words: Catalogue) -> tuple[Entry, ...]:
    """The search entries of a page with these sections."""
    at = page.address.lstrip("/")
    return tuple(
        Entry(
            location=f"{at}#{one.anchor}" if one.anchor else at,
            page=words.own(page.title),
            title=one.title or words.own(page.title),
            names=() if one.anchor else page.tags,
            paragraphs=one.paragraphs if one.anchor else _with_summary(one.paragraphs, page, words),
        )
        for one in _indexed(page, found, words)
    )


def _with_summary(paragraphs: tuple[str, ...], page: Page, words: Catalogue) -> tuple[str, ...]:
    """The page's summary first, because a result shows it; wherever the page itself shows it."""
    summary = words.own(page.description)
    return summary, *(text for text in paragraphs if text != summary)


def _indexed(page: Page, found: Sequence[Section], words: Catalogue) -> Sequence[Section]:
    """The sections of a page that no other page repeats."""
    if page.kind.searched is Searched.LEAD:
        return [replace(one, paragraphs=one.paragraphs[:1]) for one in found[:1]]
    if page.kind.searched is Searched.WHOLE:
        return found
    headings = frozenset(map(words, _HEADINGS))
    return [one for one in found if not one.anchor or (one.paragraphs and one.title not in headings)]


def search_files(
    publisher: bytes, path: str, found: Iterable[Entry], *, language: str = "en"
) -> dict[str, bytes]:
    """Files by path that replace the `publisher`'s index at `path`."""
    index: dict[str, Any] = json.loads(publisher)
    if "docs" in index:
        return search_text.with_text(index, path, list(map(_line, found)), language=language)
    made = {**index, "items": list(map(_item, found))}
    return {path: json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()}


def preview_index(found: Iterable[Entry], *, language: str = "en") -> str:
    """Material's index with the text inside, for the development server."""
    text = search_text.searched_text(list(map(_line, found)))
    config = {"lang": ["en"], "separator": r"[\s\-]+", "language": language}
    return json.dumps({"config": config, "docs": [], "text": text})


def _line(one: Entry) -> search_text.Line:
    return f"#{one.anchor}" if one.anchor else one.location, (
        one.title,
        ", ".join(one.names),
        *one.paragraphs,
    )


def _item(one: Entry) -> dict[str, Any]:
    """An item of Zensical's index."""
    return {
        "location": one.location,
        "level": 2 if one.anchor else 1,
        "title": one.title,
        "text": " ".join(f"<p>{html.escape(text, quote=False)}</p>" for text in one.paragraphs),
        "path": [one.page],
        "tags": list(one.names),
    }
