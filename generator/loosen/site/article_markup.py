"""The text of an article as pieces: prose, embeds (`::: exercise <id>`), citations (`[@id]`) and links."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

EMBEDS = ("exercise", "routine", "claim")
_FENCE = re.compile(r"(`{3,}|~{3,}) *[\w#.+-]* *")
_LIKE_A_FENCE = re.compile(r"(?:[\s>*+-]|\d+\.\s)*(?:```|~~~)")
_EMBED = re.compile(r" {0,3}:::\s*(?P<kind>\S*)[ \t]*(?P<id>\S*)[ \t]*(?P<rest>.*)")
# No pattern may look far ahead for its end: a line may be a megabyte of `[@`.
_CITATION = re.compile(r"\[@(?P<ids>[^\[\]\n]*)\]")
_LINK = re.compile(r"\]\((?P<target>[^()\n]*)")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]\n]*\]:\s*(?P<target>\S*)")
_TAG = re.compile(r"(?P<target><!--|<[a-zA-Z/!?](?:[^<>\n]{0,200}>)?)")
"""Each `<` with which a tag could begin, and all of it where it ends soon."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A place in a text: line and column, from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of Markdown that stay as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """A line that asks for something to be put in its place."""

    kind: str
    id: str
    rest: str
    spot: Offset


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a line of prose names: a source, an address, a tag."""

    target: str
    spot: Offset


@dataclass(frozen=True, slots=True)
class Picture:
    """A line that is a picture: `![words](a-name)`."""

    alt: str
    """What is said instead of its own text."""
    target: str
    spot: Offset

    @property
    def id(self) -> str:
        """The name of a file of ours, which may be written as its path; nothing for what stands elsewhere."""
        match = _OURS.fullmatch(self.target)
        return match["id"] if match else ""


_PICTURE = re.compile(r" {0,3}!\[(?P<alt>[^\[\]\n]*)\]\((?P<target>[^()\n]*)\)[ \t]*")
_OURS = re.compile(r"(?:(?:\.\./|/)?media/)?(?P<id>[a-z0-9-]+)(?:\.[A-Za-z0-9]+)?")
Piece: TypeAlias = TextBlock | Embed | Picture
_TITLE = re.compile(r"#(?!#)[ \t]*(?P<words>[^\s#].*?)[ \t#]*$")
_UNDERLINE = re.compile(r"=+[ \t]*")
_REMEMBERED = 1_000
"""Texts: a preview asks for all of them after each save, and one of them is new."""


@functools.lru_cache(maxsize=_REMEMBERED)
def split_embeds(text: str) -> tuple[Piece, ...]:
    """The text in order, cut at its embeds; what stands in a fenced block is prose."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    prose: list[str] = []
    for number, line, fenced in _lines(text):
        match = None if fenced or ":::" not in line else _EMBED.fullmatch(line.rstrip())
        picture = None if fenced or not line.lstrip().startswith("![") else _PICTURE.fullmatch(line)
        if not match and not picture:
            prose.append(line)
            continue
        if prose:
            yield TextBlock("\n".join(prose))
            prose = []
        if picture:
            yield Picture(picture["alt"], picture["target"], Offset(number, picture.start("target")))
        if not match:
            continue
        column = match.start("id") if match["id"] else match.start("kind")
        yield Embed(match["kind"], match["id"], match["rest"], Offset(number, column))
    if prose:
        yield TextBlock("\n".join(prose))


@functools.lru_cache(maxsize=_REMEMBERED)
def citations(text: str) -> tuple[Reference, ...]:
    """Every id in `[@id]` or `[@id; @other]`."""
    return tuple(_citations(text)) if "[@" in text else ()


def _citations(text: str) -> Iterator[Reference]:
    for mention in _mentions(_CITATION, text, group="ids"):
        column = mention.spot.column
        for part in mention.target.split(";"):
            before = len(part) - len(part.lstrip(" @"))
            yield Reference(part.strip().removeprefix("@"), Offset(mention.spot.line, column + before))
            column += len(part) + 1


def links(text: str) -> Iterator[Reference]:
    """The target of every Markdown link, with what else stands between its brackets; pictures are none."""
    found = _mentions(_LINK, text) if "](" in text else iter(())
    if "![" not in text:
        return found
    lines = text.split("\n")
    return (one for one in found if not _is_picture(lines[one.spot.line], one.spot.column - 2))


def _is_picture(line: str, end: int) -> bool:
    """Whether the words in brackets that end there are those of a picture."""
    near = line[max(0, end - 300) : end]
    begin = near.rfind("[")
    return begin > 0 and near[begin - 1] == "!"


def definitions(text: str) -> Iterator[Reference]:
    """The target of every `[words]: target`, Markdown's way to keep an address apart from its link."""
    for number, line, fenced in _lines(text) if "]:" in text else ():
        if not fenced and (match := _DEFINITION.match(line)):
            yield Reference(match["target"], Offset(number, match.start("target")))


def titles(text: str) -> Iterator[Reference]:
    """Every heading of the first level, which only the name of a page may be."""
    above = ""
    for number, line, fenced in _lines(text) if "#" in text or "=" in text else ():
        if not fenced and (match := _TITLE.match(line)):
            yield Reference(match["words"], Offset(number, 0))
        elif not fenced and above.strip() and _UNDERLINE.fullmatch(line):
            yield Reference(above.strip(), Offset(number - 1, 0))
        above = "" if fenced else line


def tags(text: str) -> Iterator[Reference]:
    """All that looks like a tag or a comment of HTML; in code, too, where it would be shown as `&lt;`."""
    return _in_all(_TAG, text) if "<" in text else iter(())


def fences(text: str) -> Iterator[tuple[Offset, bool]]:
    """Every line that looks like the begin or the end of a block of code, and whether it is one."""
    for number, line, fenced in _lines(text) if _may_fence(text) else ():
        if match := _LIKE_A_FENCE.match(line):
            yield Offset(number, match.end() - 3), fenced


def offset_of(text: str, index: int) -> Offset:
    """Line and column of a character."""
    return Offset(text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1)


def _mentions(pattern: re.Pattern[str], text: str, *, group: str = "target") -> Iterator[Reference]:
    if not _may_fence(text):  # no pattern goes on in the next line
        yield from _in_all(pattern, text, group=group)
        return
    for number, line, fenced in _lines(text):
        for match in () if fenced else pattern.finditer(line):
            yield Reference(match[group], Offset(number, match.start(group)))


def _in_all(pattern: re.Pattern[str], text: str, *, group: str = "target") -> Iterator[Reference]:
    lines = begins = counted = 0
    for match in pattern.finditer(text):
        # From one to the next: a megabyte of mentions is not counted from its beginning each time.
        begins = max(text.rfind("\n", counted, match.start()) + 1, begins)
        lines += text.count("\n", counted, match.start())
        counted = match.start()
        yield Reference(match[group], Offset(lines, match.start(group) - begins))


def with_citations(text: str, numbers: dict[str, str]) -> str:
    """The text with each citation replaced by the Markdown in `numbers`, by source id."""

    def cited(match: re.Match[str]) -> str:
        return "".join(numbers[part.strip().removeprefix("@")] for part in match["ids"].split(";"))

    return "\n".join(line if fenced else _CITATION.sub(cited, line) for _, line, fenced in _lines(text))


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Number from 0, line, and whether it belongs to a fenced block, as Python-Markdown reads it."""
    if not _may_fence(text):
        yield from ((number, line, False) for number, line in enumerate(text.split("\n")))
        return
    lines = text.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.startswith(("```", "~~~")):
            closing.setdefault(line.rstrip(" "), []).append(number)
    end = -1
    for number, line in enumerate(lines):
        opened = _FENCE.fullmatch(line) if number > end else None
        if opened:
            ends = closing.get(opened[1], [])
            after = bisect.bisect_right(ends, number)
            end = ends[after] if after < len(ends) else end
        yield number, line, number <= end


def _may_fence(text: str) -> bool:
    return "```" in text or "~~~" in text
