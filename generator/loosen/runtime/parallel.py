"""Parallel map over processes."""

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
    """How many CPUs this process may use; 1 where it cannot fork safely, that is, everywhere but on Linux."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def parallel_map(
    function: Callable[[T], R], values: Sequence[T], *, min_parallel: int, chunk: int = 4
) -> Iterator[R]:
    """`map(function, values)`, in forked processes if there are at least `min_parallel` values.

    `function` may be a closure; its results must pickle. While other threads run, the work stays in this
    process: a fork could copy a lock that is held, and wait for it for ever. The environment variable
    `LOOSEN_PROCESSES` sets the number of processes, whatever the number of values; 1 means no fork.
    """
    forced = int(os.environ.get("LOOSEN_PROCESSES", 0))
    number = (forced or cpu_count()) if threading.active_count() == 1 else 1
    if number == 1 or len(values) < (1 if forced else min_parallel):
        yield from map(function, values)
        return
    fork = multiprocessing.get_context("fork")
    gc.freeze()  # a collection in a child process would touch, and so copy, every page of memory
    try:
        with ProcessPoolExecutor(
            number, fork, initializer=_start_worker, initargs=(function, values)
        ) as pool:
            yield from pool.map(_call, range(len(values)), chunksize=chunk)
    finally:
        gc.unfreeze()


_job: tuple[Callable[[Any], Any], Sequence[Any]]
"""In a worker process: function and values, inherited by the fork so that they need not pickle."""


def _start_worker(function: Callable[[Any], Any], values: Sequence[Any]) -> None:
    global _job
    _job = function, values


def _call(index: int) -> Any:
    function, values = _job
    return function(values[index])
