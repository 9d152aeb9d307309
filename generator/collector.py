"""The search for values that only hold each other, which Python interrupts its work for."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """No such search while much is made that stays: it took a third of the time, and found nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def spared() -> None:
    """What is there by now is searched no more, not even when the process ends."""
    gc.freeze()


_SELDOM = (100_000, 50, 1_000)
"""Values made between two searches, and how many searches go by until a wider one."""


def seldom() -> None:
    """For the rest of this process, search a hundredth as often: it makes a site, and ends."""
    gc.set_threshold(*_SELDOM)
