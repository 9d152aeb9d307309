"""What a search finds: the sections of each page, in the form that the publisher's pages ask for.

Our pages are left out of a publisher's own index (`search: exclude` in their front matter). So with every
publisher a search finds the same, and none of them reads each page once more.

What research says of a claim, say, is found on the page of the evidence. Said once more for each of a
thousand exercises, it was half of what a phone had to read before it found anything.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loosen.finish.search import search_text
from loosen.site import urls
from loosen.site.pages import Page
from loosen.site.translations import Catalogue

_HEADINGS = (
    *("exercise.prepare", "exercise.prepare_optional", "exercise.next", "exercise.next_optional"),
    *("exercise.timer", "exercise.stop_if", "exercise.pain_cycle"),
    *("exercise.research", "exercise.routines", "muscle.massage", "muscle.stretch", "muscle.strengthen"),
    *("muscle.other", "routine.timer", "routine.list", "routine.times"),
)
"""Of sections that say on many pages what another page says, or that only lead on."""
_MANY = ("exercise", "muscle", "routine")
"""Templates of those pages."""
_SILENT = "script, style, object, svg, a.headerlink, [data-search-exclude]"
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
    """The sections of a page's HTML, in order; what a search shall not find is not in them."""
    tree = LexborHTMLParser(content)
    for node in tree.css(_SILENT):
        node.decompose()
    found = [_Found("")]
    last = 0
    for block, text in _texts(tree):
        if block.mem_id == last:
            found[-1].add(text)
        elif block.tag in _TITLES and (block.id or not found[0].title):
            found += [_Found(block.id or "")] if found[0].title else []
            found[-1].title.append(text)
        else:
            found[-1].said.append([text])
        last = block.mem_id
    return tuple(one.section() for one in found)


class _Found:
    """A section while it is read."""

    def __init__(self, anchor: str) -> None:
        self.anchor = anchor
        self.title: list[str] = []
        self.said: list[list[str]] = []

    def add(self, text: str) -> None:
        """More of what was read last."""
        (self.said[-1] if self.said else self.title).append(text)

    def section(self) -> Section:
        said = (_plain(parts) for parts in self.said)
        return Section(self.anchor, _plain(self.title), tuple(filter(None, said)))


def _plain(parts: Iterable[str]) -> str:
    """As one text, with each white space as one space."""
    return " ".join("".join(parts).split())


def _texts(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Each text with the block that it stands in."""
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
    """A page or one of its sections, as a search shows it."""

    location: str
    """From the site's root: `safety/#stop-if`."""
    page: str
    """What the page is called."""
    title: str
    names: tuple[str, ...]
    """Other words for what a page is about."""
    paragraphs: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return self.location.partition("#")[2]


def entries(page: Page, found: Sequence[Section], words: Catalogue) -> tuple[Entry, ...]:
    """What a search finds of a page with these sections."""
    at = page.address.lstrip("/")
    return tuple(
        Entry(
            location=f"{at}#{one.anchor}" if one.anchor else at,
            page=words.own(page.title),
            title=one.title or words.own(page.title),
            names=() if one.anchor else page.tags,
            paragraphs=one.paragraphs,
        )
        for one in _telling(page, found, words)
    )


def _telling(page: Page, found: Sequence[Section], words: Catalogue) -> Sequence[Section]:
    """The sections of a page that say what no other page says."""
    if page.address == urls.PRESCRIBE:  # its list of exercises is no text
        return [replace(one, paragraphs=one.paragraphs[:1]) for one in found[:1]]
    if page.template not in _MANY:
        return found
    headings = frozenset(map(words, _HEADINGS))
    return [one for one in found if not one.anchor or (one.paragraphs and one.title not in headings)]


def search_files(publisher: bytes, path: str, found: Iterable[Entry]) -> dict[str, bytes]:
    """What takes the place of the `publisher`'s index at `path`."""
    index: dict[str, Any] = json.loads(publisher)
    if "docs" in index:
        return search_text.with_text(index, path, list(map(_line, found)))
    made = {**index, "items": list(map(_item, found))}
    return {path: json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()}


def in_one(found: Iterable[Entry]) -> str:
    """An index with the text in it, for a preview, which makes it anew at each save."""
    text = search_text.searched_text(list(map(_line, found)))
    return json.dumps({"config": {"lang": ["en"], "separator": r"[\s\-]+"}, "docs": [], "text": text})


def _line(one: Entry) -> search_text.Line:
    return f"#{one.anchor}" if one.anchor else one.location, (
        one.title,
        ", ".join(one.names),
        *one.paragraphs,
    )


def _item(one: Entry) -> dict[str, Any]:
    """As Zensical has them."""
    return {
        "location": one.location,
        "level": 2 if one.anchor else 1,
        "title": one.title,
        "text": " ".join(f"<p>{html.escape(text, quote=False)}</p>" for text in one.paragraphs),
        "path": [one.page],
        "tags": list(one.names),
    }
