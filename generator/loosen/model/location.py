"""Where something stands in an author's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value inside one file, by the author's own keys: `("dose", "hold")`, `("steps", 2)`."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A spot in a file; lines and columns count from 1, as editors do."""

    file: str
    """Relative to the folder that holds `content/`, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Location("", 0, 0)
"""The place of a value that could not be understood: it has been said, and there is nothing to judge."""


class Origin(Protocol):
    """What an entity was read from; it can say where each of its values stands."""

    @property
    def file(self) -> str:
        """The file, as in `Place.file`."""

    @property
    def source(self) -> str:
        """All that stands in the file."""

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        """The place of the value at `path`, or of its nearest parent when it is not there."""

    def may_hold(self, signs: tuple[str, ...]) -> bool:
        """Whether one of some signs may stand in one of the texts."""

    def find(self, path: KeyPath, pattern: str) -> Location:
        """The place of the first match of a regular expression inside the text at `path`."""


@dataclass(frozen=True, slots=True)
class RecoveredOrigin:
    """The origin of an entity with gaps: places of what could not be understood are `NOWHERE`."""

    origin: Origin
    gaps: frozenset[KeyPath] = frozenset()
    """Values that something else stands for, or nothing."""
    renamed: tuple[tuple[KeyPath, KeyPath], ...] = ()
    """Values with a misspelt key, by what was meant: where they are in the entity, where in the file."""

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
        """Whether a gap is at `path`, inside it, or around it."""
        return any(gap[: len(path)] == path[: len(gap)] for gap in self.gaps)

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        return NOWHERE if self.has_gap(path) else self.origin.place(self._written(path), of_key=of_key)

    def may_hold(self, signs: tuple[str, ...]) -> bool:
        return self.origin.may_hold(signs)

    def find(self, path: KeyPath, pattern: str) -> Location:
        return NOWHERE if self.has_gap(path) else self.origin.find(self._written(path), pattern)

    def _written(self, path: KeyPath) -> KeyPath:
        for meant, written in self.renamed:
            if path[: len(meant)] == meant:
                return written + path[len(meant) :]
        return path
