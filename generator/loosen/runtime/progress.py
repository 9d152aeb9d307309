"""Progress callbacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the number of items done and the total."""


def no_progress(done: int, total: int) -> None:
    """Report nothing."""
