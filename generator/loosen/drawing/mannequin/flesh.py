"""The body's form: ellipsoids ("balls"), and parts that are stretched over a few of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.skeleton import Skeleton
from loosen.drawing.mannequin.space import Turn, Vec

SILHOUETTE = 9.0
"""The `rise` of a part that has a line only where nothing at all is behind it."""


class Ball(NamedTuple):
    """An ellipsoid: its middle and its half axes."""

    middle: Vec
    axes: Turn


class Part(NamedTuple):
    """The hull of some balls, in one colour."""

    name: str
    look: str
    balls: tuple[int, ...]
    side: int = 0
    """1 for the left, -1 for the right, 0 for neither."""
    rise: float = 0.022
    """How far its edge must stand before what is behind it to be drawn as a line."""
    links: tuple[tuple[int, int], ...] = ()
    """Which of its balls the skin is stretched between; left out, each to the next."""
    group: str = ""
    """`arm`, `leg` or `trunk`: what is in one shadow, and paler together on the far side."""
    lined: bool = True
    grid: tuple[int, ...] = ()
    """Balls inside of it that tell its depth, where the hull's own do not: for boxes."""
    corners: Vec | None = None
    """Of a box: its lowest and its highest corner."""

    @property
    def joints(self) -> tuple[tuple[int, int], ...]:
        """Pairs of balls that the skin is stretched between."""
        n = len(self.balls)
        pairs = self.links or tuple((i, i + 1) for i in range(n - 1))
        return tuple((self.balls[i], self.balls[j]) for i, j in pairs)


class Hem(NamedTuple):
    """Where cloth ends: of cloth and skin, the one whose end looks at us is in front."""

    cloth: str
    skin: str
    out: Vec | None = None
    """Which way its end looks; left out, the cloth is always in front."""


@dataclass(slots=True)
class Flesh:
    """Everything that has a form; parts are added from the pelvis outward."""

    skeleton: Skeleton
    balls: list[Ball] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    hems: list[Hem] = field(default_factory=list)
    spots: dict[str, int] = field(default_factory=dict)
    """Balls on which marks and other balls lie, by name."""
    limbs: dict[str, list[int]] = field(default_factory=dict)
    """The balls along each limb."""

    def ball(
        self, turn: Turn, origin: Vec, at: tuple[float, float, float], half: Sequence[float] | float
    ) -> int:
        """Adds an ellipsoid in a part's frame; for someone 1.70 m tall."""
        k = self.skeleton.person.scale
        self.balls.append(Ball(origin + turn @ np.multiply(at, k), turn * np.multiply(half, k)))
        return len(self.balls) - 1

    def fixed(self, middle: Vec, axes: Turn) -> int:
        """Adds an ellipsoid of a given size: a prop's."""
        self.balls.append(Ball(middle, axes))
        return len(self.balls) - 1

    def part(self, part: Part) -> None:
        self.parts.append(part)

    def lowest(self, first: int = 0) -> float:
        """The height of the lowest point of the balls from `first` on."""
        return min(
            float(one.middle[1]) - float(np.sqrt((one.axes[1] ** 2).sum())) for one in self.balls[first:]
        )
