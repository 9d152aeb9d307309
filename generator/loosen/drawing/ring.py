"""The arrows of a ring of beads: one arc in each gap, with its own head. `cycle.css` has the beads.

The ring is a circle of 100 units; a bead takes the same share of it there and here.
"""

from __future__ import annotations

from math import asin, cos, pi, radians, sin

RADIUS = 100.0
BEAD = 0.64
"""The diameter of a bead as a share of the ring's radius, where there is room for it."""
_OF_GAP = 0.64
"""The diameter as a share of the way from bead to bead, where there is not."""
_AIR = radians(4.8)
"""Between a bead and an arc, seen from the middle."""
_HEAD = 7.5
"""Length of each stroke of an arrowhead."""


def ring(beads: int) -> str:
    """Arrows from each of some beads to the next, clockwise from the top."""
    size = _bead(beads)
    half = RADIUS * (1 + size / 2)
    hidden = 2 * asin(size / 4) + _AIR  # what a bead covers on either side of its middle
    step = 2 * pi / beads
    arcs = "".join(_arc(step * n + hidden, step * (n + 1) - hidden) for n in range(beads))
    box = f"{-half:.1f} {-half:.1f} {2 * half:.1f} {2 * half:.1f}"
    return (
        f'<svg class="ring__arcs" viewBox="{box}" aria-hidden="true" focusable="false" '
        f'xmlns="http://www.w3.org/2000/svg">{arcs}</svg>'
    )


def _bead(beads: int) -> float:
    return min(BEAD, 2 * _OF_GAP * sin(pi / beads))


def _arc(start: float, end: float) -> str:
    """Angles are clockwise from the top. The head's strokes lie a little to the inside, as the arc bends."""
    (x0, y0), (x1, y1) = _at(start), _at(end)
    strokes = "".join(
        f"M{x1 + _HEAD * cos(back):.1f} {y1 + _HEAD * sin(back):.1f}L{x1:.1f} {y1:.1f}"
        for back in (end + pi - radians(42), end + pi + radians(34))
    )
    return f'<path d="M{x0:.1f} {y0:.1f}A{RADIUS:g} {RADIUS:g} 0 0 1 {x1:.1f} {y1:.1f}{strokes}"/>'


def _at(angle: float) -> tuple[float, float]:
    return RADIUS * sin(angle), -RADIUS * cos(angle)
