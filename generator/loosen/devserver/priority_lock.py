"""A lock with two priorities, because pages are built one at a time."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator


class PriorityLock:
    """A lock for which background holders wait while a foreground holder waits."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._busy = False
        self._waiting = 0

    @contextlib.contextmanager
    def foreground(self) -> Iterator[None]:
        """Acquire for work that a browser waits for."""
        with self._condition:
            self._waiting += 1
            self._condition.wait_for(lambda: not self._busy)
            self._waiting -= 1
            self._busy = True
        with self._released_at_end():
            yield

    @contextlib.contextmanager
    def background(self) -> Iterator[None]:
        """Acquire for work that nobody waits for."""
        with self._condition:
            self._condition.wait_for(lambda: not self._busy and not self._waiting)
            self._busy = True
        with self._released_at_end():
            yield

    @contextlib.contextmanager
    def _released_at_end(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._condition:
                self._busy = False
                self._condition.notify_all()
