"""From joints back to angles: what a limb that was found by reaching does, in a physiotherapist's words."""

from __future__ import annotations

import math

from loosen.drawing.mannequin.skeleton import Skeleton, arm_of
from loosen.drawing.mannequin.space import SIDES, Turn
from loosen.model.mannequin import ArmAngles, LegAngles

_SIGN = dict(SIDES)


def leg_angles(skeleton: Skeleton, side: str) -> LegAngles:
    """What the hip, knee and ankle of a leg do."""
    s, turns = _SIGN[side], skeleton.frames
    thigh, shin, foot = (turns[f"{side} {name}"] for name in ("thigh", "shin", "foot"))
    flexion, abduction, rotation = _ball_joint(turns["pelvis"].T @ thigh, s)
    knee, ankle = _hinge(thigh.T @ shin), -_hinge(shin.T @ foot)
    return LegAngles(flexion=flexion, abduction=abduction, rotation=rotation, knee=knee, ankle=ankle)


def arm_angles(skeleton: Skeleton, side: str) -> ArmAngles:
    """What the shoulder, elbow and wrist of an arm do."""
    s, turns = _SIGN[side], skeleton.frames
    upper, lower, hand = (turns[f"{side} {name}"] for name in ("upper arm", "forearm", "hand"))
    flexion, abduction, rotation = _ball_joint(turns["chest"].T @ upper, s)
    held = lower.T @ hand
    bend = math.acos(min(max(float(held[1, 1]), -1), 1))
    return ArmAngles(
        flexion=flexion,
        abduction=abduction,
        rotation=rotation,
        elbow=-_hinge(upper.T @ lower),
        pronation=_round(-s * math.atan2(float(held[0, 2]), float(held[2, 2]))),
        wrist=_round(math.copysign(bend, -s * float(lower[:, 1] @ hand[:, 0]))),
        curl=round(skeleton.curls.get(side, arm_of(skeleton.body, side).curl), 1),
    )


def _ball_joint(turn: Turn, s: int) -> tuple[float, float, float]:
    """Flexion, abduction and rotation of a hip or a shoulder."""
    abduction = math.asin(min(max(-float(turn[0, 1]), -1), 1)) * s
    flexion = math.atan2(-float(turn[2, 1]), float(turn[1, 1]))
    rotation = math.atan2(float(turn[0, 2]), float(turn[0, 0])) * s
    return _round(flexion), _round(abduction), _round(rotation)


def _hinge(turn: Turn) -> float:
    return _round(math.atan2(float(turn[2, 1]), float(turn[1, 1])))


def _round(radians: float) -> float:
    return round(math.degrees(radians), 1)
