"""The lines of a drawing: a part's edge, wherever it stands in front of what lies behind it.

So a knee before a belly has a line, and an upper arm that grows out of a shoulder has none; a fold ends by
itself where it sinks in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.outline import Outlines
from loosen.drawing.mannequin.scene import NOWHERE, STEPS, WAYS, Hull, Scene
from loosen.drawing.mannequin.space import Table, Vec

_OUT = 0.001
"""How far outside an edge it is looked for what lies behind it."""
_STEP = 0.018
"""How far apart the points on a straight edge are."""
_NEIGHBOURS = 7
_SIDED = (
    ("lower thigh", "shin"), ("upper arm", "forearm"), ("thigh", "lower thigh"), ("top", "crease"),
    ("cuff", "calf"), ("ankle", "cuff"),
)  # fmt: skip
_TO_TRUNK = (
    ("pelvis", "top"), ("pelvis", "crease"), ("yoke", "sleeve"), ("yoke", "slope"), ("vest", "sleeve"),
    ("vest", "slope"),
)  # fmt: skip
_TRUNK = (("hem", "belly"), ("side", "belly"), ("side", "low belly"), ("hem", "low belly"), ("vest", "belly"))


def _grown_together() -> frozenset[frozenset[str]]:
    """Pairs of parts that share an edge without sharing a ball."""
    sides = ("left", "right")
    pairs = [frozenset((f"{side} {a}", f"{side} {b}")) for side in sides for a, b in _SIDED]
    pairs += [frozenset((a, f"{side} {b}")) for side in sides for a, b in _TO_TRUNK]
    pairs += [frozenset((f"{side} sleeve", f"{side} slope")) for side in sides]
    return frozenset(pairs + [frozenset(pair) for pair in _TRUNK])


_JOINED = _grown_together()


@dataclass(slots=True)
class _Edges:
    """The straight pieces of every outline, as half planes: normals and how far out they lie."""

    x: Vec
    y: Vec
    off: Vec
    near: Table
    """For each part, those that it grows together with."""


def lines(scene: Scene, outlines: Outlines) -> Iterator[str]:
    """Each line as a path."""
    edges = _edges(scene.hulls)
    points, ways, own, part = _sampled(scene.hulls)
    shown = np.zeros(len(points), bool)
    used = np.array([hull.part.lined for hull in scene.hulls])[part]
    shown[used] = _shown(scene, edges, points[used], ways[used], part[used])
    first = np.searchsorted(part, np.arange(len(scene.hulls)))
    last = np.r_[first[1:], len(points)] - 1
    following = np.arange(len(points)) + 1
    following[last] = first
    ends = _ends(scene, edges, (points, ways, part), shown, following)
    for index, hull in enumerate(scene.hulls):
        rows = range(int(first[index]), int(last[index]) + 1)
        here = shown[rows.start : rows.stop]
        if here.all():
            yield outlines.closed(hull)
        elif here.any():
            yield from _runs(outlines, (points, own), shown, rows, ends)


def _edges(hulls: list[Hull]) -> _Edges:
    flat = np.array([hull.edge[:, :2] for hull in hulls])
    way = np.roll(flat, -1, 1) - flat
    size = np.sqrt((way**2).sum(2))
    is_long = size > 2e-4
    x = np.where(is_long, way[:, :, 1] / (size + 1e-12), 0)
    y = np.where(is_long, -way[:, :, 0] / (size + 1e-12), 0)
    off = np.where(is_long, x * flat[:, :, 0] + y * flat[:, :, 1], 9)
    nobody = np.zeros((1, STEPS))
    x, y, off = (np.vstack(rows).astype("f4") for rows in ((x, nobody), (y, nobody), (off, nobody - 9)))
    return _Edges(x, y, off, _near(hulls))


def _near(hulls: list[Hull]) -> Table:
    nobody, rows = len(hulls), []
    for i, hull in enumerate(hulls):
        balls = set(hull.part.balls)
        found = [
            j
            for j, other in enumerate(hulls)
            if j != i
            and (balls & set(other.part.balls) or frozenset((hull.part.name, other.part.name)) in _JOINED)
        ][:_NEIGHBOURS]
        rows.append(found + [nobody] * (_NEIGHBOURS - len(found)))
    return np.array(rows)


def _shown(scene: Scene, edges: _Edges, points: Vec, ways: Vec, part: Table) -> Table:
    """Whether a line belongs at each point of an edge."""
    rise = np.array([hull.part.rise for hull in scene.hulls])[part]
    depth = scene.front(points[:, :2] + ways * _OUT)
    depth[np.arange(len(points)), part] = NOWHERE
    later = scene.rank[None, :] > scene.rank[part][:, None]
    hide: Table = (depth > (points[:, 2] - rise)[:, None]).any(1) | ((depth > NOWHERE + 1) & later).any(1)
    rows = np.flatnonzero(~hide)
    near, p = edges.near[part[rows]], points[rows]
    # How far outside of each neighbour a point is: less than 0 is within. A shared edge is drawn once.
    out = np.max(
        p[:, 0, None, None] * edges.x[near] + p[:, 1, None, None] * edges.y[near] - edges.off[near], axis=2
    )
    hide[rows] = ((out < -0.0006) | ((out < 0.0006) & (near < part[rows][:, None]))).any(1)
    return ~hide


def _sampled(hulls: list[Hull]) -> tuple[Vec, Vec, Table, Table]:
    """Points along each edge, the way out there, the ball they lie on (-1: between two), and their part."""
    edge = np.concatenate([hull.edge for hull in hulls])
    own = np.concatenate([hull.own for hull in hulls])
    count = np.arange(len(edge))
    after = (count // STEPS) * STEPS + (count + 1) % STEPS
    far = np.sqrt(((edge[after, :2] - edge[:, :2]) ** 2).sum(1))
    lined = np.repeat([hull.part.lined for hull in hulls], STEPS)
    more = np.where((far > 0.022) & lined, np.minimum(np.ceil(far / _STEP).astype(int) - 1, 18), 0)
    total = more + 1
    start = np.cumsum(total) - total
    source = np.repeat(count, total)
    share = (np.arange(int(total.sum())) - start[source]) / total[source]
    points = edge[source] * (1 - share)[:, None] + edge[after[source]] * share[:, None]
    ways = np.tile(WAYS, (len(hulls), 1))[source]
    return points, ways, np.where(share > 0, -1, own[source]), source // STEPS


def _ends(
    scene: Scene, edges: _Edges, table: tuple[Vec, Vec, Table], shown: Table, following: Table
) -> dict[int, Vec]:
    """Where exactly lines begin and end, by the point before."""
    points, ways, part = table
    at = np.flatnonzero(shown != shown[following])
    if not len(at):
        return {}
    quarters = np.array([0.25, 0.5, 0.75])
    rows, share = np.repeat(at, 3), np.tile(quarters, len(at))[:, None]
    between = points[rows] * (1 - share) + points[following[rows]] * share
    same = _shown(scene, edges, between, ways[rows], part[rows]).reshape(-1, 3) == shown[at][:, None]
    found = np.where(same.all(1), 3, same.argmin(1)) * 0.25 + 0.125
    pairs = zip(at, found, strict=True)
    return {int(i): points[i] * (1 - f) + points[following[i]] * f for i, f in pairs}


def _runs(
    outlines: Outlines, table: tuple[Vec, Table], shown: Table, rows: range, ends: dict[int, Vec]
) -> Iterator[str]:
    """The stretches of one outline that are shown."""
    points, own = table
    n = len(rows)
    gap = int(np.flatnonzero(~shown[rows.start : rows.stop])[0])
    around = [rows.start + (gap + i) % n for i in range(n + 1)]
    for run in _stretches(around, shown):
        before = rows.start + (run[0] - rows.start - 1) % n
        start, end = ends[before], ends[run[-1]]
        exact = [i for i in run if own[i] >= 0]
        joins = bool(exact) and own[before] == own[exact[0]] and own[run[0]] >= 0
        balls = [int(own[exact[0]]) if joins else -1, *(int(own[i]) for i in exact), -1]
        if len(exact) > 3 or float(np.hypot(*(end - start)[:2])) > 0.008:
            yield outlines.open([start, *(points[i] for i in exact), end], balls)


def _stretches(around: Iterable[int], shown: Table) -> Iterator[list[int]]:
    run: list[int] = []
    for i in around:
        if shown[i]:
            run.append(i)
        elif run:
            yield run
            run = []
