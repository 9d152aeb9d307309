"""From angles to joints: the trunk, then the legs, each part's frame and each joint's place."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from loosen.drawing.mannequin.person import SHIN, THIGH, Person
from loosen.drawing.mannequin.postures import STARTS
from loosen.drawing.mannequin.space import SIDES, Turn, Vec, about_x, about_y, about_z, vec
from loosen.model.mannequin import ArmAngles, Body, Head, LegAngles, Pelvis, Spine

_LEVELS = (0.07, 0.19, 0.31, 0.50)
"""How high above the hip joints the back bends, and where the neck begins."""
_LYING = ("lying on the back", "lying with bent knees")


@dataclass(frozen=True, slots=True)
class Miss:
    """A limb that does not reach what it is to reach."""

    limb: str
    far: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints and frames of one person in one position."""

    person: Person
    joints: Mapping[str, Vec]
    frames: Mapping[str, Turn]
    body: Body
    walls: Mapping[str, float] = field(default_factory=dict)
    """Where the face of a wall is, along the axis that the wall's side says."""
    misses: tuple[Miss, ...] = ()
    curls: Mapping[str, float] = field(default_factory=dict)
    """How far each hand's fingers bend."""

    def plus(
        self, joints: Mapping[str, Vec], frames: Mapping[str, Turn], miss: Miss | None = None
    ) -> Skeleton:
        more = (*self.misses, miss) if miss else self.misses
        return replace(self, joints={**self.joints, **joints}, frames={**self.frames, **frames}, misses=more)

    def moved(self, by: Vec) -> Skeleton:
        return replace(self, joints={name: place + by for name, place in self.joints.items()})

    def at(self, joint: str, part: str, x: float, y: float, z: float) -> Vec:
        """A place in a part's frame, seen from a joint."""
        place: Vec = self.joints[joint] + self.frames[part] @ (vec(x, y, z) * self.person.scale)
        return place


def leg_of(body: Body, side: str) -> LegAngles:
    """What a leg does, from the most to the least particular word about it."""
    own = body.left_leg if side == "left" else body.right_leg
    start = STARTS[body.lies]
    return own or body.legs or (start.left_leg if side == "left" else start.right_leg)


def arm_of(body: Body, side: str) -> ArmAngles:
    """What an arm does, likewise."""
    own = body.left_arm if side == "left" else body.right_arm
    start = STARTS[body.lies]
    return own or body.arms or (start.left_arm if side == "left" else start.right_arm)


def trunk(body: Body, person: Person) -> Skeleton:
    """Pelvis, back, neck and head, the hip joints at the height 0."""
    start = STARTS[body.lies]
    pelvis, spine = body.pelvis or Pelvis(tilt=start.tilt), body.spine or Spine()
    turn = about_y(pelvis.turn) @ start.turn @ about_x(pelvis.tilt)
    turn = turn @ about_z(-pelvis.side) @ about_y(pelvis.twist)
    origin = vec(pelvis.ahead, 0, -pelvis.left) / 100
    joints, frames = {"pelvis": origin}, {"pelvis": turn}
    place = turn @ vec(0, _LEVELS[0] * person.scale, 0)
    stoop = 0.0 if body.lies in _LYING else person.stoop
    bends = (spine.flexion / 3 + spine.low, spine.flexion / 3 + stoop * 0.3, spine.flexion / 3 + stoop * 0.9)
    for index, name in enumerate(("waist", "ribs", "chest")):
        turn = turn @ about_x(bends[index]) @ about_z(-spine.side_bend / 3) @ about_y(spine.twist / 3)
        joints[name], frames[name] = place, turn
        place = place + turn @ vec(0, (_LEVELS[index + 1] - _LEVELS[index]) * person.scale, 0)
    skeleton = Skeleton(person, joints | {"nape": place}, frames, body)
    skeleton = _head(skeleton, body.head or Head(), stoop)
    hips = {
        f"{side} hip": skeleton.at("pelvis", "pelvis", s * 0.086 * person.hips, 0, 0) for side, s in SIDES
    }
    return skeleton.plus(hips, {})


def _head(skeleton: Skeleton, head: Head, stoop: float) -> Skeleton:
    chest = skeleton.frames["chest"]
    back = stoop * 0.8
    neck = chest @ about_x(head.flexion / 2 + 4 + back * 0.3) @ about_z(-head.side_bend / 2)
    skull = neck @ about_x(head.flexion / 2 - 4 - back) @ about_z(-head.side_bend / 2) @ about_y(head.twist)
    root = skeleton.at("nape", "chest", 0, 0.015, -0.012)
    top = root + neck @ (vec(0, 0.082, 0.012) * skeleton.person.scale)
    return skeleton.plus({"neck": root, "head": top}, {"neck": neck, "head": skull})


def shoulders(skeleton: Skeleton) -> Skeleton:
    """The joints of the shoulders, which rise and move in as an arm goes up."""
    joints = {}
    for side, s in SIDES:
        arm = arm_of(skeleton.body, side)
        lift = 20.0 if arm.hand else math.degrees(_lift(arm))
        if arm.hand and "head" in arm.points:
            lift = 150.0
        high = max(lift - 40, 0) / 140
        wide = 0.170 * skeleton.person.shoulders - 0.028 * high
        joints[f"{side} shoulder"] = skeleton.at(
            "chest", "chest", s * wide, 0.122 + 0.055 * high, -0.012 + 0.022 * high
        )
    return skeleton.plus(joints, {})


def _lift(arm: ArmAngles) -> float:
    """How far an arm is raised, whichever way."""
    level = math.cos(math.radians(arm.flexion)) * math.cos(math.radians(arm.abduction))
    return math.acos(min(max(level, -1), 1))


def free_leg(skeleton: Skeleton, side: str, s: int) -> Skeleton:
    """A leg by its angles."""
    leg = leg_of(skeleton.body, side)
    thigh = skeleton.frames["pelvis"] @ about_x(-leg.flexion)
    thigh = thigh @ about_z(s * leg.abduction) @ about_y(s * leg.rotation)
    shin = thigh @ about_x(leg.knee)
    return with_leg(skeleton, side, thigh, shin, shin @ about_x(-leg.ankle))


def with_leg(
    skeleton: Skeleton, side: str, thigh: Turn, shin: Turn, foot: Turn, miss: Miss | None = None
) -> Skeleton:
    """A leg whose parts lie as these frames say."""
    k = skeleton.person.scale
    knee = skeleton.joints[f"{side} hip"] - thigh[:, 1] * THIGH * k
    ankle = knee - shin[:, 1] * SHIN * k
    joints = {"knee": knee, "ankle": ankle}
    for name, where in {
        "toes": (0, -0.05, 0.17),
        "heel": (0, -0.04, -0.05),
        "sole": (0, -0.066, 0.06),
    }.items():
        joints[name] = ankle + foot @ (vec(*where) * k)
    named = {f"{side} {name}": place for name, place in joints.items()}
    frames = {f"{side} thigh": thigh, f"{side} shin": shin, f"{side} foot": foot}
    return skeleton.plus(named, frames, miss)
