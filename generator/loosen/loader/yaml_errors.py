"""YAML syntax errors as diagnostics for authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location

_COLOUR = re.compile(r":[ \t]+(#[0-9a-fA-F]{6})(?!\w)")
_STRANGE_SPACE = re.compile(r" *(?:- +)?(?:-|[a-z][a-z ]*:)?([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])")


@dataclass(frozen=True, slots=True)
class YamlError:
    """A parser error with the lines of the text; lines and columns count from 0."""

    message: str
    lines: list[str]
    line: int
    column: int
    start: tuple[int, int] | None
    """Where the unfinished construct begins."""

    @property
    def here(self) -> str:
        """The rest of the line from the error on."""
        return self.lines[self.line][self.column :]

    def last_match(self, pattern: str) -> tuple[int, int] | None:
        """The last match in this line or the two above, as the parser notices some mistakes only later."""
        for line in range(self.line, max(0, self.line - 2) - 1, -1):
            if match := re.search(pattern, self.lines[line]):
                return line, match.start(match.lastindex or 0)
        return None


class YamlAdvice(NamedTuple):
    """Where the mistake most likely is, what is wrong there, and what to do."""

    position: tuple[int, int]
    message: str
    help: str


def explain_yaml_error(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    """One `yaml-syntax` diagnostic at the author's most likely mistake."""
    parsed = _parse_error(error, text)
    advice = next(found for recognize in _RECOGNIZERS if (found := recognize(parsed)))
    place = Location(file, advice.position[0] + first_line, advice.position[1] + 1)
    return Diagnostic(place, "yaml-syntax", advice.message, advice.help)


def _parse_error(error: yaml.YAMLError, text: str) -> YamlError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    lines = text.split("\n")
    message = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    line, column = _clamp(lines, (mark.line, mark.column) if mark else _forbidden(text))
    start = _clamp(lines, (context.line, context.column)) if context else None
    return YamlError(message, lines, line, column, start)


def _clamp(lines: list[str], position: tuple[int, int]) -> tuple[int, int]:
    """The position inside the text: the parser may point at the line after the last."""
    line = min(position[0], len(lines) - 1)
    return line, min(position[1], len(lines[line]))


def _forbidden(text: str) -> tuple[int, int]:
    """The position of the first character that YAML forbids; the parser itself counts bytes."""
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: match.start()] if match else ""
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _invisible(error: YamlError) -> YamlAdvice | None:
    if "not allowed" not in error.message or "character" not in error.message:
        return None
    message = f"a file must not have invisible characters, got U+{ord(error.here[:1] or ' '):04X}"
    return YamlAdvice((error.line, error.column), message, "delete what stands here and type it anew")


def strange_space(line: str) -> tuple[int, str, str] | None:
    """A space that is none to YAML, where one must stand: its column, what is wrong, what to do."""
    if not (match := _STRANGE_SPACE.match(line)):
        return None
    column = match.start(1)
    sign = line[:column][-1:].strip()
    where = f"after {sign}" if sign else "at the start of a line"
    message = f"{where} must stand an ordinary space, got U+{ord(line[column]):04X}"
    help = "it looks like a space and is none (a no-break space, say): delete it and press the space bar"
    return column, message, help


def bare_colour(line: str, start: int = 0) -> tuple[int, str, str] | None:
    """A colour without quotes, which is a note to YAML: its column, what is wrong, what to do."""
    if not (match := _COLOUR.search(line, start)):
        return None
    message = f"a colour must stand in quotes, got {match[1]}, which counts as a note"
    return match.start(1), message, f'write "{match[1]}"'


def _colour(error: YamlError) -> YamlAdvice | None:
    """The bracket that such a note leaves open."""
    if "flow" not in error.message or error.start is None:
        return None
    rows = range(error.start[0], error.line + 1)
    found = ((row, bare_colour(error.lines[row], error.start[1] * (row == error.start[0]))) for row in rows)
    return next((YamlAdvice((row, one[0]), one[1], one[2]) for row, one in found if one), None)


def _no_space(error: YamlError) -> YamlAdvice | None:
    position = error.last_match("^" + _STRANGE_SPACE.pattern)
    found = strange_space(error.lines[position[0]]) if position else None
    return YamlAdvice((position[0], found[0]), found[1], found[2]) if position and found else None


def _tab(error: YamlError) -> YamlAdvice | None:
    if not (position := error.last_match(r"^ *(\t)")):
        return None
    return YamlAdvice(position, "indentation must be spaces, got a tab", "replace the tab by two spaces")


def _quote(error: YamlError) -> YamlAdvice | None:
    if "quoted scalar" not in error.message or error.start is None:
        return None
    if "escape" in error.message:
        help = r"write \\ for a backslash, or put the text in single quotes"
        return YamlAdvice((error.line, error.column), r"a \ in double quotes must be doubled", help)
    help = "close the text with the quote that it began with; inside single quotes write '' for '"
    return YamlAdvice(error.start, "a text in quotes must be closed", help)


def _after_quote(error: YamlError) -> YamlAdvice | None:
    if not (position := error.last_match(r"^\s*(?:- |[\w ]+: )\s*(\"[^\"]*\"|'[^']*')\s*[^\s:#,]")):
        return None
    help = "begin and end it with the same quote; inside single quotes write '' for an apostrophe"
    return YamlAdvice(position, "quotes must go round the whole text", help)


def _after_bracket(error: YamlError) -> YamlAdvice | None:
    if not (position := error.last_match(r"^\s*(?:- |[\w ]+: )\s*(\[[^\]]*\]|\{[^}]*\})\s*[^\s:#,\]}]")):
        return None
    sign = error.lines[position[0]][position[1]]
    return YamlAdvice(position, f"a text without quotes must not begin with {sign}", "put the text in quotes")


def _colon_in_text(error: YamlError) -> YamlAdvice | None:
    if "mapping values are not allowed" not in error.message:
        return None
    help = 'put the whole text in quotes, for example "Stop: rest first"'
    return YamlAdvice((error.line, error.column), "a colon inside a text must stand in quotes", help)


def _colon_without_space(error: YamlError) -> YamlAdvice | None:
    if not (position := error.last_match(r"^\s*(?:- )?[a-z][a-z ]*(:)[^\s:/]")):
        return None
    return YamlAdvice(position, "a colon must be followed by a space", "write `key: value`")


def _missing_colon(error: YamlError) -> YamlAdvice | None:
    if "could not find expected ':'" not in error.message or error.start is None:
        return None
    help = "write `key: value`, or indent the line if it goes on from the one above"
    return YamlAdvice(error.start, "a key must be followed by a colon", help)


def _first_sign(error: YamlError) -> YamlAdvice | None:
    if not re.search("cannot start any token|alias|anchor|tag|directive|block scalar", error.message):
        return None
    position = error.start if error.start and error.start[0] == error.line else (error.line, error.column)
    sign = error.lines[position[0]][position[1] : position[1] + 1]
    message = f"a text without quotes must not begin with {sign or 'this sign'}"
    return YamlAdvice(position, message, "put the text in quotes")


def _bracket(error: YamlError) -> YamlAdvice | None:
    if "flow" not in error.message:
        return None
    position = error.start or (error.line, error.column)
    return YamlAdvice(
        position, "a bracket must be closed", "close every [ with ] and every { with }, with commas between"
    )


def _document(error: YamlError) -> YamlAdvice | None:
    if "expected <document start>" not in error.message:
        return None
    help = "delete the line of --- or ..., and move what follows to a file of its own"
    return YamlAdvice((error.line, error.column), "a file must hold one document", help)


def _indentation(error: YamlError) -> YamlAdvice:
    help = "keys side by side start in one column: count the spaces here and in the line above"
    return YamlAdvice((error.line, error.column), "this line must fit the lines above it", help)


_RECOGNIZERS: tuple[Callable[[YamlError], YamlAdvice | None], ...] = (
    _invisible,
    _no_space,
    _tab,
    _quote,
    _colon_without_space,
    _after_quote,
    _after_bracket,
    _colon_in_text,
    _missing_colon,
    _first_sign,
    _colour,
    _bracket,
    _document,
    _indentation,
)
"""The most specific first; the last one accepts every error."""
