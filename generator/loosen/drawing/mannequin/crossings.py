"""Where one part of a body runs through another one, and how deep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    @property
    def kind(self) -> str:
        """The name without its side."""
        return self.name.partition(" ")[2] or self.name


def crossings(flesh: Flesh, give: float) -> Iterator[Crossing]:
    """Pairs of parts that are further inside each other than flesh gives; neighbours do not count."""
    tubes = _tubes(flesh)
    depths = _depths(tubes)
    ends = np.cumsum([len(tube.middles) for tube in tubes])
    for (i, one), (j, two) in combinations(enumerate(tubes), 2):
        if frozenset((one.name, two.name)) in _SKIPPED:
            continue
        first, second = (ends[k] - len(tubes[k].middles) for k in (i, j))
        if {one.kind, two.kind} & {"trunk", "head"} or one.kind == two.kind == "thigh":
            first, second = first + _root(one), second + _root(two)
        depth = float(depths[first : ends[i], second : ends[j]].max())
        if depth > give:
            yield Crossing(one.name, two.name, depth)


def _root(tube: _Tube) -> int:
    """How many of its ellipsoids lie where it grows out of the trunk and of its twin."""
    return int(len(tube.middles) * _ROOTS.get(tube.kind, 0))


def _tubes(flesh: Flesh) -> list[_Tube]:
    rows = {name: tuple(balls) for name, balls in flesh.limbs.items()}
    parts = {part.name: part.balls for part in flesh.parts}
    for side in ("left", "right"):
        rows[f"{side} hand"] = parts[f"{side} palm"][:2]
        rows[f"{side} foot"] = parts[f"{side} foot"][1:3]
    rows["trunk"] = tuple(flesh.spots[name] for name in ("pelvis", "waist", "ribs", "chest"))
    rows["head"] = parts["jaw"][:1]
    return [_tube(flesh, name, balls) for name, balls in rows.items()]


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
"""From where on a limb is measured against the trunk that it grows out of, and against its twin."""


def _depths(tubes: Sequence[_Tube]) -> Vec:
    """How far each two ellipsoids of all tubes are inside each other, `(n, n)`; less than 0 is air."""
    middles, axes = (np.concatenate([getattr(tube, key) for tube in tubes]) for key in ("middles", "axes"))
    way = middles[None] - middles[:, None]
    far = np.sqrt((way**2).sum(2)) + 1e-9
    way = way / far[:, :, None]
    toward = np.sqrt(((way @ axes) ** 2).sum(2))  # of each ellipsoid, toward each other one
    depths: Vec = toward + toward.T - far
    return depths
