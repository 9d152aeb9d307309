"""Figures: how a position looks, as an author writes it under `figure:` in an exercise.

A pose is what you would see in a photograph. An *angle* is where a part points in the picture, in degrees:
0 to the right, 90 up, 180 to the left, -90 down. A thigh points from hip to knee, the trunk from hips to
shoulders. A *length* is a share of the body's height, so 0.1 is about 17 cm. The hips stand at 0 and the
floor at height 0, unless `hips` says otherwise.

Draw the right side; the left one is its mirror image. Seen from the side the body faces right, so its right
side is the one near the viewer: lying on the back the head is at the left, face down it is at the right.

A *point* is a text: `right knee`, `left thigh 0.6` (six tenths of the way to the knee), `right shin 0.3 back`
(on its skin), `trunk 0.2 back`, `floor 0.3`, `wall 0.8`, `ball`, or two lengths such as `0.3 0.5`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from loosen.model.base import Plain, record

Side = Literal["right", "left"]
View = Literal["side", "front", "back", "half front", "half back"]
Way = Literal["up", "down", "left", "right"]


def _several(value: Any) -> Any:
    """One number may stand for a list of one."""
    return (value,) if isinstance(value, str | int | float) else value


Point = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(ge=-9, le=9)]
Degrees = Annotated[float, Field(ge=-360, le=360)]
Layers = Annotated[
    tuple[Number, ...],
    Field(min_length=1, max_length=2),
    BeforeValidator(_several, json_schema_input_type=Any),
]
Angles = Annotated[
    tuple[Degrees, ...],
    Field(min_length=1, max_length=3),
    BeforeValidator(_several, json_schema_input_type=Any),
]
"""One angle, or several in a row from the body outward."""
Pair = Annotated[tuple[Number, ...], Field(min_length=1, max_length=2)]


@record
class Leg:
    """Where a leg goes: by the angles of thigh and shin, or by the point that its ankle reaches."""

    thigh: Degrees | None = None
    """Where the thigh points, from hip to knee."""
    shin: Degrees | None = None
    """Where the shin points, from knee to ankle."""
    foot: Degrees | None = None
    """Where the toes point; left out, the ankle is at rest (or flat, when it reaches the floor)."""
    reach: Point | None = None
    """Where the ankle goes; on the floor or the wall the sole goes there."""
    knee: Way = "up"
    """Which way the knee points, of the two ways that a reach leaves open."""
    toward: Angles = (0,)
    """How far thigh, shin and foot turn toward the viewer; less than 0 is away."""
    layer: Layers = (0,)
    """Moves the leg in front of other parts (more than 0) or behind them; two numbers for its two halves."""


@record
class Arm:
    """Where an arm goes: by the angles of its two parts, or by the point that its palm reaches."""

    upper: Degrees | None = None
    """Where the upper arm points, from shoulder to elbow."""
    lower: Degrees | None = None
    """Where the forearm points, from elbow to hand."""
    hand: Degrees | None = None
    """Where the fingers point; left out, they go on from the forearm."""
    reach: Point | None = None
    """Where the palm goes."""
    elbow: Way = "down"
    """Which way the elbow points, of the two ways that a reach leaves open."""
    toward: Angles = (0,)
    """How far upper arm, forearm and hand turn toward the viewer; less than 0 is away."""
    grip: Literal["flat", "fist"] = "flat"
    """`fist` round a strap or a stick."""
    layer: Layers = (0,)
    """Moves the arm in front of other parts (more than 0) or behind them; two numbers for its two halves."""


@record
class Pose:
    """One position. In `start` write only what differs from the position that is held."""

    hips: Pair | None = None
    """Where the hips are: how far to the right, and how high. Left out, the body sinks to the floor."""
    raised: Number | None = None
    """How far above the floor the lowest part rests, for example on a pillow."""
    trunk: Angles | None = None
    """Where the trunk points: the low back, then the upper back."""
    head: Angles | None = None
    """Where the neck points, then the crown of the head."""
    face: View | None = None
    """How the head is seen, when it is turned: as in `view`."""
    belly: Number | None = None
    """How far the belly swells with a breath."""
    right_leg: Leg | None = None
    left_leg: Leg | None = None
    right_arm: Arm | None = None
    left_arm: Arm | None = None


@record
class Mat:
    """A mat on the floor, from one end to the other; left out, it lies under the whole body."""

    left: Number | None = None
    """Where it begins, at the left."""
    right: Number | None = None
    """Where it ends, at the right."""


@record
class Roller:
    """A foam roller on the floor."""

    under: Point
    """The part that lies on it."""
    turn: Degrees | None = None
    """Where its long side points, when it is seen from above."""


@record
class Ball:
    """A ball pressed between the body and the wall or the floor."""

    at: Point
    """The place on the skin."""


@record
class Stick:
    """A roller stick, held at both ends."""

    at: Point
    """The place on the skin."""
    turn: Degrees = 20
    """Where its long side points."""
    length: Number = 0.25
    """How long it is."""


@record
class Strap:
    """A strap from the hands round something."""

    hands: Annotated[tuple[Point, ...], Field(min_length=1, max_length=2)]
    """Where it is held: one point for each hand."""
    round: Point
    """What it goes round."""


@record
class Chair:
    """A chair, seen from its side."""

    seat: Number = 0.245
    """How high the seat is."""
    left: Number = -0.13
    """Where the seat begins, at the left."""
    back: Literal["left", "right"] = "left"
    """On which side its back is: at the left, it faces the same way as the body."""


@record
class Wall:
    """A wall, seen along its face. Say where it is, or let it stand where the ball is."""

    x: Number | None = None
    """Where its face is; left out, at the outer edge of the ball."""
    side: Literal["left", "right"] = "right"
    """The side of the body on which it is."""


@record
class Cushion:
    """Something soft on the floor."""

    x: Number
    """Where its middle is."""
    width: Number = 0.2
    """How wide it is."""
    height: Number = 0.05
    """How thick it is."""
    tilt: Degrees = 0
    """How far it is turned from lying flat."""


@record
class Props:
    """What lies or stands around the body; each one under its name."""

    mat: Mat | None = None
    roller: Roller | None = None
    ball: Ball | None = None
    double_ball: Ball | None = None
    stick: Stick | None = None
    strap: Strap | None = None
    chair: Chair | None = None
    wall: Wall | None = None
    pillow: Cushion | None = None
    towel: Cushion | None = None


@record
class Target:
    """The place that the exercise works on: a band along a part, or a spot."""

    at: Point
    """`right thigh back` for a band, `right hip` for a spot."""
    span: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] | None = None
    """From where to where along the part, between 0 and 1; left out, it is a spot."""
    size: Number = 0.035
    """How wide the spot is, from its middle."""
    shift: Pair = (0, 0)
    """How far to move it to the right and up."""


@record
class Arrow:
    """Which way something moves or presses."""

    at: Point
    """Where it begins."""
    points: Degrees
    """Which way it points."""
    length: Number = 0.12
    """How long it is."""
    bow: Degrees = 0
    """How much it bends on the way, for a turn."""
    ways: Literal["one", "both"] = "one"
    """`both` for there and back."""
    shift: Pair = (0, 0)
    """How far to move its beginning to the right and up, so that it covers nothing."""


@record
class Inset:
    """A small picture of the body beside the figure that shows the exact spot."""

    view: Literal["front", "back"] = "back"
    """From where the body is seen."""
    spots: Annotated[tuple[Pair, ...], Field(min_length=1)]
    """Where: how far to the body's right from the spine, and how high above the hip joints."""


@record
class Figure:
    """A drawing of a position, made from what an author can see."""

    shows: Plain
    """What the picture shows, in one sentence, for someone who cannot see it; without `left` and `right`."""
    view: View = "side"
    """From where the body is seen."""
    floor: Literal["below", "behind"] = "below"
    """`behind` when it is seen from above, lying on the floor."""
    pose: Pose
    """The position that is held, or the end of a movement."""
    start: Pose | None = None
    """Where the movement begins: only what differs from `pose`."""
    props: Props = Props()
    target: tuple[Target, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    inset: Inset | None = None
