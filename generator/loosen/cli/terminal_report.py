"""Formats a report for a terminal: each problem with its line, a caret, and colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeAlias

import click

from loosen.model.diagnostic import Diagnostic, Report, Severity, printable
from loosen.model.location import Location
from loosen.site.messages import Say

Lines: TypeAlias = Callable[[str], Sequence[str]]
"""The lines of a file by `Location.file`; empty if it cannot be read."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
_CONTEXT = 50
"""Characters of a long line before the caret."""


def as_terminal(report: Report, lines: Lines, *, width: int = 100, say: Say = str) -> str:
    """All problems and a summary line; empty if there are none. `say` puts what is ours into words."""
    if not report:
        return ""
    problems = [_problem(one, lines, width=width, say=say) for one in report.diagnostics]
    worst = next(level for level in Severity if level in {one.severity for one in report.diagnostics})
    colour = _COLOURS[worst]
    return "\n\n".join([*problems, click.style(say(report.counts), fg=colour, bold=True)])


def excerpt(place: Location, lines: Sequence[str], *, width: int = 100) -> tuple[str, ...]:
    """The line of a location, and a line with a caret under its column; empty past the end of the file."""
    if not 1 <= place.line <= len(lines):
        return ()
    line, at = lines[place.line - 1], place.column - 1
    cut = at - _CONTEXT if at > width - 10 and len(line) > width else 0
    before, after = printable(line[cut:at]), printable(line[at:])
    start = "…" if cut else ""
    shown = _cropped(start + before + after, width)
    number = f"{place.line:>4} | "
    return number + shown, " " * (len(number) - 2) + "| " + " " * _columns(start + before) + "^"


def _problem(one: Diagnostic, lines: Lines, *, width: int, say: Say) -> str:
    place, colour = one.place, _COLOURS[one.severity]
    head = (
        click.style(printable(f"{place}: "), bold=True)
        + click.style(f"{say(one.severity)}: ", fg=colour, bold=True)
        + printable(say(one.message))
        + click.style(f" ({one.rule})", dim=True)
    )
    shown = excerpt(place, lines(place.file), width=width)
    rows = [click.style(shown[0], dim=True), click.style(shown[1], fg=colour)] if shown else []
    help = [f"  {click.style(say('help') + ':', fg='cyan')} {printable(say(one.help))}"] if one.help else []
    return "\n".join([head, *rows, *help])


def _cropped(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _columns(text: str) -> int:
    """Width of a text in terminal columns: wide characters take two, combining ones none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)
