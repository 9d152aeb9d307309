"""Plots: counts as small pictures. Colours are in `plots.css`; the numbers stand beside them as text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

UNIT, GAP = 10, 3
"""The side of the square that stands for one thing, and the room after it."""
LEAST = 12
"""A row has room for this many, so that a few squares are not drawn huge."""


def grade_bars(counts: Sequence[tuple[str, int]], *, most: int) -> str:
    """A row of squares, one for each thing that was counted, grade after grade.

    `counts` has the id of each grade with its number; `most` is the number of squares in the longest row
    beside which this one stands, so that all squares are of one size.
    """
    ids = [id for id, number in counts for _ in range(number)]
    squares = "".join(
        f'<rect class="bar bar--{escape(id)}" x="{place * (UNIT + GAP) + 1}" y="1" '
        f'width="{UNIT}" height="{UNIT}" rx="2"/>'
        for place, id in enumerate(ids)
    )
    width = max(most, len(ids), LEAST) * (UNIT + GAP) - GAP + 2
    return (
        f'<svg class="bars" viewBox="0 0 {width} {UNIT + 2}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg">{squares}</svg>'
    )
