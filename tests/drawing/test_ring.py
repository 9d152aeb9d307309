"""Each arrow of a ring stands in its own gap, and meets no bead."""

import re
from itertools import pairwise
from math import cos, dist, pi, sin

import pytest
from loosen.drawing.ring import BEAD, RADIUS, ring

PATH = re.compile(r'<path d="([^"]+)"/>')
POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)(?=[AML\"]|$)")


def arrows(beads: int) -> list[list[tuple[float, float]]]:
    """The points of each: where the arc begins and ends, and the ends of its head."""
    return [[(float(x), float(y)) for x, y in POINT.findall(path)] for path in PATH.findall(ring(beads))]


def middles(beads: int) -> list[tuple[float, float]]:
    angles = [2 * pi * n / beads for n in range(beads)]
    return [(RADIUS * sin(angle), -RADIUS * cos(angle)) for angle in angles]


@pytest.mark.parametrize("beads", range(2, 11))
def test_there_is_one_whole_arrow_in_each_gap_and_none_touches_a_bead(beads: int) -> None:
    size = min(BEAD, 1.28 * sin(pi / beads)) * RADIUS
    found = arrows(beads)
    assert len(found) == beads
    for points in found:
        assert len(points) == 6  # an arc, and a head of two strokes that end where it does
        assert points[1] == points[3] == points[5]
        for point in points:
            assert min(dist(point, middle) for middle in middles(beads)) > size / 2 + 1


def test_arrows_go_round_clockwise_from_the_top() -> None:
    ends = [points[1] for points in arrows(6)]
    assert ends[0][0] > 0
    assert ends[0][1] < 0
    turns = [x0 * y1 - y0 * x1 for (x0, y0), (x1, y1) in pairwise([*ends, ends[0]])]
    assert min(turns) > 0
