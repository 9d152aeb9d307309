"""Small plots as SVG. They are decorative: the numbers stand beside them as text. Colours are in `plots.css`.

No plotting library: SVG from pygal or matplotlib has inline styles, which our policy blocks, ids that clash,
and ten times the bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from loosen.model import Grade

UNIT, GAP = 10, 3
"""Side of a square, and the gap after it, in units of the SVG."""
MIN_COLUMNS = 12
"""Width of the shortest row in squares, so that a few squares are not scaled up."""
LENGTH = 260
"""Length of the longest bar."""


def grade_bars(counts: Sequence[tuple[Grade, int]], *, most: int) -> str:
    """A row of squares, one for each counted item, ordered by grade.

    `most` is the length of the longest row on the page, which makes all squares the same size.
    """
    grades = [grade for grade, number in counts for _ in range(number)]
    squares = "".join(_square(grade, place * (UNIT + GAP) + 1) for place, grade in enumerate(grades))
    width = max(most, len(grades), MIN_COLUMNS) * (UNIT + GAP) - GAP + 2
    return (
        f'<svg class="bars" viewBox="0 0 {width} {UNIT + 2}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg">{squares}</svg>'
    )


def _square(grade: Grade, left: int) -> str:
    """The square of one grade; its shape differs too, for readers who do not see the colour."""
    shape = f'class="bar bar--{grade.mark} tone--{grade.tone}"'
    square = f'<rect {shape} x="{left}" y="1" width="{UNIT}" height="{UNIT}" rx="2"/>'
    if grade.mark == "half":
        half = UNIT // 2
        lower = f'{shape[:-1]} bar--lower" x="{left}" y="{1 + half}" width="{UNIT}" height="{half}"'
        return f"{square}<rect {lower}/>"
    if grade.mark == "crossed":
        return f'{square}<path {shape} d="M{left} 1l{UNIT} {UNIT}m0-{UNIT}l-{UNIT} {UNIT}"/>'
    return square


def time_bar(kind: str, seconds: int, *, most: int) -> str:
    """A bar of `seconds` out of `most`, the longest on the page; `kind` is the suffix of its class."""
    length = max(round(seconds / most * LENGTH), 2)
    return (
        f'<svg class="bars" viewBox="0 0 {LENGTH + 2} {UNIT + 2}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg"><rect class="bar bar--{escape(kind)}" x="1" y="1" '
        f'width="{length}" height="{UNIT}" rx="2"/></svg>'
    )
