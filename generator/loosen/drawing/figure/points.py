"""Points as authors write them: `right thigh 0.6 back`, `floor 0.3`, `ball`, `0.3 0.5`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Literal

from loosen.model.diagnostic import did_you_mean

JOINTS = ("shoulder", "elbow", "wrist", "hand", "hip", "knee", "ankle", "heel", "sole", "toes")
PARTS = ("upper arm", "forearm", "thigh", "shin", "foot")
MIDDLE_JOINTS = ("hips", "waist", "chest", "neck", "crown", "forehead")
MIDDLE_PARTS = ("trunk", "head")
PROPS = ("wall", "ball", "double ball", "roller", "stick", "chair", "pillow", "towel")
NAMES = (
    *(f"{side} {name}" for side in ("right", "left") for name in (*JOINTS, *PARTS)),
    *MIDDLE_JOINTS,
    *MIDDLE_PARTS,
    *PROPS,
    "floor",
)
Skin = Literal["front", "back", "left", "right", "up", "down", ""]
_NUMBER = r"-?\d*\.?\d+"
_PAIR = re.compile(rf"({_NUMBER}) ({_NUMBER})")
_NAMED = re.compile(rf"([a-z ]+?)(?: ({_NUMBER}))?(?: (front|back|left|right|up|down))?")


class PointError(ValueError):
    """A text that names no point; the message says why in the author's words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What a point's text says."""

    name: str
    """One of `NAMES`, or empty for a free place."""
    along: float | None = None
    """How far along the part; along the floor or up the wall, where."""
    skin: Skin = ""
    """Which side of the part, when the point is on its skin."""
    free: complex = 0j
    """A place in the picture."""

    @property
    def limb(self) -> str:
        """`right leg` for a point on that leg, `right arm` likewise, else nothing."""
        side, _, rest = self.name.partition(" ")
        if side not in {"right", "left"}:
            return ""
        arm = rest in {"shoulder", "elbow", "wrist", "hand", "upper arm", "forearm"}
        return f"{side} {'arm' if arm else 'leg'}"


@functools.lru_cache(maxsize=4096)
def parse_point(text: str) -> Spot:
    """What an author's point means.

    Raises:
        PointError: no such joint, or not a point at all.
    """
    words = " ".join(text.split())
    if pair := _PAIR.fullmatch(words):
        return Spot("", free=complex(float(pair[1]), float(pair[2])))
    match = _NAMED.fullmatch(words)
    name = match[1] if match else words
    if not match or name not in NAMES:
        raise PointError(did_you_mean(name, NAMES) or "use a joint such as `right knee`, or `floor 0.3`")
    spot = Spot(name, along=float(match[2]) if match[2] else None, skin=match[3] or "")  # type: ignore[arg-type]
    if name in {"floor", "wall"} and spot.along is None:
        raise PointError(f"say where: `{name} 0.3`")
    return spot


def between_points(first: Spot, last: Spot, share: float) -> str | None:
    """The text of a point between two of the same part, or none when no straight way leads there."""
    if first == last:
        return _text(last)
    if (first.name, first.skin) != (last.name, last.skin) or not last.name:
        return None
    if first.along is None or last.along is None:
        return None
    return _text(replace(last, along=first.along + (last.along - first.along) * share))


def _text(spot: Spot) -> str:
    if not spot.name:
        return f"{spot.free.real:.4f} {spot.free.imag:.4f}"
    along = "" if spot.along is None else f"{spot.along:.4f}"
    return " ".join(word for word in (spot.name, along, spot.skin) if word)
