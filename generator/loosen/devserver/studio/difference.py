"""Two texts side by side, line by line, with what differs; long passages that are the same are left out."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

_AROUND = 2
"""Lines that are the same and shown before and after a difference."""


class Row(NamedTuple):
    """A line of each text; `None` where only the other has one, or where lines are left out."""

    theirs: str | None
    yours: str | None
    kind: str
    """`same`, `different` or `skipped`."""


def side_by_side(theirs: str, yours: str) -> list[Row]:
    """The rows of a comparison."""
    old, new = theirs.splitlines(), yours.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return list(_rows(old, new, matcher))


def _rows(old: list[str], new: list[str], matcher: SequenceMatcher[str]) -> Iterator[Row]:
    for number, group in enumerate(matcher.get_grouped_opcodes(_AROUND)):
        if number:
            yield Row(None, None, "skipped")
        for tag, old_start, old_end, new_start, new_end in group:
            pairs = zip_longest(old[old_start:old_end], new[new_start:new_end])
            yield from (Row(*pair, "same" if tag == "equal" else "different") for pair in pairs)
