"""A problem in the content, as a value: where, which rule, what is wrong, what to do."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from loosen.model.location import Location

RuleId: TypeAlias = Literal[
    "yaml-syntax",
    "not-utf8",
    "unknown-key",
    "duplicate-key",
    "missing-key",
    "wrong-type",
    "bad-duration",
    "bad-value",
    "bad-id",
]
"""What reading a file can say. Rules about what content means name themselves, in `loosen.checks`."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem. Diagnostics sort by place, then by rule."""

    place: Location
    rule: str
    message: str
    """*Thing* must *condition*, got *value*; in words an author uses."""
    help: str = ""
    """What to do about it."""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    def __str__(self) -> str:
        line = printable(f"{self.place}: {self.severity}: {self.message} ({self.rule})")
        return f"{line}\n  help: {printable(self.help)}" if self.help else line


def printable(text: str) -> str:
    """On one line, and without a sign that would steer a terminal: an author's words may hold any."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


@dataclass(frozen=True, slots=True)
class Report:
    """All that was noticed, sorted by place, each problem once."""

    diagnostics: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, *groups: Iterable[Diagnostic]) -> Report:
        return cls(tuple(sorted({d for group in groups for d in group})))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnostics if d.severity is Severity.WARNING)

    def __bool__(self) -> bool:
        return bool(self.diagnostics)

    @property
    def counted(self) -> str:
        """`2 errors and 1 warning`."""
        return " and ".join(
            f"{len(group)} {name}{'s' if len(group) > 1 else ''}"
            for name, group in (("error", self.errors), ("warning", self.warnings))
            if group
        )

    def __str__(self) -> str:
        return "\n".join([*map(str, self.diagnostics), self.counted])


def as_text(report: Report) -> str:
    """What a person reads in a terminal; empty when there is nothing to say."""
    return str(report) if report else ""


def as_json(report: Report) -> str:
    """A list of objects, sorted by place, for editors and scripts."""
    rows = [
        {
            "file": d.place.file,
            "line": d.place.line,
            "column": d.place.column,
            "severity": str(d.severity),
            "rule": d.rule,
            "message": d.message,
            "help": d.help,
        }
        for d in report.diagnostics
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(report: Report) -> str:
    """GitHub's workflow commands, which show as annotations on a pull request."""

    return "\n".join(
        f"::{d.severity} file={_property(d.place.file)},line={d.place.line},col={d.place.column},"
        f"title={d.rule}::" + _data(f"{d.message}\n{d.help}" if d.help else d.message)
        for d in report.diagnostics
    )


def _data(text: str) -> str:
    """A message, escaped as GitHub's own toolkit does it (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": as_text, "json": as_json, "github": as_github}


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word that is most like this one; empty when none is."""
    if len(word) > 60:  # no slip of the finger, and slow to compare
        return ""
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=cutoff)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help that names the nearest known word, or all of them when they are few."""
    choices = list(known)
    if near := nearest(word, choices):
        return f"did you mean `{near}`?"
    if 0 < len(choices) <= 15:
        return "choose one of: " + ", ".join(choices)
    return ""
