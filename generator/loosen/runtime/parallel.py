"""Parallel map: a function over many values, on every core where that is safe and pays."""

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


def cpu_count() -> int:
    """Those that we may use; only Linux copies a running program cheaply and safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def parallel_map(
    function: Callable[[T], R], values: Sequence[T], *, worth: int, chunk: int = 4
) -> Iterator[R]:
    """`map`, in several processes for `worth` values and more; what `function` returns must pickle.

    A process is a copy of this one, so `function` may be any closure. Where other threads run, a copy could
    wait for ever for a lock that one of them held, so all is done here. `LOOSEN_PROCESSES=1` does so, too;
    with a greater number, that many processes share even the smallest work.
    """
    wanted = int(os.environ.get("LOOSEN_PROCESSES", 0))
    number = (wanted or cpu_count()) if threading.active_count() == 1 else 1
    if number == 1 or len(values) < (1 if wanted else worth):
        yield from map(function, values)
        return
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # to look at an object is to copy its page of memory in each process
    try:
        with ProcessPoolExecutor(number, fork, initializer=_begin, initargs=(function, values)) as pool:
            yield from pool.map(_one, range(len(values)), chunksize=chunk)
    finally:
        gc.unfreeze()


_inherited: tuple[Callable[[Any], Any], Sequence[Any]]
"""Of a process that works for another one: what it need not be sent."""


def _begin(function: Callable[[Any], Any], values: Sequence[Any]) -> None:
    global _inherited
    _inherited = function, values


def _one(at: int) -> Any:
    function, values = _inherited
    return function(values[at])
