"""Memoize by identity, not equality."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
_MAX_ENTRIES = 20_000


def memoize_by_identity(function: Callable[[A], Iterable[B]]) -> Callable[[A], tuple[B, ...]]:
    """Cache the results of a function of immutable values.

    Hashing or comparing a large value may cost more than calling the function again.
    """
    cache: dict[int, tuple[A, tuple[B, ...]]] = {}

    def cached(value: A) -> tuple[B, ...]:
        entry = cache.get(id(value))
        if entry and entry[0] is value:
            return entry[1]
        if len(cache) >= _MAX_ENTRIES:
            cache.clear()
        result = tuple(function(value))
        cache[id(value)] = (value, result)
        return result

    return cached
