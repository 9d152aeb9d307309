"""A body as a viewer sees it: the outline of each part, how near each one is, and which are painted first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.camera import Camera
from loosen.drawing.mannequin.flesh import Flesh, Part
from loosen.drawing.mannequin.space import Table, Vec

STEPS = 40
"""Directions in which an outline is known exactly."""
_ANGLES = np.arange(STEPS) * 2 * np.pi / STEPS
WAYS = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])
NOWHERE = -9.0
"""The depth of what is not there."""


@dataclass(slots=True)
class Hull:
    """One part in the picture."""

    part: Part
    edge: Vec
    """Its outline: right, up and near."""
    own: Table
    """The ball that makes each point of the outline."""
    box: tuple[float, float, float, float]
    """From left to right and from bottom to top."""
    samples: slice
    """Where its balls stand in the scene's table of depths."""


@dataclass(slots=True)
class Depths:
    """Ellipsoids ready to be asked how near they are: middles, and what of their form a picture needs."""

    middle: Vec
    form: Vec
    """Of each: the three terms of its outline, two slopes, and how thick it is."""


@dataclass(slots=True)
class Scene:
    """Everything that is seen."""

    flesh: Flesh
    camera: Camera
    middles: Vec
    axes: Vec
    hulls: list[Hull]
    depths: Depths
    order: list[int]
    rank: Table
    """When each part is painted."""

    def front(self, points: Vec) -> Vec:
        """How near each part's front is at each point of the picture."""
        found = np.full((len(points), len(self.hulls)), NOWHERE)
        px, py = points[:, 0].astype("f4"), points[:, 1].astype("f4")
        for index, hull in enumerate(self.hulls):
            left, right, bottom, top = hull.box
            rows = np.flatnonzero((px > left) & (px < right) & (py > bottom) & (py < top))
            if len(rows):
                found[rows, index] = _depth(self.depths, hull.samples, px[rows], py[rows])
        return found

    def visible(self, places: Vec, near: float) -> tuple[Table, Vec]:
        """Which places nothing hides, and where they are in the picture."""
        seen = self.camera(places)
        return self.front(seen[:, :2]).max(1) < seen[:, 2] + near, seen


def _depth(depths: Depths, rows: slice, px: Vec, py: Vec) -> Vec:
    middle, (ia, ib, ic, ka, kb, kz) = depths.middle[rows], depths.form[rows].T
    x, y = px[:, None] - middle[:, 0], py[:, None] - middle[:, 1]
    inside = 1 - (ia * x + 2 * ib * y) * x - ic * y * y
    depth = middle[:, 2] + ka * x + kb * y + kz * np.sqrt(np.maximum(inside, 0))
    nearest: Vec = np.where(inside > 0, depth, NOWHERE).max(1)
    return nearest


def look(flesh: Flesh, camera: Camera) -> Scene:
    """The scene of a body."""
    middles = camera(np.array([ball.middle for ball in flesh.balls]))
    axes: Vec = np.einsum("ij,njk->nik", camera.axes, np.array([ball.axes for ball in flesh.balls]))
    reach = np.einsum("nij,di->ndj", axes[:, :2, :], WAYS)
    size = np.sqrt((reach**2).sum(2)) + 1e-12
    support = middles[:, :2] @ WAYS.T + size
    points = middles[:, None, :] + np.einsum("nij,ndj->ndi", axes, reach) / size[:, :, None]
    hulls, weights = [], _Weights()
    for part in flesh.parts:
        balls = np.array(part.balls)
        own = balls[support[balls].argmax(0)]
        edge = points[own, np.arange(STEPS)]
        low, high = edge.min(0), edge.max(0)
        first = weights.count
        weights.add(part, middles, axes)
        box = float(low[0]), float(high[0]), float(low[1]), float(high[1])
        hulls.append(Hull(part, edge, own, box, slice(first, weights.count)))
    scene = Scene(flesh, camera, middles, axes, hulls, weights.depths(middles, axes), [], np.zeros(0))
    scene.order = _order(scene)
    scene.rank = np.empty(len(hulls), int)
    scene.rank[scene.order] = np.arange(len(hulls))
    return scene


class _Weights:
    """Of which balls the ellipsoids along each part are mixed."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, float, float, float]] = []

    @property
    def count(self) -> int:
        return len(self._rows)

    def add(self, part: Part, middles: Vec, axes: Vec) -> None:
        if part.grid:
            self._rows += [(i, i, i, 1, 0, 0) for i in part.grid]
            return
        balls, n = part.balls, len(part.balls)
        self._rows += [(i, i, i, 1, 0, 0) for i in balls]
        if 2 < n < 7:
            corners = [(a, b, c) for a in range(n) for b in range(a) for c in range(b)][:6]
            self._rows += [(balls[a], balls[b], balls[c], 1 / 3, 1 / 3, 1 / 3) for a, b, c in corners]
        for i, j in part.joints:
            far = float(np.sqrt(((middles[i] - middles[j]) ** 2).sum()))
            thick = max(float(min(np.abs(axes[i]).max(), np.abs(axes[j]).max())), 0.012)
            n = int(min(max(far / (thick * 0.6), 1), 6))
            self._rows += [(i, j, j, 1 - t / (n + 1), t / (n + 1), 0) for t in range(1, n + 1)]

    def depths(self, middles: Vec, axes: Vec) -> Depths:
        table = np.array(self._rows)
        balls, w = table[:, :3].astype(int), table[:, 3:]
        middle = np.einsum("rk,rki->ri", w, middles[balls])
        mixed = np.einsum("rk,rkij->rij", w, axes[balls])
        g = np.einsum("nij,nkj->nik", mixed, mixed)
        g[:, 0, 0] += 1e-6
        g[:, 1, 1] += 1e-6
        det = g[:, 0, 0] * g[:, 1, 1] - g[:, 0, 1] ** 2
        ia, ib, ic = g[:, 1, 1] / det, -g[:, 0, 1] / det, g[:, 0, 0] / det
        ka, kb = g[:, 2, 0] * ia + g[:, 2, 1] * ib, g[:, 2, 0] * ib + g[:, 2, 1] * ic
        kz = np.sqrt(np.maximum(g[:, 2, 2] - ka * g[:, 2, 0] - kb * g[:, 2, 1], 0))
        return Depths(middle.astype("f4"), np.column_stack([ia, ib, ic, ka, kb, kz]).astype("f4"))


def _order(scene: Scene) -> list[int]:
    """From the part that is painted first to the one that hides all others."""
    waits = _votes(scene)
    names = {hull.part.name: index for index, hull in enumerate(scene.hulls)}
    for hem in scene.flesh.hems:
        holds = hem.only is None or hem.only @ scene.camera.toward > 0.15
        if holds and hem.cloth in names and hem.skin in names:
            pair = names[hem.cloth], names[hem.skin]
            first, then = pair if hem.out @ scene.camera.toward > 0 else pair[::-1]
            waits[then, first], waits[first, then] = 99, 0
    left, order = list(range(len(scene.hulls))), []
    blocked, near = waits.sum(1), np.array([hull.edge[:, 2].mean() for hull in scene.hulls])
    while left:
        free = [i for i in left if blocked[i] < 1e-6]
        # A circle is cut where the parts disagree least.
        best = min(free, key=lambda i: near[i]) if free else min(left, key=lambda i: blocked[i])
        left.remove(best)
        order.append(best)
        blocked = blocked - waits[:, best]
    return order


def _votes(scene: Scene) -> Vec:
    """How much each part (a row) must wait until another one (a column) is painted."""
    points, own = [], []
    for index, hull in enumerate(scene.hulls):
        edge = hull.edge[::4, :2]
        middle = edge.mean(0)
        from_middle = edge - middle
        here = [
            middle + from_middle * 0.85,
            middle + from_middle * 0.45,
            scene.depths.middle[hull.samples, :2],
        ]
        points += here
        own += [index] * sum(map(len, here))
    depth, mine = scene.front(np.vstack(points)), np.array(own)
    me = depth[np.arange(len(mine)), mine]
    both = (depth > NOWHERE + 1) & (me[:, None] > NOWHERE + 1)
    vote = np.where(both, np.clip((depth - me[:, None]) / 0.03, -1, 1), 0)
    sums = np.add.reduceat(vote, np.flatnonzero(np.r_[True, mine[1:] != mine[:-1]]), axis=0)
    waits: Vec = np.maximum(sums - sums.T, 0).T
    waits[waits < 0.15] = 0
    return waits


def hidden(scene: Scene, keep: Sequence[str]) -> set[int]:
    """Parts that later ones hide altogether."""
    points = []
    for hull in scene.hulls:
        edge = hull.edge[::3, :2]
        middle = edge.mean(0)
        points += [edge + WAYS[::3] * 0.006, middle + (edge - middle) * 0.7, middle + (edge - middle) * 0.25]
    each = 3 * len(WAYS[::3])
    there = scene.front(np.vstack(points)) > NOWHERE + 1
    own = np.repeat(np.arange(len(scene.hulls)), each)
    later = scene.rank[None, :] > scene.rank[own][:, None]
    gone = (there & later).any(1).reshape(-1, each).all(1)
    return {int(i) for i in np.flatnonzero(gone) if scene.hulls[i].part.name not in keep}
