"""What of a position can be turned by hand: the numbers of each joint, and the joints that can be dragged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeAlias

import numpy as np

from loosen.drawing.mannequin.angles import arm_angles, leg_angles
from loosen.drawing.mannequin.camera import Camera
from loosen.drawing.mannequin.check import RANGES
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.places import parse_place
from loosen.drawing.mannequin.postures import STARTS
from loosen.drawing.mannequin.skeleton import Skeleton, arm_of, leg_of
from loosen.drawing.mannequin.solve import solve
from loosen.drawing.mannequin.space import SIDES, Vec
from loosen.model.mannequin import ArmAngles, Body, Head, LegAngles, Pelvis, Spine

Part: TypeAlias = Pelvis | Spine | Head | ArmAngles | LegAngles
PARTS: Mapping[str, str] = {"pelvis": "pelvis", "spine": "spine", "head": "head"} | {
    f"{side} {limb}": limb for limb in ("arm", "leg") for side, _ in SIDES
}
"""Each with the kind that its ranges have."""
_TURNS: Mapping[str, tuple[str, ...]] = {
    "head": ("flexion", "side bend"), "chest": ("flexion", "side bend"), "elbow": ("flexion", "abduction"),
    "palm": ("elbow", "rotation"), "knee": ("flexion", "abduction"), "ankle": ("knee", "rotation"),
    "toes": ("ankle",),
}  # fmt: skip
"""The angles that move each joint."""
_STIFF = 4e-6
"""How much a joint resists: without it, one that points at the viewer would turn without end."""
_MOST = 25.0
"""How far a joint turns at most in one move, in degrees or centimetres."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One number of a position, with its range."""

    part: str
    keys: tuple[str, ...]
    low: float
    high: float
    index: int | None = None
    """Which number of a place's text it is."""
    step: float = 1
    """The finest turn that is written."""

    def near(self, value: float) -> float:
        """A value as it is written."""
        return round(round(value / self.step) * self.step, 2)


def part_of(pose: Body, part: str) -> Part:
    """What a position says of one part, or what its posture does."""
    side, _, limb = part.partition(" ")
    if limb:
        return leg_of(pose, side) if limb == "leg" else arm_of(pose, side)
    if part == "pelvis":
        return pose.pelvis or Pelvis(tilt=STARTS[pose.lies].tilt)
    return pose.spine or Spine() if part == "spine" else pose.head or Head()


def angles_of(skeleton: Skeleton, part: str) -> Part:
    """The angles of one part, those of a limb that reaches for a place as they were found."""
    said = part_of(skeleton.body, part)
    if not reaches(said):
        return said
    side, _, limb = part.partition(" ")
    return leg_angles(skeleton, side) if limb == "leg" else arm_angles(skeleton, side)


def reaches(said: Part) -> bool:
    """Whether a hand or a foot is where it is because it reaches for a place."""
    return bool(getattr(said, "hand", None) or getattr(said, "foot", None) or getattr(said, "rests_on", None))


def turned(pose: Body, person: Person, part: str, key: str, value: float) -> Body:
    """A position with one angle as it was typed; the limb reaches for its place no longer."""
    angles = angles_of(solve(pose, person).skeleton, part)
    changed: dict[str, Any] = {key.replace(" ", "_"): value}
    return _with(pose, part, _whole(replace(angles, **changed)))


def handles(skeleton: Skeleton) -> Iterator[tuple[str, Vec]]:
    """What can be dragged, and where it is."""
    yield "head", _place(skeleton, "head")
    yield "chest", _place(skeleton, "chest")
    for side, _ in SIDES:
        names = ["palm", "knee", "ankle"]
        names += [] if arm_of(skeleton.body, side).hand else ["elbow"]
        names += [] if leg_of(skeleton.body, side).foot else ["toes"]
        yield from ((f"{side} {name}", _place(skeleton, f"{side} {name}")) for name in names)


def dragged(pose: Body, person: Person, camera: Camera, handle: str, by: Vec) -> Body:
    """A position in which a joint has moved in the picture, as far as its own numbers can."""
    skeleton = solve(pose, person).skeleton
    pose = _ready(pose, skeleton, handle)
    dials = _dials(pose, handle)
    here = camera(_place(skeleton, handle))[:2]
    now = [_value(pose, dial) for dial in dials]
    ways = []
    for dial, value in zip(dials, now, strict=True):
        moved = solve(_set(pose, dial, value + dial.step), person).skeleton
        ways.append(camera(_place(moved, handle))[:2] - here)
    slope = np.array(ways)
    change = np.linalg.solve(slope @ slope.T + _STIFF * np.eye(len(dials)), slope @ by)
    for dial, value, steps in zip(dials, now, np.clip(change, -_MOST, _MOST), strict=True):
        wanted = value + float(steps) * dial.step
        wanted = min(max(wanted, min(dial.low, value)), max(dial.high, value))
        pose = _set(pose, dial, wanted)
    return pose


def _place(skeleton: Skeleton, handle: str) -> Vec:
    if handle == "head":
        return skeleton.at("head", "head", 0, 0.16, 0)
    return skeleton.joints["nape" if handle == "chest" else handle]


def _ready(pose: Body, skeleton: Skeleton, handle: str) -> Body:
    """Each limb with its own words; one whose place has no numbers to turn has angles."""
    part = _part(handle)
    said = part_of(pose, part)
    if reaches(said) and not getattr(said, "foot", None) and not _place_dials(part, said):
        said = _whole(angles_of(skeleton, part))
    return _with(pose, part, said)


def _part(handle: str) -> str:
    side, _, joint = handle.partition(" ")
    if not joint:
        return {"head": "head", "chest": "spine"}[handle]
    return f"{side} {'arm' if joint in {'palm', 'elbow'} else 'leg'}"


def _dials(pose: Body, handle: str) -> list[Dial]:
    part, joint = _part(handle), handle.partition(" ")[2] or handle
    said = part_of(pose, part)
    if getattr(said, "foot", None):
        soles = {"ankle": (("ahead", 90), ("out", 60)), "knee": (("knee_out", 60),)}[joint]
        return [Dial(part, ("foot", key), -most, most) for key, most in soles]
    if reaches(said):
        return _place_dials(part, said)
    ranges = RANGES[PARTS[part]]
    return [Dial(part, (key.replace(" ", "_"),), *ranges[key]) for key in _TURNS[joint]]


def _place_dials(part: str, said: Part) -> list[Dial]:
    """The numbers of the place that a hand or an ankle reaches for."""
    hand = getattr(said, "hand", None)
    keys, text = (("hand", "at"), hand.at) if hand else (("rests_on",), getattr(said, "rests_on", None) or "")
    named = parse_place(text)
    is_share = bool(named.side)
    low, high, step = (0.0, 1.0, 0.02) if is_share else (-200.0, 200.0, 1.0)
    return [Dial(part, keys, low, high, index, step) for index in range(min(len(named.numbers), 2))]


def _value(pose: Body, dial: Dial) -> float:
    found: Any = part_of(pose, dial.part)
    for key in dial.keys:
        found = getattr(found, key)
    return float(found) if dial.index is None else parse_place(found).numbers[dial.index]


def _set(pose: Body, dial: Dial, value: float) -> Body:
    said = part_of(pose, dial.part)
    *above, last = dial.keys
    inner: Any = getattr(said, above[0]) if above else said
    new: Any = dial.near(value)
    if dial.index is not None:
        new = _with_number(getattr(inner, last), dial.index, new)
    inner = replace(inner, **{last: new})
    return _with(pose, dial.part, replace(said, **{above[0]: inner}) if above else inner)


def _with_number(text: str, index: int, number: float) -> str:
    named = parse_place(text)
    numbers = [*named.numbers]
    numbers[index] = number
    return " ".join([named.name, *(f"{one:g}" for one in numbers), *named.faces])


def _with(pose: Body, part: str, said: Part) -> Body:
    changed: dict[str, Any] = {part.replace(" ", "_"): said}
    return replace(pose, **changed)


def _whole(said: Part) -> Part:
    """Angles in whole degrees, as people write them."""
    found: dict[str, Any] = {one.name: getattr(said, one.name) for one in fields(said)}
    whole: dict[str, Any] = {key: round(v) for key, v in found.items() if isinstance(v, float)}
    return replace(said, **whole)
