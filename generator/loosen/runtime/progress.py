"""How far long work is: told by those who do it, shown by whoever talks to a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Told how much is done, and of how much."""


def silent(done: int, of: int) -> None:
    """Tells nobody."""
