"""Bones, and how they hang together."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from loosen.drawing.figure import body
from loosen.drawing.figure.path import angle, turn
from loosen.model.figure import View

YAW: Mapping[View, float] = {"side": 90, "half front": 45, "front": 0, "half back": 135, "back": 180}
"""How far the body is turned from facing the viewer to its left, so to the right of the picture."""


class Bone(NamedTuple):
    """One part of the body in the picture: where it begins and ends, and how near its middle is."""

    start: complex
    end: complex
    depth: float = 0

    @property
    def points(self) -> float:
        """Its angle."""
        return angle(self.end - self.start)

    def at(self, along: float) -> complex:
        return self.start + (self.end - self.start) * along


@dataclass(frozen=True, slots=True)
class Miss:
    """A point that a limb does not reach."""

    limb: str
    distance: float
    """How much too far away the point is; less than 0 when it is too near."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A pose, solved."""

    yaw: float
    face: float
    """The head's own yaw."""
    bones: Mapping[str, Bone]
    """`low back`, `upper back`, `neck`, `head`, `right thigh`, `left forearm` ..."""
    belly: float = 0
    misses: tuple[Miss, ...] = ()
    props: Mapping[str, complex] = field(default_factory=dict)
    """Where the middle of each prop is, for points that name one."""

    def __getitem__(self, name: str) -> Bone:
        return self.bones[name]

    @property
    def width(self) -> float:
        """How much of the body's width the viewer sees; of a body that shows its back, below 0."""
        return _cos(self.yaw)

    @property
    def depth(self) -> float:
        """How much of the body's depth the viewer sees."""
        return _sin(self.yaw)

    def moved(self, by: complex) -> Skeleton:
        bones = {name: Bone(b.start + by, b.end + by, b.depth) for name, b in self.bones.items()}
        return self._with(bones, self.misses, self.props)

    def plus(self, bones: Mapping[str, Bone], *misses: Miss) -> Skeleton:
        return self._with({**self.bones, **bones}, (*self.misses, *misses), self.props)

    def among(self, props: Mapping[str, complex]) -> Skeleton:
        """The same pose with these props around it."""
        return self._with(self.bones, self.misses, props)

    def _with(
        self, bones: Mapping[str, Bone], misses: tuple[Miss, ...], props: Mapping[str, complex]
    ) -> Skeleton:
        # `dataclasses.replace` takes five times as long, and a drawing has a hundred of them.
        return Skeleton(self.yaw, self.face, bones, self.belly, misses, props)


@functools.cache
def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


@functools.cache
def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


@functools.cache
def kind_of(part: str) -> str:
    """A part without its side: `thigh` for `right thigh`."""
    return part.removeprefix("right ").removeprefix("left ")


def chain(start: complex, depth: float, *steps: tuple[str, float, float]) -> dict[str, Bone]:
    """Bones one after the other, each a name, an angle and how far it turns toward the viewer."""
    bones = {}
    for name, degrees, toward in steps:
        length = body.LENGTHS[kind_of(name)]
        end, further = start + turn(degrees) * length, depth
        if toward:
            end = start + turn(degrees) * length * math.cos(math.radians(toward))
            further = depth + length * math.sin(math.radians(toward))
        bones[name] = Bone(start, end, (depth + further) / 2)
        start, depth = end, further
    return bones


def two_bones(
    start: complex, end: complex, lengths: tuple[float, float], way: complex
) -> tuple[complex, float]:
    """The joint between two bones that reach from start toward end, and by how much they miss it.

    Of the two solutions it is the one that lies further in the direction of `way`.
    """
    upper, lower = lengths
    wanted = abs(end - start)
    distance = min(max(wanted, abs(upper - lower) + 1e-6), upper + lower - 1e-6)
    along = (end - start) / wanted if wanted > 1e-9 else way
    share = (upper**2 - lower**2 + distance**2) / (2 * distance)
    height = math.sqrt(max(upper**2 - share**2, 0))
    joints = [start + along * complex(share, sign * height) for sign in (1, -1)]
    best = max(joints, key=lambda joint: ((joint - start) * way.conjugate()).real)
    miss = wanted - distance
    return best, miss if abs(miss) > 1e-5 else 0.0
