"""Locations in authors' files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead to a value in a file: `("dose", "hold")`, `("steps", 2)`."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A file, line and column; lines and columns count from 1, as in editors."""

    file: str
    """Relative to the folder that holds `content/`, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Location("", 0, 0)
"""The location of a value that was invalid: its diagnostic exists already, and checks skip it."""


class Origin(Protocol):
    """What an entity was read from: a document, or an entry of one."""

    @property
    def file(self) -> str:
        """The file, as in `Location.file`."""

    @property
    def source(self) -> str:
        """The text of the whole file."""

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        """The location of the value at `path`, or of its nearest parent if there is no such value."""

    def may_contain(self, substrings: tuple[str, ...]) -> bool:
        """Whether a text may contain one of the substrings; false positives are possible."""

    def find(self, path: KeyPath, pattern: str) -> Location:
        """The location of the first match of a regular expression inside the text at `path`."""


@dataclass(frozen=True, slots=True)
class RecoveredOrigin:
    """The origin of an entity whose invalid values were replaced; their location is `NOWHERE`."""

    origin: Origin
    gaps: frozenset[KeyPath] = frozenset()
    """The paths of values that were removed or replaced."""
    renamed: tuple[tuple[KeyPath, KeyPath], ...] = ()
    """For each misspelt key: the path in the entity and the path in the file."""

    @property
    def file(self) -> str:
        return self.origin.file

    @property
    def source(self) -> str:
        return self.origin.source

    @property
    def body_line(self) -> int:
        return getattr(self.origin, "body_line", 1)

    def has_gap(self, path: KeyPath) -> bool:
        """Whether `path` lies in a gap or contains one."""
        return any(gap[: len(path)] == path[: len(gap)] for gap in self.gaps)

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        return NOWHERE if self.has_gap(path) else self.origin.place(self._written(path), of_key=of_key)

    def may_contain(self, substrings: tuple[str, ...]) -> bool:
        return self.origin.may_contain(substrings)

    def find(self, path: KeyPath, pattern: str) -> Location:
        return NOWHERE if self.has_gap(path) else self.origin.find(self._written(path), pattern)

    def _written(self, path: KeyPath) -> KeyPath:
        for meant, written in self.renamed:
            if path[: len(meant)] == meant:
                return written + path[len(meant) :]
        return path
