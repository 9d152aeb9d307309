"""Where one part of a body runs through another one, and how deep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.flesh import Flesh
from loosen.drawing.mannequin.space import Vec

_STEPS = 5
"""Places between two balls of a limb at which it is measured."""
_HELD = 0.35
"""The share of an arm from the shoulder that always lies at the chest."""


class Crossing(NamedTuple):
    """Two parts in one place."""

    limb: str
    other: str
    depth: float
    """How far they are inside each other, in metres."""


@dataclass(frozen=True, slots=True)
class _Tube:
    """A limb or the trunk as a row of ellipsoids."""

    name: str
    middles: Vec
    axes: Vec

    def after(self, share: float) -> _Tube:
        first = int(len(self.middles) * share)
        return _Tube(self.name, self.middles[first:], self.axes[first:])


def crossings(flesh: Flesh, give: float) -> Iterator[Crossing]:
    """Pairs of parts that are further inside each other than flesh gives; neighbours do not count."""
    tubes = _tubes(flesh)
    for one, two in combinations(tubes.values(), 2):
        if _neighbours(one.name, two.name):
            continue
        depth = _depth(*_free(one, two))
        if depth > give:
            yield Crossing(one.name, two.name, depth)


def _tubes(flesh: Flesh) -> Mapping[str, _Tube]:
    rows = {name: tuple(balls) for name, balls in flesh.limbs.items()}
    parts = {part.name: part.balls for part in flesh.parts}
    for side in ("left", "right"):
        rows[f"{side} hand"] = parts[f"{side} palm"][:2]
        rows[f"{side} foot"] = parts[f"{side} foot"][1:3]
    rows["trunk"] = tuple(flesh.spots[name] for name in ("pelvis", "waist", "ribs", "chest"))
    rows["head"] = parts["jaw"][:1]
    return {name: _tube(flesh, name, balls) for name, balls in rows.items()}


def _tube(flesh: Flesh, name: str, balls: tuple[int, ...]) -> _Tube:
    middles, axes = (np.array([flesh.balls[i][k] for i in balls]) for k in (0, 1))
    at = np.linspace(0, len(balls) - 1, (len(balls) - 1) * _STEPS + 1)
    low = np.minimum(at.astype(int), max(len(balls) - 2, 0))
    high, share = np.minimum(low + 1, len(balls) - 1), at - low
    middle = middles[low] * (1 - share)[:, None] + middles[high] * share[:, None]
    axis = axes[low] * (1 - share)[:, None, None] + axes[high] * share[:, None, None]
    return _Tube(name, middle, axis)


_SKIPPED = frozenset(
    frozenset(pair)
    for side in ("left", "right")
    for pair in (
        (f"{side} thigh", f"{side} shin"),
        (f"{side} shin", f"{side} foot"),
        (f"{side} upper arm", f"{side} forearm"),
        (f"{side} forearm", f"{side} hand"),
    )
) | {frozenset(("trunk", "head"))}
_ROOTS = {"thigh": 0.5, "upper arm": 0.45}
"""From where on a limb may be measured against the trunk that it grows out of, and against its twin."""


def _neighbours(one: str, two: str) -> bool:
    return frozenset((one, two)) in _SKIPPED


def _free(one: _Tube, two: _Tube) -> tuple[_Tube, _Tube]:
    """What of both may be measured: not where they grow out of each other."""
    kinds = [name.partition(" ")[2] or name for name in (one.name, two.name)]
    if kinds[0] == kinds[1] == "thigh" or "trunk" in kinds or "head" in kinds:
        one, two = (tube.after(_ROOTS.get(kind, 0)) for tube, kind in zip((one, two), kinds, strict=True))
    return one, two


def _depth(one: _Tube, two: _Tube) -> float:
    """How far two rows of ellipsoids are inside each other at worst; less than 0 is air."""
    way = two.middles[None] - one.middles[:, None]
    far = np.sqrt((way**2).sum(2)) + 1e-9
    way = way / far[:, :, None]
    first = np.sqrt((np.einsum("nij,nmi->nmj", one.axes, way) ** 2).sum(2))
    second = np.sqrt((np.einsum("mij,nmi->nmj", two.axes, way) ** 2).sum(2))
    return float((first + second - far).max())
