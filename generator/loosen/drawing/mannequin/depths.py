"""How near the body is at a place in the picture. All ellipsoids are asked at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.flesh import Part
from loosen.drawing.mannequin.space import Table, Vec

NOWHERE = -9.0
"""The depth of what is not there."""
_FEWEST = 0.012
"""No ellipsoid counts as thinner, or there would be too many along a thin part."""


class Hits(NamedTuple):
    """Where points of a picture meet ellipsoids: pairs of a point and a part, in no order."""

    point: Table
    part: Table
    near: Vec


@dataclass(frozen=True, slots=True)
class Depths:
    """Ellipsoids along each part, ready to be asked how near they are."""

    middle: Vec
    part: Table
    """The part that each one belongs to."""
    samples: tuple[slice, ...]
    """The ellipsoids of each part."""
    box: Vec
    """From left to right, and from bottom to top."""
    form: Vec
    """The three terms of an outline, two slopes, and how thick it is."""

    def hits(self, points: Vec) -> Hits:
        """Every ellipsoid that is met at each point, and how near its front is there."""
        flat = np.asfortranarray(points[:, :2], "f4")
        one, point = self._boxed(flat)
        x, y = flat[:, 0][point], flat[:, 1][point]
        ia, ib, ic, ka, kb, kz, mx, my, mz = self.form.take(one, axis=1)
        dx, dy = x - mx, y - my
        inside = 1 - (ia * dx + 2 * ib * dy) * dx - ic * dy * dy
        met = np.flatnonzero(inside > 0)
        near = mz + ka * dx + kb * dy + kz * np.sqrt(np.maximum(inside, 0))
        return Hits(point[met], self.part[one[met]], near[met])

    def _boxed(self, points: Vec) -> tuple[Table, Table]:
        """Which boxes hold which points. Sorted along the longer side, most pairs are not looked at."""
        first = int(np.ptp(points[:, 1]) > np.ptp(points[:, 0]))
        along, across = points[:, first], points[:, 1 - first]
        order = along.argsort()
        low, high = np.searchsorted(along[order], self.box[first])
        count = high - low
        place = np.arange(int(count.sum())) + np.repeat(high - np.cumsum(count), count)
        aside, (least, most) = across[order][place], self.box[1 - first]
        inside = np.flatnonzero((aside > np.repeat(least, count)) & (aside < np.repeat(most, count)))
        one = np.repeat(np.arange(len(count)), count)
        return one[inside], order[place[inside]]

    def front(self, points: Vec) -> Vec:
        """How near each part's front is at each point."""
        count = len(self.samples)
        found = np.full(len(points) * count, NOWHERE, "f4")
        hits = self.hits(points)
        np.maximum.at(found, hits.point * count + hits.part, hits.near)
        return found.reshape(-1, count)


def depths_of(parts: Sequence[Part], middles: Vec, axes: Vec) -> Depths:
    """The depths of parts; between two balls of a part lie as many ellipsoids as fill it."""
    mixed = _mixed(parts, middles, axes)
    table = np.array([row for rows in mixed for row in rows])
    balls, shares = table[:, :3].astype(int), table[:, 3:]
    middle = np.einsum("rk,rki->ri", shares, middles[balls])
    half = np.einsum("rk,rkij->rij", shares, axes[balls])
    g = half @ half.transpose(0, 2, 1)
    g[:, 0, 0] += 1e-6
    g[:, 1, 1] += 1e-6
    det = g[:, 0, 0] * g[:, 1, 1] - g[:, 0, 1] ** 2
    ia, ib, ic = g[:, 1, 1] / det, -g[:, 0, 1] / det, g[:, 0, 0] / det
    ka, kb = g[:, 2, 0] * ia + g[:, 2, 1] * ib, g[:, 2, 0] * ib + g[:, 2, 1] * ic
    kz = np.sqrt(np.maximum(g[:, 2, 2] - ka * g[:, 2, 0] - kb * g[:, 2, 1], 0))
    wide, high = np.sqrt(g[:, 0, 0]), np.sqrt(g[:, 1, 1])
    x, y = middle[:, 0], middle[:, 1]
    ends = np.cumsum([len(rows) for rows in mixed])
    return Depths(
        middle,
        np.repeat(np.arange(len(mixed)), [len(rows) for rows in mixed]),
        tuple(slice(int(end) - len(rows), int(end)) for end, rows in zip(ends, mixed, strict=True)),
        np.array([[x - wide, x + wide], [y - high, y + high]]).astype("f4"),
        np.array([ia, ib, ic, ka, kb, kz, *middle.T]).astype("f4"),
    )


_Row = tuple[int, int, int, float, float, float]
"""Three balls and the share of each."""


def _mixed(parts: Sequence[Part], middles: Vec, axes: Vec) -> list[list[_Row]]:
    """Of which balls the ellipsoids along each part are mixed."""
    places, thick = middles.tolist(), np.abs(axes).max((1, 2)).tolist()
    found = []
    for part in parts:
        rows: list[_Row] = [(i, i, i, 1, 0, 0) for i in part.grid or part.balls]
        if not part.grid:
            if 2 < (n := len(part.balls)) < 7:
                corners = [(a, b, c) for a in range(n) for b in range(a) for c in range(b)][:6]
                own = part.balls
                rows += [(own[a], own[b], own[c], 1 / 3, 1 / 3, 1 / 3) for a, b, c in corners]
            for i, j in part.joints:
                gap = max(min(thick[i], thick[j]), _FEWEST) * 0.6
                n = int(min(max(math.dist(places[i], places[j]) / gap, 1), 6))
                rows += [(i, j, j, 1 - t / (n + 1), t / (n + 1), 0) for t in range(1, n + 1)]
        found.append(rows)
    return found
