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
from loosen.model.mannequin_joints import (  # fmt: skip
    Angle,
    ArmAngles,
    Head,
    LegAngles,
    Length,
    Palm,
    Pelvis,
    Sole,
    Spine,
    Stance,
    Ways,
    Where,
)
from loosen.model.mannequin_props import BallAt, Pad, StickAt, Things

__all__ = [
    "ArmAngles", "BallAt", "Body", "Head", "LegAngles", "Pad", "Palm", "Patch", "Pelvis", "PersonName",
    "Pointer", "Posture", "Seen", "Shift", "Sole", "Spine", "Stance", "StickAt", "Things",
]  # fmt: skip
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
PersonName = Literal["slim", "broad", "older", "lean", "pregnant"]
Pair = Annotated[tuple[Angle, ...], Field(min_length=2, max_length=2)]


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
