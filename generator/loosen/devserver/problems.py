"""Diagnostics as JSON for the browser, each with its source line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from loosen.model.diagnostic import Diagnostic
from loosen.site.messages import Say

Lines = Callable[[str], Sequence[str]]
_CONTEXT = 300
"""Characters of a line before and after the column."""
MOST = 50
"""Problems that are sent."""


def rows(problems: Iterable[Diagnostic], lines: Lines) -> list[dict[str, Any]]:
    """The first problems as JSON values; `lines` returns the lines of a file."""
    return [_row(one, lines(one.place.file)) for one in list(problems)[:MOST]]


def said_in(row: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """A row with its sentences in the language of the site."""
    return {**row, "message": say(row["message"]), "help": say(row["help"])}


def _row(one: Diagnostic, lines: Sequence[str]) -> dict[str, Any]:
    place = one.place
    there = 1 <= place.line <= len(lines)
    line = lines[place.line - 1] if there else ""
    at = min(place.column - 1, len(line))
    start = max(0, at - _CONTEXT)
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": str(one.severity),
        "rule": one.rule,
        "message": one.message,
        "help": one.help,
        # In two parts, so that the caret stands right whatever the font.
        "before": line[start:at],
        "after": line[at : at + _CONTEXT],
    }
