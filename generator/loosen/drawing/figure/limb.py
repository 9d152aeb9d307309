"""Arms and legs alike: two bones and an end, that follow angles or reach for a point."""

from __future__ import annotations

import math
from dataclasses import dataclass

from loosen.drawing.figure import body
from loosen.drawing.figure.path import angle, turn
from loosen.drawing.figure.points import Spot, parse_point
from loosen.drawing.figure.skeleton import Bone, Miss, Skeleton, chain, two_bones
from loosen.drawing.figure.surface import WAYS, locate
from loosen.model.figure import Arm, Leg

LIMBS = ("right leg", "left leg", "right arm", "left arm")
PARTS = {
    f"{side} {limb}": (f"{side} {upper}", f"{side} {lower}", f"{side} {end}")
    for side in ("right", "left")
    for limb, upper, lower, end in (
        ("leg", "thigh", "shin", "foot"),
        ("arm", "upper arm", "forearm", "hand"),
    )
}
"""What each limb is made of, from the body outward."""
_FRONTAL_FOOT = 62.0
"""How far a foot points at a viewer who stands in front."""
_FRONTAL_SOLE = 0.06
"""The same in a view from the front: there the toes are seen below the ankle."""
_PALM_HEIGHT = 0.012


@dataclass(frozen=True, slots=True)
class Limb:
    """What a pose says about one limb."""

    name: str
    said: Leg | Arm

    @property
    def is_leg(self) -> bool:
        return isinstance(self.said, Leg)

    @property
    def parts(self) -> tuple[str, str, str]:
        return PARTS[self.name]

    @property
    def toward(self) -> tuple[float, float, float]:
        a, b, c = (*self.said.toward, 0.0, 0.0)[:3]
        return a, b, c

    @property
    def reach(self) -> Spot | None:
        return parse_point(self.said.reach) if self.said.reach is not None else None

    @property
    def end_angle(self) -> float | None:
        return self.said.foot if isinstance(self.said, Leg) else self.said.hand

    @property
    def way(self) -> complex:
        return WAYS[self.said.knee if isinstance(self.said, Leg) else self.said.elbow]


def root(skeleton: Skeleton, limb: Limb) -> tuple[complex, float]:
    """The joint at which a limb begins, and how near the viewer it is."""
    bone = skeleton["low back" if limb.is_leg else "upper back"]
    out = (body.HIP if limb.is_leg else body.SHOULDER) * (1 if limb.name.startswith("right") else -1)
    middle = bone.start if limb.is_leg else bone.at(0.84)
    return middle + turn(bone.points) * 1j * out * skeleton.width, out * skeleton.depth


def follow(skeleton: Skeleton, limb: Limb) -> dict[str, Bone]:
    """The bones of a limb whose angles are given; what is left out goes straight on."""
    said = limb.said
    upper, lower = (said.thigh, said.shin) if isinstance(said, Leg) else (said.upper, said.lower)
    upper = -90.0 if upper is None else upper
    lower = upper if lower is None else lower
    return _bones(skeleton, limb, root(skeleton, limb), (upper, lower), limb.end_angle)


def reach(skeleton: Skeleton, limb: Limb, spot: Spot) -> tuple[dict[str, Bone], Miss | None]:
    """The bones of a limb that goes to a point, and whether it stays away from it."""
    begins = start, _ = root(skeleton, limb)
    end_angle = _resting_on(skeleton, limb, spot, start) if limb.end_angle is None else limb.end_angle
    upper, lower = (
        body.LENGTHS[part.partition(" ")[2]] * math.cos(math.radians(toward))
        for part, toward in zip(limb.parts[:2], limb.toward[:2], strict=True)
    )
    goal = locate(skeleton, spot)
    if limb.is_leg:
        goal += _sole_gap(skeleton, spot)
    elif end_angle is None:
        lower += body.PALM
    else:
        goal += _palm_gap(skeleton, spot) - turn(end_angle) * body.PALM
    joint, miss = two_bones(start, goal, (upper, lower), limb.way)
    angles = angle(joint - start), angle(goal - joint)
    bones = _bones(skeleton, limb, begins, angles, end_angle)
    return bones, Miss(limb.name, miss) if miss else None


def _bones(
    skeleton: Skeleton,
    limb: Limb,
    begins: tuple[complex, float],
    angles: tuple[float, float],
    end: float | None,
) -> dict[str, Bone]:
    toward = limb.toward
    frontal = limb.is_leg and abs(skeleton.width) > 0.9
    if frontal and not toward[2]:
        toward = (*toward[:2], _FRONTAL_FOOT)
    if end is None:
        end = angles[1] + (90 if limb.is_leg and not frontal else 0)
    return chain(*begins, *zip(limb.parts, (*angles, end), toward, strict=True))


def _resting_on(skeleton: Skeleton, limb: Limb, spot: Spot, start: complex) -> float | None:
    """Where toes or fingers point on the floor or on a wall, when the author leaves it to us."""
    if limb.is_leg:
        return 0.0 if spot.name == "floor" and skeleton.depth > 0.1 else None
    if spot.name == "floor":
        return 0.0 if (spot.along or 0) > start.real else 180.0
    return 90.0 if spot.name == "wall" else None


def _sole_gap(skeleton: Skeleton, spot: Spot) -> complex:
    """From the point that a foot stands on to its ankle."""
    if spot.name == "floor":
        return (body.SOLE if abs(skeleton.width) < 0.9 else _FRONTAL_SOLE) * 1j
    if spot.name == "wall":
        return complex(math.copysign(body.SOLE, -skeleton.props["wall"].real), 0)
    return 0j


def _palm_gap(skeleton: Skeleton, spot: Spot) -> complex:
    if spot.name == "floor":
        return _PALM_HEIGHT * 1j
    if spot.name == "wall":
        return complex(math.copysign(_PALM_HEIGHT * 1.6, -skeleton.props["wall"].real), 0)
    return 0j
