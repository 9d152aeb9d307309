"""Bodies: how a position looks, as an author writes it under `body:` in a figure.

Angles are in degrees, in a physiotherapist's words; lengths are in centimetres. Left and right are the
person's own. A *place* is a text: `right knee`, `left thigh 0.6 back` (six tenths of the way to the knee, on
its back), `belly`, `wall 130 10` (130 cm high, 10 cm ahead), `floor 40 -10` (40 cm ahead of the pelvis and
10 cm to the right of it), `stick 16` and `chair 12` (so far to the left of the middle of the stick, or of
the upper edge of the chair's back). A *way* is one or more words of direction: `out`, `down ahead`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from loosen.model.base import record

Posture = Literal[
    "standing",
    "sitting",
    "sitting on the floor",
    "kneeling",
    "half kneeling",
    "on all fours",
    "lying on the back",
    "lying with bent knees",
    "lying on the front",
    "lying on the side",
]
Seen = Literal["side", "front", "back", "above", "three-quarter", "back three-quarter"]
Angle = Annotated[float, Field(ge=-180, le=180)]
Length = Annotated[float, Field(ge=-300, le=300)]
Share = Annotated[float, Field(ge=-1, le=2)]
Where = Annotated[str, Field(min_length=1)]
Ways = Annotated[str, Field(min_length=1)]
PersonName = Literal["slim", "broad", "older", "lean", "pregnant"]
Pair = Annotated[tuple[Angle, ...], Field(min_length=2, max_length=2)]


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
    """How far ahead of the hip."""
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


@record
class Patch:
    """The place that the exercise works on, on the skin."""

    at: Where
    """`right thigh back` for a band along a limb, `right hip` for a spot."""
    span: Pair = (0.15, 0.85)
    """From where to where along the limb."""
    wide: Angle = 38
    """How far it reaches round the limb."""
    toward: Ways = "out back"
    """Where a spot lies, seen from the middle of its part."""
    size: Angle = 28
    """How large a spot is, as an angle."""


@record
class Shift:
    """How far something is moved so that it covers nothing."""

    up: Length = 0
    """Down is less than 0."""
    ahead: Length = 0
    """Behind is less than 0."""
    left: Length = 0
    """To the right is less than 0."""
    head: Length = 0
    """Along the body toward the head; toward the feet is less than 0."""
    front: Length = 0
    """Out of the body's front; out of its back is less than 0."""


@record
class Pointer:
    """An arrow in space: which way something moves or presses."""

    at: Where
    """Where it begins."""
    toward: Ways
    """Which way it points."""
    length: Length = 14
    """How long it is in the picture."""
    bow: Length = 0
    """How far it bends on the way, for a turn."""
    ways: Literal["one", "both"] = "one"
    """`both` for there and back."""
    shift: Shift = Shift()
    """How far its beginning is moved."""


@record
class Body(Stance):
    """A person in a position, by the angles of the joints and what hands and feet touch."""

    lies: Posture = "standing"
    """The posture it begins with; all that follows says only what differs."""
    person: PersonName | None = None
    """Who is drawn; left out, people take turns."""
    view: Seen | None = None
    """From where the body is seen; left out, from where the body hides least of itself and its marks."""
    turned: Angle | None = None
    """From where exactly: 0 is the right side, 90 the front of someone who stands."""
    from_above: Annotated[float, Field(ge=0, le=90)] | None = None
    """From how high it is seen, as an angle."""
    seat: Length | None = None
    """How high the seat is on which it sits; left out, it rests on the floor."""
    start: Stance | None = None
    """Where the movement begins: only what differs."""
    props: Things = Things()
    target: tuple[Patch, ...] = ()
    arrows: tuple[Pointer, ...] = ()
