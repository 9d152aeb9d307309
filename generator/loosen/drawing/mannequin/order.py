"""Which parts are painted first, and which are not painted at all, for others hide them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.depths import NOWHERE
from loosen.drawing.mannequin.scene import WAYS, Scene
from loosen.drawing.mannequin.space import Table, Vec

_NEVER_HIDDEN = ("pelvis", "hem", "side", "vest")
_ROOM = 0.006
"""How far round a part others must reach to hide it."""
_SURE = 0.03
"""How much nearer a part must be to count in full."""
_LEAST = 0.15
"""What the parts' votes must come to."""


@dataclass(frozen=True, slots=True)
class Order:
    """When each part is painted."""

    parts: tuple[int, ...]
    """From the first one to the one that hides all others."""
    rank: Table
    gone: frozenset[int]
    """Those that later ones hide altogether."""


def order_of(scene: Scene) -> Order:
    """The order of a scene's parts: they are compared at places on each of them."""
    round_it, on_it, own = _places(scene)
    depth = scene.depths.front(np.vstack([round_it, on_it]))
    there = depth > NOWHERE + 1
    parts = _sorted(scene, _votes(depth[len(round_it) :], there[len(round_it) :], own))
    rank = np.empty(len(parts), int)
    rank[parts] = np.arange(len(parts))
    each = len(round_it) // len(parts)
    owner = np.concatenate([np.repeat(np.arange(len(parts)), each), own])
    covered = (there & (rank[None, :] > rank[owner][:, None])).any(1)
    seen = np.bincount(owner, ~covered, len(parts)) > 0
    gone = (i for i in range(len(parts)) if not seen[i] and scene.hulls[i].part.name not in _NEVER_HIDDEN)
    return Order(tuple(parts), rank, frozenset(gone))


def _places(scene: Scene) -> tuple[Vec, Vec, Table]:
    """Places just round each part, those on it, and whose each of the latter is."""
    edge, ring = scene.edges[:, ::4, :2], scene.edges[:, ::3, :2]
    middle = edge.mean(1, keepdims=True)
    rings = np.concatenate([middle + (edge - middle) * 0.85, middle + (edge - middle) * 0.45], axis=1)
    samples = scene.depths
    own = np.concatenate([np.repeat(np.arange(len(edge)), rings.shape[1]), samples.part])
    on_it = np.vstack([rings.reshape(-1, 2), samples.middle[:, :2]])
    return (ring + WAYS[::3] * _ROOM).reshape(-1, 2), on_it, own


def _votes(depth: Vec, there: Table, own: Table) -> Vec:
    """How much each part (a row) must wait until another one (a column) is painted."""
    rows = np.arange(len(own))
    mine = depth[rows, own]
    both = there & there[rows, own][:, None]
    vote = np.where(both, np.clip((depth - mine[:, None]) / _SURE, -1, 1), 0)
    by_part = np.argsort(own, kind="stable")
    sums = np.add.reduceat(vote[by_part], np.searchsorted(own[by_part], np.arange(depth.shape[1])))
    waits: Vec = np.maximum(sums - sums.T, 0).T
    waits[waits < _LEAST] = 0
    return waits


def _sorted(scene: Scene, waits: Vec) -> list[int]:
    names = {hull.part.name: index for index, hull in enumerate(scene.hulls)}
    for hem in scene.flesh.hems:
        if hem.cloth in names and hem.skin in names:
            pair = names[hem.cloth], names[hem.skin]
            is_behind = hem.out is not None and hem.out @ scene.camera.toward > 0
            first, then = pair if is_behind else pair[::-1]
            waits[then, first], waits[first, then] = 99, 0
    left, order = list(range(len(scene.hulls))), list[int]()
    blocked, near = waits.sum(1), scene.edges[:, :, 2].mean(1).tolist()
    while left:
        now = blocked.tolist()
        free = [i for i in left if now[i] < 1e-6]
        # A circle is cut where the parts disagree least.
        best = min(free, key=near.__getitem__) if free else min(left, key=now.__getitem__)
        left.remove(best)
        order.append(best)
        blocked = blocked - waits[:, best]
    return order
