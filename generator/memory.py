"""What may know from an earlier run what a YAML text holds."""

from __future__ import annotations

from typing import Any, Protocol

from generator.yaml_values import Values, read_values


class Memory(Protocol):
    """What may remember what did not change; it may be asked in several processes."""

    @property
    def helps(self) -> bool:
        """Whether it knew most of what it was asked: then it is faster than another process."""

    def values(self, text: str, file: str, first_line: int) -> Values:
        """As `read_values`."""

    def taken(self) -> Any:
        """What was asked for since this was asked last, for another process."""

    def give(self, news: Any) -> None:
        """What another process was asked for."""


class Forgetful:
    """A memory that remembers nothing."""

    helps = False
    values = staticmethod(read_values)

    def taken(self) -> None:
        """Nothing."""

    def give(self, news: None) -> None:
        """Nothing."""
