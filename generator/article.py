"""The text of an article as pieces: prose, embeds (`::: exercise <id>`), citations (`[@id]`) and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

EMBEDS = ("exercise", "routine", "claim")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_EMBED = re.compile(r":::\s*(?P<kind>\S*)[ \t]*(?P<id>\S*)[ \t]*(?P<rest>.*)")
_CITATION = re.compile(r"\[@(?P<ids>[^\]\n]*)\]")
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text: line and column, from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of Markdown that stay as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """A line that asks for something to be put in its place."""

    kind: str
    id: str
    rest: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Mention:
    """A source that is cited, or an address that is linked to, inside a line of prose."""

    target: str
    spot: Spot


Piece: TypeAlias = Prose | Embed


def pieces(text: str) -> Iterator[Piece]:
    """The text in order, cut at its embeds; what stands in a fenced block is prose."""
    prose: list[str] = []
    for number, line, fenced in _lines(text):
        match = None if fenced else _EMBED.fullmatch(line.rstrip())
        if not match:
            prose.append(line)
            continue
        if prose:
            yield Prose("\n".join(prose))
            prose = []
        column = match.start("id") if match["id"] else match.start("kind")
        yield Embed(match["kind"], match["id"], match["rest"], Spot(number, column))
    if prose:
        yield Prose("\n".join(prose))


def citations(text: str) -> Iterator[Mention]:
    """Every id in `[@id]` or `[@id; @other]`."""
    for number, line, fenced in _lines(text):
        for match in () if fenced else _CITATION.finditer(line):
            start = match.start("ids")
            for part in match["ids"].split(";"):
                id = part.strip().removeprefix("@")
                yield Mention(id, Spot(number, line.index(id, start) if id else start))


def links(text: str) -> Iterator[Mention]:
    """Every target of a Markdown link."""
    for number, line, fenced in _lines(text):
        for match in () if fenced else _LINK.finditer(line):
            yield Mention(match["target"], Spot(number, match.start("target")))


def with_citations(text: str, numbers: dict[str, str]) -> str:
    """The text with each citation replaced by the Markdown in `numbers`, by source id."""

    def cited(match: re.Match[str]) -> str:
        return "".join(numbers[part.strip().removeprefix("@")] for part in match["ids"].split(";"))

    return "\n".join(line if fenced else _CITATION.sub(cited, line) for _, line, fenced in _lines(text))


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Number from 0, line, and whether it belongs to a fenced block."""
    fence = ""
    for number, line in enumerate(text.split("\n")):
        opened = _FENCE.match(line)
        if opened and not fence:
            fence = opened[1]
            yield number, line, True
        elif opened and opened[1] == fence:
            fence = ""
            yield number, line, True
        else:
            yield number, line, bool(fence)
