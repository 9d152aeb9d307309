"""What a YAML parser's complaint means for an author, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location

_STRANGE_SPACE = re.compile(r" *(?:- +)?(?:-|[a-z][a-z ]*:)?([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])")


@dataclass(frozen=True, slots=True)
class YamlError:
    """What the parser said, and where it stood; lines and columns count from 0."""

    said: str
    lines: list[str]
    line: int
    column: int
    begun: tuple[int, int] | None
    """Where the thing that it could not finish begins."""

    @property
    def here(self) -> str:
        """The line from the place of the complaint on."""
        return self.lines[self.line][self.column :]

    def lately(self, pattern: str) -> tuple[int, int] | None:
        """The last match in this line or the two above: parsers notice some slips only later."""
        for line in range(self.line, max(0, self.line - 2) - 1, -1):
            if match := re.search(pattern, self.lines[line]):
                return line, match.start(match.lastindex or 0)
        return None


class YamlAdvice(NamedTuple):
    """Where the slip most likely is, what is wrong there, and what to do."""

    spot: tuple[int, int]
    message: str
    help: str


def explain_yaml_error(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    """One `yaml-syntax` diagnostic at the place where the author's slip most likely is."""
    complaint = _complaint(error, text)
    advice = next(found for recognise in _SLIPS if (found := recognise(complaint)))
    place = Location(file, advice.spot[0] + first_line, advice.spot[1] + 1)
    return Diagnostic(place, "yaml-syntax", advice.message, advice.help)


def _complaint(error: yaml.YAMLError, text: str) -> YamlError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun = getattr(error, "context_mark", None)
    lines = text.split("\n")
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    line, column = _inside(lines, (mark.line, mark.column) if mark else _forbidden(text))
    return YamlError(said, lines, line, column, _inside(lines, (begun.line, begun.column)) if begun else None)


def _inside(lines: list[str], spot: tuple[int, int]) -> tuple[int, int]:
    """A parser may complain about the line after the last."""
    line = min(spot[0], len(lines) - 1)
    return line, min(spot[1], len(lines[line]))


def _forbidden(text: str) -> tuple[int, int]:
    """The first character that YAML does not allow; the parser itself counts in bytes."""
    match = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: match.start()] if match else ""
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _invisible(said: YamlError) -> YamlAdvice | None:
    if "not allowed" not in said.said or "character" not in said.said:
        return None
    message = f"a file must not have invisible characters, got U+{ord(said.here[:1] or ' '):04X}"
    return YamlAdvice((said.line, said.column), message, "delete what stands here and type it anew")


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


def _no_space(said: YamlError) -> YamlAdvice | None:
    spot = said.lately("^" + _STRANGE_SPACE.pattern)
    found = strange_space(said.lines[spot[0]]) if spot else None
    return YamlAdvice((spot[0], found[0]), found[1], found[2]) if spot and found else None


def _tab(said: YamlError) -> YamlAdvice | None:
    if not (spot := said.lately(r"^ *(\t)")):
        return None
    return YamlAdvice(spot, "indentation must be spaces, got a tab", "replace the tab by two spaces")


def _quote(said: YamlError) -> YamlAdvice | None:
    if "quoted scalar" not in said.said or said.begun is None:
        return None
    if "escape" in said.said:
        help = r"write \\ for a backslash, or put the text in single quotes"
        return YamlAdvice((said.line, said.column), r"a \ in double quotes must be doubled", help)
    help = "close the text with the quote that it began with; inside single quotes write '' for '"
    return YamlAdvice(said.begun, "a text in quotes must be closed", help)


def _after_quote(said: YamlError) -> YamlAdvice | None:
    if not (spot := said.lately(r"^\s*(?:- |[\w ]+: )\s*(\"[^\"]*\"|'[^']*')\s*[^\s:#,]")):
        return None
    help = "begin and end it with the same quote; inside single quotes write '' for an apostrophe"
    return YamlAdvice(spot, "quotes must go round the whole text", help)


def _after_bracket(said: YamlError) -> YamlAdvice | None:
    if not (spot := said.lately(r"^\s*(?:- |[\w ]+: )\s*(\[[^\]]*\]|\{[^}]*\})\s*[^\s:#,\]}]")):
        return None
    sign = said.lines[spot[0]][spot[1]]
    return YamlAdvice(spot, f"a text without quotes must not begin with {sign}", "put the text in quotes")


def _colon_in_text(said: YamlError) -> YamlAdvice | None:
    if "mapping values are not allowed" not in said.said:
        return None
    help = 'put the whole text in quotes, for example "Stop: rest first"'
    return YamlAdvice((said.line, said.column), "a colon inside a text must stand in quotes", help)


def _colon_without_space(said: YamlError) -> YamlAdvice | None:
    if not (spot := said.lately(r"^\s*(?:- )?[a-z][a-z ]*(:)[^\s:/]")):
        return None
    return YamlAdvice(spot, "a colon must be followed by a space", "write `key: value`")


def _missing_colon(said: YamlError) -> YamlAdvice | None:
    if "could not find expected ':'" not in said.said or said.begun is None:
        return None
    help = "write `key: value`, or indent the line if it goes on from the one above"
    return YamlAdvice(said.begun, "a key must be followed by a colon", help)


def _first_sign(said: YamlError) -> YamlAdvice | None:
    if not re.search("cannot start any token|alias|anchor|tag|directive|block scalar", said.said):
        return None
    spot = said.begun if said.begun and said.begun[0] == said.line else (said.line, said.column)
    sign = said.lines[spot[0]][spot[1] : spot[1] + 1]
    message = f"a text without quotes must not begin with {sign or 'this sign'}"
    return YamlAdvice(spot, message, "put the text in quotes")


def _bracket(said: YamlError) -> YamlAdvice | None:
    if "flow" not in said.said:
        return None
    spot = said.begun or (said.line, said.column)
    return YamlAdvice(
        spot, "a bracket must be closed", "close every [ with ] and every { with }, with commas between"
    )


def _document(said: YamlError) -> YamlAdvice | None:
    if "expected <document start>" not in said.said:
        return None
    help = "delete the line of --- or ..., and move what follows to a file of its own"
    return YamlAdvice((said.line, said.column), "a file must hold one document", help)


def _indentation(said: YamlError) -> YamlAdvice:
    help = "keys side by side start in one column: count the spaces here and in the line above"
    return YamlAdvice((said.line, said.column), "this line must fit the lines above it", help)


_SLIPS: tuple[Callable[[YamlError], YamlAdvice | None], ...] = (
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
    _bracket,
    _document,
    _indentation,
)
"""The most telling first; the last one knows something about every complaint."""
