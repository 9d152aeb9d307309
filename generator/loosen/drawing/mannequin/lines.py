"""The lines of a drawing: a part's edge, wherever it stands in front of what lies behind it.

So a knee before a belly has a line, and an upper arm that grows out of a shoulder has none; a fold ends by
itself where it sinks in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from loosen.drawing.mannequin.order import Order
from loosen.drawing.mannequin.outline import Outlines
from loosen.drawing.mannequin.pen import Place, places_of
from loosen.drawing.mannequin.scene import STEPS, WAYS, Hull, Scene
from loosen.drawing.mannequin.space import Table, Vec

_OUT = 0.001
"""How far outside an edge it is looked for what lies behind it."""
_STEP = 0.018
"""How far apart the points on a straight edge are."""
_SHARED = 0.0006
"""How near to an edge of a neighbour a point lies on it."""
_SIDED = (
    ("lower thigh", "shin"), ("upper arm", "forearm"), ("thigh", "lower thigh"), ("top", "crease"),
    ("cuff", "calf"), ("ankle", "cuff"),
)  # fmt: skip
_TO_TRUNK = (
    ("pelvis", "top"), ("pelvis", "crease"), ("yoke", "sleeve"), ("yoke", "slope"), ("vest", "sleeve"),
    ("vest", "slope"),
)  # fmt: skip
_TRUNK = (("hem", "belly"), ("side", "belly"), ("side", "low belly"), ("hem", "low belly"), ("vest", "belly"))


def _grown_together() -> Mapping[str, frozenset[str]]:
    """By each part, those that share an edge with it without sharing a ball."""
    sides = ("left", "right")
    pairs = [(f"{side} {a}", f"{side} {b}") for side in sides for a, b in _SIDED]
    pairs += [(a, f"{side} {b}") for side in sides for a, b in _TO_TRUNK]
    pairs += [(f"{side} sleeve", f"{side} slope") for side in sides]
    found: dict[str, set[str]] = {}
    for a, b in (*pairs, *_TRUNK):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return {name: frozenset(others) for name, others in found.items()}


_JOINED = _grown_together()
_Ends: TypeAlias = Mapping[int, Place]
"""Where exactly lines begin and end, by the point before."""


@dataclass(frozen=True, slots=True)
class _Points:
    """Points along every edge."""

    at: Vec
    out: Vec
    """The way out of the part."""
    own: Table
    """The ball that each one lies on; -1 when it is between two."""
    part: Table
    following: Table
    """The next one along the edge."""


@dataclass(frozen=True, slots=True)
class _Test:
    """What tells whether a line belongs at a point."""

    scene: Scene
    rank: Table
    rise: Vec
    x: Vec
    y: Vec
    off: Vec
    """The straight pieces of every outline, as half planes: normals and how far out they lie."""
    bounds: tuple[Vec, Vec]
    """The lower left and the upper right corner of every outline."""
    near: Table
    """Whether a part (a row) grows together with another one (a column)."""

    def shown(self, at: Vec, out: Vec, part: Table) -> Table:
        """Whether a line belongs at each point of an edge."""
        hits = self.scene.depths.hits(at[:, :2] + out * _OUT)
        own = part[hits.point]
        above = hits.near > at[hits.point, 2] - self.rise[own]
        hides = (above | (self.rank[hits.part] > self.rank[own])) & (hits.part != own)
        found = np.ones(len(at), bool)
        found[hits.point[hides]] = False
        self._without_neighbours(found, at, part)
        return found

    def _without_neighbours(self, found: Table, at: Vec, part: Table) -> None:
        """Takes out what lies inside a neighbour; a shared edge is drawn once."""
        rows = np.flatnonzero(found)
        which, other = np.nonzero(self.near[part[rows]])
        point = rows[which]
        place, (low, high) = at[point, :2], (bound[other] for bound in self.bounds)
        inside = np.flatnonzero(((place > low - _SHARED) & (place < high + _SHARED)).all(1))
        point, other = point[inside], other[inside]
        far = at[point, :1] * self.x[other] + at[point, 1:2] * self.y[other] - self.off[other]
        # How far outside of the neighbour a point is: less than 0 is within.
        outside = far.max(1)
        drops = (outside < -_SHARED) | ((outside < _SHARED) & (other < part[point]))
        found[point[drops]] = False


def lines(scene: Scene, order: Order, outlines: Outlines) -> Iterator[str]:
    """Each line as a path."""
    lined = np.array([hull.part.lined and i not in order.gone for i, hull in enumerate(scene.hulls)])
    points, test = _sampled(scene, lined), _test(scene, order)
    shown = np.zeros(len(points.at), bool)
    used = lined[points.part]
    shown[used] = test.shown(points.at[used], points.out[used], points.part[used])
    ends, own = _ends(points, test, shown), points.own.tolist()
    flat = places_of(points.at)
    first = np.searchsorted(points.part, np.arange(len(scene.hulls) + 1)).tolist()
    is_shown = shown.tolist()
    for index in np.flatnonzero(np.bincount(points.part, shown)).tolist():
        rows = range(first[index], first[index + 1])
        if all(is_shown[rows.start : rows.stop]):
            yield outlines.closed(index)
        else:
            yield from _runs(outlines, (flat, own), is_shown, rows, ends)


def _test(scene: Scene, order: Order) -> _Test:
    flat = scene.edges[:, :, :2]
    way = np.roll(flat, -1, 1) - flat
    size = np.sqrt((way**2).sum(2))
    is_long = size > 2e-4
    x = np.where(is_long, way[:, :, 1] / (size + 1e-12), 0)
    y = np.where(is_long, -way[:, :, 0] / (size + 1e-12), 0)
    off = np.where(is_long, x * flat[:, :, 0] + y * flat[:, :, 1], 9)
    rise = np.array([hull.part.rise for hull in scene.hulls])
    return _Test(scene, order.rank, rise, x, y, off, (flat.min(1), flat.max(1)), _near(scene.hulls))


def _near(hulls: Iterable[Hull]) -> Table:
    parts = [hull.part for hull in hulls]
    names = {part.name: index for index, part in enumerate(parts)}
    holding: dict[int, list[int]] = {}
    for index, part in enumerate(parts):
        for ball in part.balls:
            holding.setdefault(ball, []).append(index)
    found = np.zeros((len(parts), len(parts)), bool)
    for index, part in enumerate(parts):
        near = [names[name] for name in _JOINED.get(part.name, ()) if name in names]
        found[index, [*near, *(other for ball in part.balls for other in holding[ball])]] = True
    np.fill_diagonal(found, val=False)
    return found


def _sampled(scene: Scene, lined: Table) -> _Points:
    edge = scene.edges.reshape(-1, 3)
    own = np.concatenate([hull.own for hull in scene.hulls])
    count = np.arange(len(edge))
    after = (count // STEPS) * STEPS + (count + 1) % STEPS
    far = np.sqrt(((edge[after, :2] - edge[:, :2]) ** 2).sum(1))
    more = np.where(
        (far > 0.022) & lined.repeat(STEPS), np.minimum(np.ceil(far / _STEP).astype(int) - 1, 18), 0
    )
    total = more + 1
    start = np.cumsum(total) - total
    source = np.repeat(count, total)
    share = (np.arange(int(total.sum())) - start[source]) / total[source]
    at = edge[source] * (1 - share)[:, None] + edge[after[source]] * share[:, None]
    part = source // STEPS
    following = np.arange(1, len(source) + 1)
    first = np.searchsorted(part, np.arange(len(scene.hulls)))
    following[np.r_[first[1:], len(source)] - 1] = first
    return _Points(at, WAYS[source % STEPS], np.where(share > 0, -1, own[source]), part, following)


def _ends(points: _Points, test: _Test, shown: Table) -> _Ends:
    at = np.flatnonzero(shown != shown[points.following])
    if not len(at):
        return {}
    first, last = points.at[at], points.at[points.following[at]]
    rows, share = np.repeat(at, 3), np.tile([0.25, 0.5, 0.75], len(at))[:, None]
    between = first.repeat(3, 0) * (1 - share) + last.repeat(3, 0) * share
    same = test.shown(between, points.out[rows], points.part[rows]).reshape(-1, 3) == shown[at][:, None]
    found = np.where(same.all(1), 3, same.argmin(1))[:, None] * 0.25 + 0.125
    places = first * (1 - found) + last * found
    return dict(zip(at.tolist(), places_of(places), strict=True))


def _runs(
    outlines: Outlines, table: tuple[list[Place], list[int]], shown: list[bool], rows: range, ends: _Ends
) -> Iterator[str]:
    """The stretches of one outline that are shown."""
    points, own = table
    n = len(rows)
    gap = shown.index(False, rows.start) - rows.start
    around = [rows.start + (gap + i) % n for i in range(n + 1)]
    for run in _stretches(around, shown):
        before = rows.start + (run[0] - rows.start - 1) % n
        start, end = ends[before], ends[run[-1]]
        exact = [i for i in run if own[i] >= 0]
        joins = bool(exact) and own[before] == own[exact[0]] and own[run[0]] >= 0
        balls = [own[exact[0]] if joins else -1, *(own[i] for i in exact), -1]
        if len(exact) > 5 or abs(end - start) > 0.022:
            yield outlines.open([start, *(points[i] for i in exact), end], balls)


def _stretches(around: Iterable[int], shown: list[bool]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in around:
        if shown[i]:
            run.append(i)
        elif run:
            yield run
            run = []
