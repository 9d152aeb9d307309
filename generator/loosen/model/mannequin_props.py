"""What lies or stands around a body, as an author writes it under `props:`; lengths in centimetres."""

from __future__ import annotations

from typing import Literal

from loosen.model.base import record
from loosen.model.mannequin_joints import Angle, Length, Ways, Where


@record
class FloorMat:
    """A mat under the body."""


@record
class RollerUnder:
    """A foam roller."""

    under: Where
    """The place that lies on it."""
    turn: Angle = 0
    """How far it is turned, from lying across."""


@record
class BallAt:
    """A ball pressed between the body and a wall or the floor."""

    at: Where
    """The part that it touches."""
    toward: Ways = "back"
    """Which way it lies from the middle of that part."""
    pair: bool = False
    """Two, one at each side of the spine."""


@record
class StickAt:
    """A roller stick, from one palm to the other."""

    at: Where
    """The place that it rolls over. A hand holds it `at: stick 16`: 16 cm to the left of there."""
    beyond: Length = 6
    """How far its ends stand out."""


@record
class StrapRound:
    """A strap from both palms round a limb."""

    round: Where
    """The place on the limb that it goes round."""


@record
class WallAt:
    """A wall. Where a ball is, it touches the ball."""

    side: Literal["front", "back", "left", "right"] = "front"
    """Where it stands, seen from the person."""
    away: Length = 40
    """How far from the pelvis it is."""


@record
class ChairAt:
    """A chair."""

    height: Length = 45
    """How high the seat is."""
    ahead: Length = 0
    """How far ahead of the pelvis the middle of its seat is."""
    back: Literal["front", "back", "none"] = "back"
    """At which side its back is, seen from the person."""


@record
class Pad:
    """A pillow, a folded towel or a step on the floor, under a part of the body."""

    under: Where
    """The part that is on it."""
    thick: Length = 8
    """How thick it is."""
    long: Length = 36
    """How long it is, ahead and behind."""
    wide: Length = 26
    """How wide it is, from left to right."""
    up: Length = 0
    """How high its lower side is above the floor."""


@record
class Things:
    """What lies or stands around the body."""

    mat: FloorMat | None = None
    roller: RollerUnder | None = None
    ball: BallAt | None = None
    stick: StickAt | None = None
    strap: StrapRound | None = None
    wall: WallAt | None = None
    chair: ChairAt | None = None
    pillow: Pad | None = None
    second_pillow: Pad | None = None
    towel: Pad | None = None
    step: Pad | None = None
