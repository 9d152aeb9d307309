"""What may know from an earlier run what a YAML text holds."""

from __future__ import annotations

from typing import Any, Protocol


class Memory(Protocol):
    """What may remember what did not change; other processes have copies of it, which only recall."""

    @property
    def helps(self) -> bool:
        """Whether it knew most of what it was asked: then it is faster than another process."""

    def recall(self, text: str) -> Any:
        """What `text` holds, or `None` when that is not known."""

    def keep(self, text: str, data: str) -> None:
        """Remember what a text without fault holds, as JSON."""


class Forgetful:
    """A memory that remembers nothing."""

    helps = False

    def recall(self, text: str) -> None:
        """Nothing."""

    def keep(self, text: str, data: str) -> None:
        """Nothing."""
