"""Where something stands in an author's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value inside one file, by the author's own keys: `("dose", "hold")`, `("steps", 2)`."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; lines and columns count from 1, as editors do."""

    file: str
    """Relative to the folder that holds `content/`, with forward slashes."""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Origin(Protocol):
    """What an entity was read from; it can say where each of its values stands."""

    @property
    def file(self) -> str:
        """The file, as in `Place.file`."""

    def place(self, path: Path = (), *, of_key: bool = False) -> Place:
        """The place of the value at `path`, or of its nearest parent when it is not there."""

    def may_hold(self, signs: tuple[str, ...]) -> bool:
        """Whether one of some signs may stand in one of the texts."""

    def find(self, path: Path, pattern: str) -> Place:
        """The place of the first match of a regular expression inside the text at `path`."""
