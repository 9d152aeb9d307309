"""How many processes can share work, and work that they share."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AT_ONCE = 4
"""Things that are sent together."""
_work: tuple[Callable[[Any], Any], Sequence[Any]]
"""What processes inherit: it need not be sent to them."""


def cores() -> int:
    """Those that we may use; only Linux copies a running program cheaply and safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def each(make: Callable[[T], R], things: Sequence[T], *, worth: int, at_once: int = _AT_ONCE) -> Iterator[R]:
    """What `make` makes of each thing; fewer things than `worth` need no other process."""
    global _work
    # What another thread holds locked would stay locked in a copy.
    number = cores() if threading.active_count() == 1 else 1
    if number == 1 or len(things) < worth:
        yield from map(make, things)
        return
    _work = (make, things)
    gc.freeze()  # to look at an object is to copy its page of memory in each process
    try:
        # Not a `Pool`: that one waits for ever when a process of its own is killed.
        with ProcessPoolExecutor(number, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_one, range(len(things)), chunksize=at_once)
    finally:
        gc.unfreeze()
        del _work


def _one(at: int) -> Any:
    make, things = _work
    return make(things[at])
