"""What the joints of a body do, as an author writes it: angles in degrees, lengths in centimetres."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from loosen.model.base import record

Angle = Annotated[float, Field(ge=-180, le=180)]
Length = Annotated[float, Field(ge=-300, le=300)]
Where = Annotated[str, Field(min_length=1)]
Ways = Annotated[str, Field(min_length=1)]


@record
class Pelvis:
    """How the pelvis lies."""

    tilt: Angle = 0
    """How far it is tipped forward."""
    side: Angle = 0
    """How far its left side drops."""
    twist: Angle = 0
    """How far it turns to the left about the body's length."""
    turn: Angle = 0
    """How far the whole body turns to the left on the floor."""
    height: Length | None = None
    """How high the hip joints are; left out, the body sinks until it rests."""
    ahead: Length = 0
    """How far it moves ahead along the floor, while feet and hands on floor, wall and chair stay."""
    left: Length = 0
    """How far it moves to the left, likewise; to the right is less than 0."""


@record
class Spine:
    """How the back bends, all of it together."""

    flexion: Angle = 0
    """Forward."""
    side_bend: Angle = 0
    """To the left."""
    twist: Angle = 0
    """To the left."""
    low: Angle = 0
    """Forward, in the low back alone."""


@record
class Head:
    """How the head is held."""

    flexion: Angle = 0
    """Forward: the chin to the chest."""
    side_bend: Angle = 0
    """To the left."""
    twist: Angle = 0
    """To the left."""


@record
class Sole:
    """Where a sole stands on the floor."""

    ahead: Length = 0
    """How far ahead of the hip, before the pelvis moves along the floor."""
    out: Length = 0
    """How far outside of the hip."""
    up: Length = 0
    """How high above the floor."""
    toes_out: Angle = 5
    """How far the toes turn out."""
    heel_up: Angle = 0
    """How far the heel is lifted."""
    knee_out: Angle = 0
    """How far the knee falls outward."""


@record
class LegAngles:
    """A leg: its angles, or where its sole stands, or what its ankle lies on."""

    flexion: Angle = 0
    """Of the hip."""
    abduction: Angle = 0
    """Of the hip: the knee moves outward."""
    rotation: Angle = 0
    """Of the hip: the front of the thigh turns outward."""
    knee: Angle = 0
    """How far the knee is bent."""
    ankle: Angle = 0
    """How far the toes are drawn up."""
    foot: Sole | None = None
    rests_on: Where | None = None
    """The place that the ankle lies on."""
    points: Ways = "out ahead"
    """Which way the knee points, where the ankle's place leaves it open."""


@record
class Palm:
    """Where a palm is laid."""

    at: Where
    """The place."""
    fingers: Ways = "away"
    """Which way the fingers point; `round` to hold what is there."""
    curl: Angle | None = None
    """How far the fingers bend; left out, not at all on a floor or a wall, and a little elsewhere."""


@record
class ArmAngles:
    """An arm: its angles, or where its hand is laid."""

    flexion: Angle = 0
    """Of the shoulder: the arm goes forward and up."""
    abduction: Angle = 6
    """Of the shoulder: the arm goes out."""
    rotation: Angle = 0
    """Of the shoulder: the front of the arm turns outward."""
    elbow: Angle = 10
    """How far the elbow is bent."""
    pronation: Angle = 25
    """How far the palm turns in and back."""
    wrist: Angle = 0
    """How far the hand bends toward the palm."""
    curl: Angle = 18
    """How far the fingers bend."""
    hand: Palm | None = None
    points: Ways = "out down"
    """Which way the elbow points, where the hand's place leaves it open."""


@record
class Stance:
    """What differs where the movement begins."""

    pelvis: Pelvis | None = None
    spine: Spine | None = None
    head: Head | None = None
    legs: LegAngles | None = None
    left_leg: LegAngles | None = None
    right_leg: LegAngles | None = None
    arms: ArmAngles | None = None
    left_arm: ArmAngles | None = None
    right_arm: ArmAngles | None = None
    belly: Length | None = None
    """How far the belly swells with a breath."""
