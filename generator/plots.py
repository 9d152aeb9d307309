"""Plots: numbers as small pictures. Colours are in `plots.css`; the numbers stand beside them as text.

They are our own rectangles: what plotting libraries write (pygal, matplotlib) brings a <style> or `style=`,
which our policy blocks, ids that clash, and ten times the bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

UNIT, GAP = 10, 3
"""The side of the square that stands for one thing, and the room after it."""
LEAST = 12
LENGTH = 260
"""The longest bar."""
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


def time_bar(kind: str, seconds: int, *, most: int) -> str:
    """A bar as long as its share of the longest beside which it stands; `kind` ends its class."""
    length = max(round(seconds / most * LENGTH), 2)
    return (
        f'<svg class="bars" viewBox="0 0 {LENGTH + 2} {UNIT + 2}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg"><rect class="bar bar--{escape(kind)}" x="1" y="1" '
        f'width="{length}" height="{UNIT}" rx="2"/></svg>'
    )
