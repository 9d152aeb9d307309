"""Starting postures: how the pelvis lies in each, and what legs and arms do if nothing else is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.space import Turn, cross, vec
from loosen.model.mannequin import ArmAngles, LegAngles, Palm, Posture, Sole

_STRAIGHT, _HANGING = LegAngles(), ArmAngles()


@dataclass(frozen=True, slots=True)
class Start:
    """One posture."""

    up: tuple[float, float, float]
    """Where the head is, seen from the pelvis."""
    front: tuple[float, float, float]
    """Where the belly looks."""
    left_leg: LegAngles = _STRAIGHT
    right_leg: LegAngles = _STRAIGHT
    left_arm: ArmAngles = _HANGING
    right_arm: ArmAngles = _HANGING

    tilt: float = 0.0
    """How far the pelvis is tipped when nothing is said of it."""

    @property
    def turn(self) -> Turn:
        up, front = vec(*self.up), vec(*self.front)
        return np.column_stack([cross(up, front), up, front])


_UP, _AHEAD, _DOWN = (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0)
_BEHIND, _NEAR = (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
_SEATED = LegAngles(foot=Sole(ahead=42, out=3))
_LONG = LegAngles(flexion=88)
_KNEEL = LegAngles(knee=92, ankle=-55)
_BENT = LegAngles(foot=Sole(ahead=44, out=3))
_FACE_DOWN = LegAngles(ankle=-65)
_PROPPED = (
    ArmAngles(hand=Palm(at="floor 52 15", fingers="ahead"), points="behind"),
    ArmAngles(hand=Palm(at="floor 52 -15", fingers="ahead"), points="behind"),
)
_IN_THE_LAP = ArmAngles(flexion=34, abduction=10, elbow=34)
_CURLED = ArmAngles(flexion=60, abduction=-8, elbow=70)
_AT_SIDES = ArmAngles(flexion=-6, abduction=16, elbow=12)
_ALL_FOURS = LegAngles(flexion=76, knee=90, ankle=-60)
STARTS: Mapping[Posture, Start] = {
    "standing": Start(_UP, _AHEAD),
    "sitting": Start(_UP, _AHEAD, _SEATED, _SEATED, _IN_THE_LAP, _IN_THE_LAP),
    "sitting on the floor": Start(_UP, _AHEAD, _LONG, _LONG, _IN_THE_LAP, _IN_THE_LAP),
    "kneeling": Start(_UP, _AHEAD, _KNEEL, _KNEEL),
    "half kneeling": Start(_UP, _AHEAD, LegAngles(foot=Sole(ahead=46, out=2)), LegAngles(knee=94, ankle=-55)),
    "on all fours": Start(_AHEAD, _DOWN, _ALL_FOURS, _ALL_FOURS, *_PROPPED, tilt=-14),
    "lying on the back": Start(_BEHIND, _UP, left_arm=_AT_SIDES, right_arm=_AT_SIDES),
    "lying with bent knees": Start(_BEHIND, _UP, _BENT, _BENT, _AT_SIDES, _AT_SIDES),
    "lying on the front": Start(_AHEAD, _DOWN, _FACE_DOWN, _FACE_DOWN),
    "lying on the side": Start(_AHEAD, _NEAR, left_arm=_CURLED, right_arm=_CURLED),
}
