"""What touches what: a sole on the floor, an ankle on a thigh, a palm on a wall or round a limb."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from loosen.drawing.mannequin.person import FOREARM, SHIN, THIGH, UPPER_ARM
from loosen.drawing.mannequin.places import touch, way
from loosen.drawing.mannequin.skeleton import Miss, Skeleton, arm_of, leg_of, with_leg
from loosen.drawing.mannequin.space import (  # fmt: skip
    SIDES,
    UP,
    Turn,
    Vec,
    about_x,
    about_y,
    about_z,
    across,
    cross,
    frame,
    two_bones,
    unit,
    vec,
)
from loosen.model.mannequin import ArmAngles, LegAngles, Palm, Sole

_SOLE = 0.068
"""How high an ankle is above its sole."""


def standing_leg(skeleton: Skeleton, side: str, s: int) -> Skeleton:
    """A leg whose sole stands on the floor."""
    leg = leg_of(skeleton.body, side)
    assert leg.foot
    sole, k = leg.foot, skeleton.person.scale
    ahead, left = _level(skeleton)
    hip = skeleton.joints[f"{side} hip"]
    below = hip - skeleton.joints["pelvis"]
    goal = (
        vec(below[0], _SOLE * k + sole.up / 100, below[2])
        + ahead * sole.ahead / 100
        + left * s * sole.out / 100
    )
    toes = about_y(s * sole.toes_out) @ ahead
    foot = np.column_stack([cross(UP, toes), UP, toes]) @ about_x(sole.heel_up)
    if sole.heel_up:  # the toes stay on the floor
        goal = goal + (vec(0, -0.055, 0) + toes * 0.15 - foot @ vec(0, -0.055, 0.15)) * k
    bent = skeleton.body.lies in {"lying on the back", "lying with bent knees", "sitting"} or hip[1] < 0.3
    pole = ahead + UP * (1.0 if bent else 0.0) + left * s * sole.knee_out / 45
    return _bent_leg(skeleton, side, goal, pole, foot)


def standing_height(skeleton: Skeleton) -> float:
    """How high the hips are of someone who stands on both feet, the further one's knee nearly straight."""
    k, found = skeleton.person.scale, []
    ahead, left = _level(skeleton)
    moved = skeleton.joints["pelvis"]
    for side, s in SIDES:
        sole = leg_of(skeleton.body, side).foot or Sole()
        aside = math.hypot(sole.ahead / 100 - moved @ ahead, sole.out / 100 - s * float(moved @ left))
        high = math.sqrt(max(((THIGH + SHIN) * k * 0.99) ** 2 - aside**2, 0.04))
        found.append(high + _SOLE * k + sole.up / 100)
    return min(found)


def _level(skeleton: Skeleton) -> tuple[Vec, Vec]:
    """Along the floor: ahead, as someone who stands looks or someone's feet point who lies; and left."""
    turn = skeleton.frames["pelvis"]
    lies = abs(turn[1, 1]) < 0.6
    front = -turn[:, 1] if lies and turn[1, 2] > 0.2 else turn[:, 1] if lies else turn[:, 2]
    ahead = unit(vec(front[0], 0, front[2]))
    return ahead, unit(vec(turn[0, 0], 0, turn[2, 0]))


def _bent_leg(
    skeleton: Skeleton, side: str, goal: Vec, pole: Vec, foot: Turn | None, ankle: float = 0
) -> Skeleton:
    k = skeleton.person.scale
    hip = skeleton.joints[f"{side} hip"]
    bend = two_bones(hip, goal, THIGH * k, SHIN * k, pole)
    down, lower = unit(bend.middle - hip), bend.end - bend.middle
    front = -across(lower, down)
    if front @ front < 1e-5:
        front = foot[:, 2] if foot is not None else pole
    thigh = frame(down, front)
    shin = frame(lower, cross(thigh[:, 0], -unit(lower)))  # it turns about the knee, however far
    miss = Miss(f"{side} leg", bend.miss) if abs(bend.miss) > 0.004 else None
    return with_leg(skeleton, side, thigh, shin, shin @ about_x(-ankle) if foot is None else foot, miss)


def resting_leg(skeleton: Skeleton, side: str, s: int) -> Skeleton:
    """A leg whose ankle lies on something."""
    leg: LegAngles = leg_of(skeleton.body, side)
    assert leg.rests_on
    at = touch(skeleton, leg.rests_on)
    ways = {"ahead": skeleton.frames["pelvis"][:, 2]}
    pole = way(skeleton, leg.points, s, ways)
    return _bent_leg(skeleton, side, at.place + at.out * 0.040 * skeleton.person.scale, pole, None, leg.ankle)


def arm(skeleton: Skeleton, side: str, s: int) -> Skeleton:
    """An arm, by its angles or by what its palm lies on."""
    said = arm_of(skeleton.body, side)
    return _reaching(skeleton, side, s, said, said.hand) if said.hand else _free(skeleton, side, s, said)


def _free(skeleton: Skeleton, side: str, s: int, arm: ArmAngles) -> Skeleton:
    k = skeleton.person.scale
    upper = skeleton.frames["chest"] @ about_x(-arm.flexion) @ about_z(s * arm.abduction)
    upper = upper @ about_y(s * arm.rotation)
    lower = upper @ about_x(-arm.elbow)
    elbow = skeleton.joints[f"{side} shoulder"] - upper[:, 1] * UPPER_ARM * k
    wrist = elbow - lower[:, 1] * FOREARM * k
    hand = lower @ about_y(-s * arm.pronation) @ about_z(-s * arm.wrist)
    return _with_arm(skeleton, side, s, (elbow, wrist), (upper, lower, hand), arm.curl)


def _reaching(skeleton: Skeleton, side: str, s: int, arm: ArmAngles, palm: Palm) -> Skeleton:
    k, chest = skeleton.person.scale, skeleton.frames["chest"]
    shoulder = skeleton.joints[f"{side} shoulder"]
    at = touch(skeleton, palm.at, chest[:, 0] * -s)
    more = {"round": at.round, "away": unit(at.place - shoulder), "chest": UP}
    fingers = unit(across(way(skeleton, palm.fingers, s, more), at.out))
    slide = 0.055 if palm.fingers == "round" else 0.06
    goal = at.place + at.out * 0.020 * k - fingers * slide * k
    bend = two_bones(shoulder, goal, UPPER_ARM * k, FOREARM * k, way(skeleton, arm.points, s, more))
    down, lower = unit(bend.middle - shoulder), bend.end - bend.middle
    front = across(lower, down)
    upper = frame(down, front if front @ front > 1e-6 else chest[:, 2])
    left, up = at.out * s, -fingers
    hand = np.column_stack([left, up, cross(left, up)])
    curl = palm.curl
    if curl is None:
        curl = 48 if palm.fingers == "round" else 2 if palm.at.startswith(("floor", "wall")) else 25
    found = _with_arm(
        skeleton, side, s, (bend.middle, bend.end), (upper, frame(lower, upper[:, 2]), hand), curl
    )
    return found.plus({}, {}, Miss(f"{side} arm", bend.miss)) if abs(bend.miss) > 0.004 else found


def _with_arm(
    skeleton: Skeleton,
    side: str,
    s: int,
    joints: tuple[Vec, Vec],
    turns: tuple[Turn, Turn, Turn],
    curl: float,
) -> Skeleton:
    elbow, wrist = joints
    palm = wrist + turns[2] @ (vec(-s * 0.012, -0.075, 0) * skeleton.person.scale)
    named = {f"{side} elbow": elbow, f"{side} wrist": wrist, f"{side} palm": palm}
    frames = {
        f"{side} {name}": turn for name, turn in zip(("upper arm", "forearm", "hand"), turns, strict=True)
    }
    return replace(skeleton, curls={**skeleton.curls, side: curl}).plus(named, frames)
