"""A page cut into the sections that a search finds: those that the theme's parser makes, and much sooner.

The theme reads HTML in all its forms, letter by letter. Ours has few forms, and one expression cuts it into
tags and texts; a page with anything else is left to the theme. What follows a tag is the way of the theme,
with its oddities: an index must not depend on who made it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from material.plugins.search.plugin import Element, Parser, Section, void  # type: ignore[import-untyped]

# Its quotes are in pairs, so nothing inside a value is taken for the end of the tag.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:[\s/][^<>"]*(?:"[^"<>]*"[^<>"]*)*)?)>', re.IGNORECASE)
_UNUSUAL = re.compile(
    r"<(?:[!?]|(?:style|textarea|xmp|iframe|plaintext|noembed|noframes|noscript)\b)|=\s*'",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"(<script\b[^<>]*>).*?(?=</script>)", re.DOTALL)
"""Its code is no text: only its tags count."""
_ATTRIBUTE = re.compile(r'([^\s=">/]+)(?:\s*=\s*(?:"([^"]*)"|([^\s">]+)))?')
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_NEVER_SEARCHED = ("object", "script", "style")


def sections(content: str) -> list[Section]:
    """The sections of a page's HTML, in order."""
    bare, scripts = _SCRIPT.subn(r"\1", content) if "<script" in content else (content, 0)
    usual = not _UNUSUAL.search(bare) and bare.count("<script") == scripts
    pieces = _TAG.split(bare) if usual else []
    if not pieces or any("<" in text for text in pieces[::4]):
        parser = Parser()
        parser.feed(content)
        parser.close()
        return list(parser.data)
    cut = _Cut()
    cut.text(pieces[0])
    for closes, tag, given, text in zip(pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True):
        if closes:
            cut.end(tag.lower())
        else:
            cut.start(tag.lower(), given)
            if given.endswith("/"):
                cut.end(tag.lower())
        if text:
            cut.text(text)
    return cut.found


class _Cut:
    """Where we are in a page. Elements are told apart by their tags alone, as the theme does."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self._skipped = {*_NEVER_SEARCHED}
        self._open: list[str] = []
        self._links: list[bool] = []
        """Of each open element, whether it is the link that a heading has to itself."""
        self._section: Any = None

    def start(self, tag: str, given: str) -> None:
        if tag in void:
            return
        self._open.append(tag)
        self._links.append(_is_own_link(tag, given))
        if tag in _HEADINGS and "id" in given:
            self._head(tag, _values(given))
        if not self._section:
            self._begin(Section(Element("hx")))
        if _is_excluded(given):
            self._skipped.add(tag)
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            self._into().append(f"<{tag}>")

    def end(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            return
        depth = len(self._open)
        if self._section.depth > depth:
            self._leave(depth)
        self._open.pop()
        self._links.pop()
        if tag in self._skipped:
            if tag not in _NEVER_SEARCHED:
                self._skipped.remove(tag)
        elif tag in _KEPT and self._skipped.isdisjoint(self._open):
            _close(tag, self._into())

    def text(self, raw: str) -> None:
        if not raw or not self._skipped.isdisjoint(self._open):
            return
        data = html.unescape(raw) if "&" in raw else raw
        is_space = data.isspace()
        if "pre" not in self._open:
            data = " " if is_space else data.replace("\n", " ")
        if not self._section:
            self._begin(Section(Element("hx")))
        if self._section.el.tag in self._open:
            if not any(self._links):
                self._section.title.append(html.escape(data, quote=False))
            return
        texts = self._section.text
        if not is_space:
            texts.append(html.escape(data, quote=False))
        elif not texts or not texts[-1].isspace() or "pre" in self._open:
            texts.append(data)

    def _head(self, tag: str, values: dict[str, str | None]) -> None:
        if "id" not in values:
            return
        depth = len(self._open)
        if tag != "h1" and not self.found:
            self._begin(Section(Element("hx"), depth))
        first = not self.found
        self._begin(Section(Element(tag, values), depth))
        if not first:
            self._section.id = values["id"]

    def _begin(self, section: Section) -> None:
        self._section = section
        self.found.append(section)

    def _leave(self, depth: int) -> None:
        """A heading inside another element ends with it; what follows belongs to the section before."""
        for section in reversed(self.found):
            if section.depth <= depth:
                self._section.depth = float("inf")
                self._section = section
                break

    def _into(self) -> list[str]:
        section = self._section
        found: list[str] = section.title if section.el.tag in self._open else section.text
        return found


def _close(tag: str, data: list[str]) -> None:
    """The end of an element; one that holds nothing but white space is taken back."""
    at = data.index(f"<{tag}>")
    if all(data[piece].isspace() for piece in range(at + 1, len(data))):
        del data[at:]
    else:
        data.append(f"</{tag}>")


def _is_own_link(tag: str, given: str) -> bool:
    return tag == "a" and "headerlink" in given and _values(given).get("class") == "headerlink"


def _is_excluded(given: str) -> bool:
    if "data-search-exclude" not in given and "linenodiv" not in given:
        return False
    return any(
        name == "data-search-exclude" or (name == "class" and value == "linenodiv")
        for name, value in _values(given).items()
    )


def _values(given: str) -> dict[str, str | None]:
    return dict(_attributes(given))


def _attributes(given: str) -> Iterator[tuple[str, str | None]]:
    for match in _ATTRIBUTE.finditer(given):
        value = match[2] if match[2] is not None else match[3]
        yield match[1].lower(), None if value is None else html.unescape(value)
