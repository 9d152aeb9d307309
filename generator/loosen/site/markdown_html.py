"""An author's Markdown as the publishers convert it, what is in it then, and what is too much for them.

Python-Markdown goes through a text again for each bracket that is open and for each level of a list: some
short texts would take minutes, and some end in an error. What is not read here is told at its line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

LONGEST = 60_000
"""Letters of one text, which are about 10,000 words."""
LONGEST_PARAGRAPH = 20_000
MOST_LINES = 500
"""Of a paragraph, a list, a table: lines without an empty one between them."""
MOST_OPEN = 20
"""Brackets in one paragraph that are open at once."""
DEEPEST = 8
"""Lists and quotations inside each other."""
MOST_MARKED = 400
"""Lines that are a heading, a rule, or the beginning or the end of a block of code."""
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_BEGINS = re.compile(r"[ \t]*(?:>|[*+-](?=\s)|\d{1,9}\.(?=\s))")
_MARKED = re.compile(r" {0,3}(?:#|```|~~~|=+ *$|(?:[-*_] ?)+ *$)")
_ALLOWED = {
    **dict.fromkeys(
        ("p", "ul", "li", "strong", "em", "pre", "blockquote", "hr", "br", "table", "thead", "tbody", "tr"),
        frozenset[str](),
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), frozenset(("id",))),
    **dict.fromkeys(("th", "td"), frozenset(("align",))),
    "ol": frozenset(("start",)),
    "code": frozenset(("class",)),
    "a": frozenset(("href", "title")),
}
"""The elements that Markdown makes, each with its attributes."""


class TooMuch(NamedTuple):
    """Where a text is more than a publisher could take, and why; lines count from 0."""

    line: int
    must: str
    got: str


class Found(NamedTuple):
    """Something in a converted text: a link, a picture, or an element that Markdown does not make."""

    what: str
    """`link`, `picture` or `tag`."""
    target: str
    words: str
    """What the link says."""


@functools.lru_cache(maxsize=1024)
def converted(text: str) -> str:
    """The HTML of a text. It is kept: the same few lines stand below every page.

    Each has a converter of its own, so that nothing goes from text to text, and no two threads share one.
    """
    return Markdown(extensions=["loosen.mkdocs_adapter.markdown_extension"]).convert(text)


def without_tags(text: str) -> str:
    """No tag of an author's reaches a reader: what looks like one is shown as it was typed."""
    return _TAG.sub("&lt;", text)


def found_in(html: str) -> Iterator[Found]:
    """What may lead or load in a converted text, as a browser reads it."""
    body = LexborHTMLParser(html).body
    for node in body.traverse() if body else ():
        tag, given = node.tag or "", node.attributes
        if node is body or tag.startswith(("-", "body")):
            continue
        if tag in ("img", "image"):
            yield Found("picture", given.get("src") or "", given.get("alt") or "")
        elif tag not in _ALLOWED or not _ALLOWED[tag].issuperset(given):
            yield Found("tag", f"<{tag}>", node.text()[:40])
        elif tag == "a":
            yield Found("link", given.get("href") or "", node.text())


def too_much(text: str, *, markdown: bool = True) -> TooMuch | None:
    """The first place where a text is too long or too deep; only Markdown can be too deep."""
    if len(text) > LONGEST:
        return TooMuch(0, f"have at most {LONGEST:,} letters", f"{len(text):,}")
    if len(text) <= LONGEST_PARAGRAPH and "\n" not in text and (not markdown or _is_flat(text)):
        return None
    return _first_too_much(text, markdown=markdown)


def _is_flat(text: str) -> bool:
    return text.count("[") + text.count("(") <= MOST_OPEN and not _BEGINS.match(text)


def _first_too_much(text: str, *, markdown: bool) -> TooMuch | None:
    begin = length = opened = marked = 0
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            begin, length, opened = number + 1, 0, 0
            continue
        length += len(line) + 1
        if length > LONGEST_PARAGRAPH:
            return TooMuch(begin, f"have paragraphs of at most {LONGEST_PARAGRAPH:,} letters", "a longer one")
        if not markdown:
            continue
        if number - begin >= MOST_LINES:
            return TooMuch(begin, f"have an empty line after at most {MOST_LINES} lines", "more")
        opened = _open_after(line, opened)
        if opened > MOST_OPEN:
            return TooMuch(number, f"have at most {MOST_OPEN} brackets open at once", "more")
        if (depth := _depth(line)) > DEEPEST:
            return TooMuch(number, f"be nested at most {DEEPEST} deep", f"{depth} levels")
        marked += bool(_MARKED.match(line))
        if marked > MOST_MARKED:
            return TooMuch(number, f"have at most {MOST_MARKED} headings, rules and blocks of code", "more")
    return None


def _open_after(line: str, opened: int) -> int:
    """How many brackets are open at most on a line; one that closes closes only what is open."""
    most = opened
    for sign in re.findall(r"[\[\](){}]", line):
        opened = opened + 1 if sign in "[({" else max(0, opened - 1)
        most = max(most, opened)
    return most if most > MOST_OPEN else opened


def _depth(line: str) -> int:
    """How many lists and quotations a line begins or stands in; four spaces are one level."""
    depth = at = 0
    while match := _BEGINS.match(line, at):
        at, depth = match.end(), depth + 1
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    return depth + indent // 4
