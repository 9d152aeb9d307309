"""Long lists by the first letter of each name, as in a dictionary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar

OTHER = "0–9"
"""For names that begin with no letter."""
MIN_FOR_GROUPS = 30
"""Names. Fewer are found by looking."""
_MARKS = re.compile(r"^\W+")
_NUMBER = re.compile(r"([0-9]{1,9})")


class HasName(Protocol):
    """What stands in such a list."""

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=HasName)


def group_by_initial(things: Iterable[T]) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """Each letter with the names that begin with it, in the order of names; few names have no letters."""
    every = sorted(things, key=place_of)
    groups: dict[str, list[T]] = {}
    for thing in every:
        groups.setdefault(_letter(thing.name), []).append(thing)
    if len(every) < MIN_FOR_GROUPS or len(groups) == 1:
        return (("", tuple(every)),)
    return tuple((letter, tuple(group)) for letter, group in groups.items())


def place_of(thing: HasName) -> tuple[bool, list[tuple[str, int]]]:
    """`Child's pose 2` comes before `Child's pose 10`, and what begins with no letter comes last."""
    parts = _NUMBER.split(_plain(thing.name))
    # Words and numbers take turns in `parts`.
    pairs = zip(parts[::2], [*map(int, parts[1::2]), -1], strict=True)
    return _letter(thing.name) == OTHER, list(pairs)


def _letter(name: str) -> str:
    first = _plain(name)[:1]
    return first.upper() if first.isalpha() else OTHER


def _plain(text: str) -> str:
    """Without accents, quotes at the start, and differences of case."""
    bare = unicodedata.normalize("NFKD", _MARKS.sub("", text).casefold())
    return "".join(one for one in bare if not unicodedata.combining(one))
