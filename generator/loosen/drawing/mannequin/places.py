"""Places and ways as authors write them: `right knee`, `left thigh 0.6 back`, `floor 40 -10`, `out down`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.skeleton import Skeleton
from loosen.drawing.mannequin.space import UP, Vec, cross, unit, vec
from loosen.runtime.suggest import did_you_mean

JOINTS = ("shoulder", "elbow", "wrist", "palm", "hip", "knee", "ankle", "heel", "toes", "sole")
LIMBS = {"thigh": ("hip", "knee"), "shin": ("knee", "ankle"), "upper arm": ("shoulder", "elbow"),
         "forearm": ("elbow", "wrist")}  # fmt: skip
"""Each with the joints at its ends."""
MIDDLE = ("pelvis", "waist", "ribs", "chest", "belly", "nape", "neck", "head")
SPOTS = ("left buttock", "right buttock", "left hip", "right hip", "waist", "ribs", "chest", "pelvis")
"""Round parts on which a ball or a mark may lie."""
WORLD = ("floor", "wall", "stick", "chair")
NAMES = (
    *(f"{side} {name}" for side in ("left", "right") for name in (*JOINTS, *LIMBS, "foot", "buttock")),
    *MIDDLE,
    *WORLD,
)
WALLS: Mapping[str, tuple[int, int]] = {
    "front": (0, 1), "back": (0, -1), "left": (2, -1), "right": (2, 1),
}  # fmt: skip
"""The axis across a wall, and on which side of the body it stands."""
STICK = 0.013
"""Half the thickness of a roller stick."""
SEAT_HALF, CHAIR_BACK = 0.22, 0.42
"""Of a chair: half its width, and how high its back stands above the seat."""
_NUMBER = r"-?\d+(?:\.\d+)?"
_PLACE = re.compile(rf"([a-z ]+?)((?: {_NUMBER})*)((?: (?:front|back|in|out))*)")
_RADII: Mapping[str, tuple[float, ...]] = {
    "thigh": (0.084, 0.082, 0.066, 0.052),
    "shin": (0.050, 0.054, 0.040, 0.034),
    "upper arm": (0.052, 0.047, 0.044, 0.036),
    "forearm": (0.036, 0.040, 0.032, 0.026),
}
"""Half the width of each limb, from its upper to its lower end."""
_AT = np.array([0.0, 0.35, 0.68, 1.0])


class PlaceError(ValueError):
    """A text that names no place or no way; the message says why in the author's words."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a place's text says."""

    name: str
    numbers: tuple[float, ...] = ()
    faces: tuple[str, ...] = ()

    @property
    def side(self) -> str:
        first = self.name.partition(" ")[0]
        return first if first in {"left", "right"} else ""

    @property
    def kind(self) -> str:
        return self.name.partition(" ")[2] if self.side else self.name


class Touch(NamedTuple):
    """A place on the skin, the way out of it, and the way round it."""

    place: Vec
    out: Vec
    round: Vec


@functools.lru_cache(maxsize=4096)
def parse_place(text: str) -> Named:
    """What an author's place means.

    Raises:
        PlaceError: no such part, or not a place at all.
    """
    match = _PLACE.fullmatch(" ".join(text.split()))
    name = match[1] if match else text
    if not match or name not in NAMES:
        raise PlaceError(did_you_mean(name, NAMES) or "use a joint such as `right knee`, or `floor 40 -10`")
    numbers = tuple(map(float, match[2].split()))
    if name in {"floor", "wall"} and len(numbers) < 2:
        raise PlaceError(f"say where, in centimetres: `{name} 40 -10`")
    return Named(name, numbers, tuple(match[3].split()))


def limb_point(skeleton: Skeleton, named: Named, toward: Vec | None = None) -> Touch:
    """A place on a limb's skin; `toward` is the way in which a hand goes round it."""
    side, kind = named.side, named.kind
    first, last = (skeleton.joints[f"{side} {joint}"] for joint in LIMBS[kind])
    turn = skeleton.frames[named.name]
    share = named.numbers[0] if named.numbers else 0.5
    wide = skeleton.person.limb if kind in {"thigh", "shin"} else 0.45 + 0.55 * skeleton.person.arm
    radius = float(np.interp(share, _AT, _RADII[kind])) * wide * skeleton.person.scale
    out = unit(_faces(turn, named) if named.faces else turn[:, 2])
    return _touch(first + (last - first) * share + out * radius, out, turn[:, 1], toward)


def _faces(turn: Vec, named: Named) -> Vec:
    s = 1 if named.side == "left" else -1
    ways = {"front": turn[:, 2], "back": -turn[:, 2], "out": turn[:, 0] * s, "in": -turn[:, 0] * s}
    found: Vec = np.sum([ways[face] for face in named.faces], axis=0)
    return found


def _touch(place: Vec, out: Vec, along: Vec, toward: Vec | None) -> Touch:
    way = cross(along, out)
    if toward is not None and way @ toward < 0:
        way = -way
    return Touch(place, out, way)


_JOINT_RADII = {
    "knee": 0.052,
    "ankle": 0.036,
    "hip": 0.098,
    "shoulder": 0.055,
    "elbow": 0.037,
    "wrist": 0.027,
}
_JOINT_PARTS = {"knee": "thigh", "ankle": "shin", "elbow": "upper arm", "wrist": "forearm", "palm": "hand"}
_FRONTS = {"belly": ("waist", 0.05, 0.100), "chest": ("chest", 0.06, 0.108), "ribs": ("ribs", 0.06, 0.104),
           "waist": ("waist", 0.05, 0.094), "pelvis": ("pelvis", 0.0, 0.10), "head": ("head", 0.08, 0.095),
           "neck": ("neck", 0.04, 0.05)}  # fmt: skip


def touch(skeleton: Skeleton, text: str, toward: Vec | None = None) -> Touch:
    """Where a place is.

    Raises:
        PlaceError: the text names no place.
        KeyError: the place is on something that is not there (yet).
    """
    named = parse_place(text)
    if named.name == "floor":
        ahead, left, up = (*named.numbers, 0.0)[:3]
        place = vec(ahead, up, -left) / 100
        return Touch(place, UP, vec(0, 0, 1))
    if named.name == "wall":
        return _on_wall(skeleton, named)
    if named.name in {"stick", "chair"}:
        return _on_thing(skeleton, named)
    if named.kind in LIMBS:
        return limb_point(skeleton, named, toward)
    if named.name in _FRONTS:
        return _on_trunk(skeleton, named, toward)
    return _at_joint(skeleton, named, toward)


def _on_wall(skeleton: Skeleton, named: Named) -> Touch:
    if not skeleton.walls:
        raise KeyError("wall")
    side, face = next(iter(skeleton.walls.items()))
    high, along = named.numbers[0] / 100, named.numbers[1] / 100
    if side in {"front", "back"}:
        out = vec(-1 if side == "front" else 1, 0, 0)
        return Touch(vec(face, high, -along), out, UP)
    return Touch(vec(along, high, face), vec(0, 0, 1 if side == "left" else -1), UP)


def _on_thing(skeleton: Skeleton, named: Named) -> Touch:
    aside = named.numbers[0] if named.numbers else 0.0
    left = skeleton.frames["pelvis"][:, 0]
    if named.name == "chair" and (chair := skeleton.body.props.chair):
        back = SEAT_HALF if chair.back == "front" else -SEAT_HALF + 0.03
        place = vec(chair.ahead / 100 + back, chair.height / 100 + CHAIR_BACK, 0)
        return Touch(place + left * aside / 100, UP, left)
    if named.name == "stick" and (stick := skeleton.body.props.stick):
        at = touch(skeleton, stick.at)
        return Touch(at.place + at.out * STICK + left * aside / 100, unit(UP - at.out * 0.3), at.out)
    raise KeyError(named.name)


def _on_trunk(skeleton: Skeleton, named: Named, toward: Vec | None) -> Touch:
    part, high, deep = _FRONTS[named.name]
    turn, k = skeleton.frames[part], skeleton.person.scale
    deep *= 0.6 + 0.4 * skeleton.person.waist
    if named.name == "belly":
        deep += 0.045 * skeleton.person.belly + (skeleton.body.belly or 0) / 100
    out = -turn[:, 2] if "back" in named.faces else turn[:, 2]
    numbers = (*named.numbers, 0.0, 0.0)
    joint = "head" if part == "head" else "neck" if part == "neck" else part
    place = (
        skeleton.joints[joint] + turn @ vec(numbers[0] / 100, high * k + numbers[1] / 100, 0) + out * deep * k
    )
    return _touch(place, out, turn[:, 1], toward)


def _at_joint(skeleton: Skeleton, named: Named, toward: Vec | None) -> Touch:
    joint = named.name.replace("foot", "sole").replace("buttock", "hip")
    place = skeleton.joints[joint]
    part = _JOINT_PARTS.get(named.kind, "")
    turn = skeleton.frames.get(f"{named.side} {part}", skeleton.frames["pelvis"])
    if named.kind in {"sole", "foot", "heel", "toes"}:
        turn = skeleton.frames[f"{named.side} foot"]
        place = place + turn[:, 1] * 0.04 * skeleton.person.scale if named.kind == "foot" else place
    if not named.faces:
        return _touch(place, turn[:, 2], turn[:, 1], toward)
    out = unit(_faces(turn, named))
    return _touch(
        place + out * _JOINT_RADII.get(named.kind, 0.03) * skeleton.person.scale, out, turn[:, 1], toward
    )


def joint_of(skeleton: Skeleton, text: str) -> Vec:
    """The middle of a part, for arrows."""
    named = parse_place(text)
    if named.name in skeleton.joints and not named.faces:
        return skeleton.joints[named.name]
    return touch(skeleton, text).place


WAYS = ("up", "down", "head", "feet", "left", "right", "front", "back", "ahead", "behind", "near", "far",
        "out", "in")  # fmt: skip


def way(skeleton: Skeleton, text: str, side: int = 0, more: Mapping[str, Vec] | None = None) -> Vec:
    """A direction from its words.

    Raises:
        PlaceError: a word is no direction.
    """
    turn = skeleton.frames["pelvis"]
    if side and more is not None and "chest" in more:
        turn = skeleton.frames["chest"]
    ways: dict[str, Vec] = {
        "up": UP, "down": -UP, "head": turn[:, 1], "feet": -turn[:, 1],
        "left": turn[:, 0], "right": -turn[:, 0],
        "front": turn[:, 2], "back": -turn[:, 2], "ahead": vec(1, 0, 0), "behind": vec(-1, 0, 0),
        "near": vec(0, 0, 1), "far": vec(0, 0, -1), "out": turn[:, 0] * side, "in": -turn[:, 0] * side,
    }  # fmt: skip
    ways |= more or {}
    if unknown := [word for word in text.split() if word not in ways]:
        raise PlaceError(did_you_mean(unknown[0], WAYS) or f"use one of: {', '.join(WAYS)}")
    return unit(np.sum([ways[word] for word in text.split()], axis=0))
