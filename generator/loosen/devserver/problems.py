"""What is wrong, as the browser shows it: each problem with its place, its words and the line itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from loosen.model.diagnostic import Diagnostic

Lines = Callable[[str], Sequence[str]]
_LONGEST = 300
"""Signs of a line that are shown before and after the spot."""
MOST = 50


def rows(problems: Iterable[Diagnostic], lines: Lines) -> list[dict[str, Any]]:
    """The first problems, for JSON."""
    return [_row(one, lines(one.place.file)) for one in list(problems)[:MOST]]


def _row(one: Diagnostic, lines: Sequence[str]) -> dict[str, Any]:
    place = one.place
    there = 1 <= place.line <= len(lines)
    line = lines[place.line - 1] if there else ""
    at = min(place.column - 1, len(line))
    start = max(0, at - _LONGEST)
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": str(one.severity),
        "rule": one.rule,
        "message": one.message,
        "help": one.help,
        # In two parts, so that the caret stands right however wide the letters are.
        "before": line[start:at],
        "after": line[at : at + _LONGEST],
    }
