"""One page is made at a time; what a browser waits for goes before what nobody waits for."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator


class PriorityLock:
    """A lock with two doors."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._busy = False
        self._asked = 0

    @contextlib.contextmanager
    def asked(self) -> Iterator[None]:
        """For what somebody waits for."""
        with self._condition:
            self._asked += 1
            self._condition.wait_for(lambda: not self._busy)
            self._asked -= 1
            self._busy = True
        with self._free_again():
            yield

    @contextlib.contextmanager
    def spare(self) -> Iterator[None]:
        """For what can wait."""
        with self._condition:
            self._condition.wait_for(lambda: not self._busy and not self._asked)
            self._busy = True
        with self._free_again():
            yield

    @contextlib.contextmanager
    def _free_again(self) -> Iterator[None]:
        try:
            yield
        finally:
            with self._condition:
                self._busy = False
                self._condition.notify_all()
