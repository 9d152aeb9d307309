"""Diagnostics: problems in the content, with location, rule, message and help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from loosen.model.location import Location

RuleId: TypeAlias = Literal[
    "yaml-syntax",
    "not-utf8",
    "not-audio",
    "unknown-key",
    "duplicate-key",
    "missing-key",
    "wrong-type",
    "bad-duration",
    "bad-value",
    "bad-id",
    "own-template",
]
"""What reading a file or trying a template can say. Rules about what content means name themselves, in
`loosen.checks`."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    """Worth knowing; nothing is wrong, and `--strict` passes."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem. Diagnostics sort by location, then by rule."""

    place: Location
    rule: str
    message: str
    """*Thing* must *condition*, got *value*; in words an author uses."""
    help: str = ""
    """What to do about it."""
    severity: Severity = field(default=Severity.ERROR, compare=False)

    def in_words(self, say: Callable[[str], str]) -> str:
        """For a person to read; `say` puts each English text of ours into another language."""
        line = printable(f"{self.place}: {say(self.severity)}: {say(self.message)} ({self.rule})")
        return f"{line}\n  {say('help')}: {printable(say(self.help))}" if self.help else line

    def __str__(self) -> str:
        return self.in_words(str)


def printable(text: str) -> str:
    """Text with control characters escaped: content may contain some that steer a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


@dataclass(frozen=True, slots=True)
class Report:
    """All diagnostics, sorted by location, without duplicates."""

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

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnostics if d.severity is Severity.NOTE)

    def __bool__(self) -> bool:
        return bool(self.diagnostics)

    @property
    def counts(self) -> str:
        """`2 errors and 1 warning`."""
        return " and ".join(
            f"{len(group)} {name}{'s' if len(group) > 1 else ''}"
            for name, group in (("error", self.errors), ("warning", self.warnings), ("note", self.notes))
            if group
        )

    def in_words(self, say: Callable[[str], str]) -> str:
        """For a person to read, as `Diagnostic.in_words`."""
        return "\n".join([*(one.in_words(say) for one in self.diagnostics), say(self.counts)])

    def __str__(self) -> str:
        return self.in_words(str)
