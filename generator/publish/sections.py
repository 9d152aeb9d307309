"""A page cut into the sections that a search finds: those that the theme's parser makes, and much sooner.

The theme reads HTML in all its forms, letter by letter. Ours has few: each `<` begins a tag, and most tags
stand on many pages, so what one says is remembered. A page with anything else is left to the theme. What
follows a tag is the way of the theme, with its oddities: an index must not depend on who made it.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from material.plugins.search.plugin import Element, Parser, Section, void  # type: ignore[import-untyped]

from generator.publish.searched import UnusualError, searched

# Its quotes are in pairs, so nothing inside a value is taken for the end of the tag.
_TAG = re.compile(r'(/?)([a-z][a-z0-9-]*)((?:[\s/][^"]*(?:"[^"]*"[^"]*)*)?)', re.IGNORECASE)
_SINGLE_QUOTED = re.compile(r"=\s*'")
_ATTRIBUTE = re.compile(r'([^\s=">/]+)(?:\s*=\s*(?:"([^"]*)"|([^\s">]+)))?')
_UNUSUAL = frozenset(
    ("style", "textarea", "xmp", "iframe", "plaintext", "noembed", "noframes", "noscript", "hx")
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_TELLING = _HEADINGS | _KEPT
_NEVER_SEARCHED = frozenset(("object", "script", "style"))

_VOID, _PLAIN, _TELLS, _EMPTY, _PLAIN_END, _END = range(6)
"""What a tag does. Of a plain element only its place counts; an empty one ends where it begins."""

_Tag = tuple[int, str, dict[str, str | None]]
"""What it does, its name, and its attributes where they count."""


def sections(content: str) -> list[Section]:
    """The sections of a page's HTML, in order."""
    try:
        return _cut(searched(content).split("<"))
    except (UnusualError, ValueError):
        parser = Parser()
        parser.feed(content)
        parser.close()
        return list(parser.data)


def _cut(pieces: Sequence[str]) -> list[Section]:
    """Of pieces that each begin with a tag, but for the first; a `ValueError` says that one does not end."""
    cut = _Cut()
    opened, skipped, found = cut.opened, cut.skipped, cut.found
    if pieces[0]:
        cut.text(pieces[0])
    for piece in pieces[1:]:
        given, text = piece.split(">", 1)
        does, name, values = _tag(given)
        # These two are most of them, and nothing follows from them.
        if does == _PLAIN and found and name not in skipped:
            opened.append(name)
        elif does == _PLAIN_END and name not in skipped and cut.depth <= len(opened):
            if opened and opened[-1] == name:
                opened.pop()
        elif does:
            cut.tag(does, name, values)
        if text and not cut.hidden:
            cut.text(text)
    return found


@functools.lru_cache(8192)
def _tag(given: str) -> _Tag:
    """What stands between `<` and `>`."""
    match = _TAG.fullmatch(given)
    name = match[2].lower() if match else ""
    if not match or name in _UNUSUAL or (name == "script" and match[2] != name):
        raise UnusualError
    if "'" in given and _SINGLE_QUOTED.search(given):
        raise UnusualError
    if match[1] or name in void:
        ends = _END if name in _TELLING or name == "a" else _PLAIN_END
        return (ends if match[1] else _VOID), name, {}
    values = _values(match[3])
    if match[3].endswith("/"):
        if match[3][-2:-1] not in ("", '"', " "):
            raise UnusualError  # `/` may be the end of a value
        return _EMPTY, name, values
    if name == "path":
        raise UnusualError  # one that is open, and could be left out with all that is in it
    tells = name in _TELLING or _is_excluded(values) or _is_own_link(name, values)
    return (_TELLS if tells else _PLAIN), name, values


def _values(given: str) -> dict[str, str | None]:
    """Attributes by name; of most tags, none of them counts."""
    lower = given.lower()
    if not any(part in lower for part in ("id", "data-search-exclude", "headerlink", "linenodiv", "&")):
        return {}
    return dict(_attributes(given))


def _attributes(given: str) -> Iterator[tuple[str, str | None]]:
    for match in _ATTRIBUTE.finditer(given):
        value = match[2] if match[2] is not None else match[3]
        yield match[1].lower(), None if value is None else html.unescape(value)


def _is_own_link(name: str, values: dict[str, str | None]) -> bool:
    return name == "a" and values.get("class") == "headerlink"


def _is_excluded(values: dict[str, str | None]) -> bool:
    return "data-search-exclude" in values or values.get("class") == "linenodiv"


class _Cut:
    """Where we are in a page. Elements are told apart by their tags alone, as the theme does."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self.opened: list[str] = []
        self.skipped = {*_NEVER_SEARCHED}
        self.hidden = False
        """Whether we are in an element whose tag is skipped."""
        self.depth = 0.0
        """How deep the section begins that we are in."""
        self._section: Any = None
        self._titled = False
        """Whether we are in its heading."""
        self._pres = 0
        """In how many elements that keep their white space."""
        self._link = 0
        """How deep a heading's link to itself stands."""

    def tag(self, does: int, name: str, values: dict[str, str | None]) -> None:
        if does < _PLAIN_END:
            self._start(name, values)
        if does >= _EMPTY and self.opened and self.opened[-1] == name:
            self._end(name)

    def _start(self, name: str, values: dict[str, str | None]) -> None:
        opened = self.opened
        opened.append(name)
        if name in _HEADINGS and "id" in values:
            self._head(name, values)
        elif not self.found:
            self._begin(Section(Element("hx")))
        elif name in _HEADINGS:
            self._into(self._section)
        if name == "pre":
            self._pres += 1
        if values and _is_own_link(name, values):
            self._link = self._link or len(opened)
        if values and _is_excluded(values):
            self.skipped.add(name)
        if name in self.skipped:
            self.hidden = True
        elif name in _KEPT and not self.hidden:
            (self._section.title if self._titled else self._section.text).append(f"<{name}>")

    def _end(self, name: str) -> None:
        """The end of the element that was opened last."""
        opened = self.opened
        depth = len(opened)
        if self.depth > depth:
            self._leave(depth)
        opened.pop()
        if name in _HEADINGS:
            self._into(self._section)
        elif name == "pre":
            self._pres -= 1
        if depth == self._link:
            self._link = 0
        if name in self.skipped:
            if name not in _NEVER_SEARCHED:
                self.skipped.remove(name)
            self.hidden = not self.skipped.isdisjoint(opened)
        elif name in _KEPT and not self.hidden:
            _close(name, self._section.title if self._titled else self._section.text)

    def text(self, raw: str) -> None:
        """What stands between two tags, and is not hidden."""
        data = html.escape(html.unescape(raw), quote=False) if "&" in raw or ">" in raw else raw
        is_space = data.isspace()
        if not self._pres and (is_space or "\n" in data):
            data = " " if is_space else data.replace("\n", " ")
        if not self.found:
            self._begin(Section(Element("hx")))
        texts = self._section.text
        if self._titled:
            if not self._link:
                self._section.title.append(data)
        elif not is_space or self._pres or not texts or not texts[-1].isspace():
            texts.append(data)

    def _head(self, name: str, values: dict[str, str | None]) -> None:
        depth = len(self.opened)
        if name != "h1" and not self.found:
            self._begin(Section(Element("hx"), depth))
        first = not self.found
        self._begin(Section(Element(name, values), depth))
        if not first:
            self._section.id = values["id"]

    def _begin(self, section: Section) -> None:
        self.found.append(section)
        self._into(section)

    def _leave(self, depth: int) -> None:
        """A heading inside another element ends with it; what follows belongs to the section before."""
        for section in reversed(self.found):
            if section.depth <= depth:
                self._section.depth = float("inf")
                self._into(section)
                break

    def _into(self, section: Section) -> None:
        self._section, self.depth = section, section.depth
        self._titled = section.el.tag in self.opened


def _close(name: str, data: list[str]) -> None:
    """The end of an element; one that holds nothing but white space is taken back."""
    at = data.index(f"<{name}>")
    for piece in range(at + 1, len(data)):
        if not data[piece].isspace():
            data.append(f"</{name}>")
            return
    del data[at:]
