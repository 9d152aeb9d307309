"""The body's skin: outlines of its parts, places on them, and how low they come."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from loosen.drawing.figure import body
from loosen.drawing.figure.body import Slice, Taper
from loosen.drawing.figure.path import turn
from loosen.drawing.figure.points import Spot
from loosen.drawing.figure.skeleton import Skeleton, kind_of

WAYS = {"up": 1j, "down": -1j, "left": -1 + 0j, "right": 1 + 0j}
_JOINTS = {
    "shoulder": ("upper arm", 0.0),
    "elbow": ("upper arm", 1.0),
    "wrist": ("forearm", 1.0),
    "hip": ("thigh", 0.0),
    "knee": ("thigh", 1.0),
    "ankle": ("shin", 1.0),
    "toes": ("foot", 1.0),
    "hand": ("hand", body.PALM / body.LENGTHS["hand"]),
    "hips": ("low back", 0.0),
    "waist": ("low back", 1.0),
    "chest": ("upper back", 1.0),
    "neck": ("neck", 1.0),
    "crown": ("head", 1.0),
}


Curve: TypeAlias = tuple[complex, complex, complex]
"""The hips, the point toward which the spine bends, and the shoulders."""


def curve(skeleton: Skeleton) -> Curve:
    """How the spine runs."""
    hips, waist, chest = skeleton["low back"].start, skeleton["low back"].end, skeleton["upper back"].end
    return hips, waist * 2 - (hips + chest) / 2, chest


def _on_spine(spine: Curve, at: float) -> tuple[complex, complex]:
    """A place on the spine (0 hips, 1 shoulders) and the direction in which the spine goes on from there."""
    hips, bend, chest = spine
    t = 0 if at < 0 else 1 if at > 1 else at
    slope = 2 * ((bend - hips) * (1 - t) + (chest - bend) * t)
    place = hips * (1 - t) ** 2 + 2 * bend * t * (1 - t) + chest * t**2
    return place + slope * (at - t), slope / abs(slope)


def trunk_edges(skeleton: Skeleton, spine: Curve, cut: Slice) -> tuple[complex, complex]:
    """The trunk's outline at one height: at the spine's right in the picture, and at its left."""
    place, along = _on_spine(spine, cut.at)
    swell = skeleton.belly and skeleton.belly * math.exp(-(((cut.at - 0.38) / 0.16) ** 2))
    width, depth = skeleton.width, skeleton.depth
    ahead, behind = (cut.front + swell, cut.back) if depth >= 0 else (cut.back, cut.front + swell)
    right = math.hypot(cut.width * width, ahead * depth)
    left = math.hypot(cut.width * width, behind * depth)
    return place + along * -1j * right, place + along * 1j * left


@functools.lru_cache(maxsize=256)
def slice_at(at: float) -> Slice:
    """The trunk at any height, between the heights of the table."""
    lower = max((s for s in body.TRUNK if s.at <= at), default=body.TRUNK[0], key=lambda s: s.at)
    upper = min((s for s in body.TRUNK if s.at > at), default=body.TRUNK[-1], key=lambda s: s.at)
    share = (at - lower.at) / (upper.at - lower.at) if upper.at > lower.at else 0.0
    mixed = (a + (b - a) * share for a, b in zip(lower, upper, strict=True))
    return Slice(*mixed)._replace(at=at)


def taper(skeleton: Skeleton, part: str) -> Taper:
    """The outline of a limb's part from where the viewer stands."""
    return _taper(kind_of(part), skeleton.depth, skeleton.width)


@functools.lru_cache(maxsize=256)
def _taper(kind: str, depth: float, width: float) -> Taper:
    shape, slim = body.TAPERS[kind], body.SLIM.get(kind)
    if not slim:
        return shape
    return Taper(*(a * depth**2 + b * width**2 for a, b in zip(shape, slim, strict=True)))


def locate(skeleton: Skeleton, spot: Spot) -> complex:
    """Where a point is.

    Raises:
        KeyError: the point is on a limb that is not solved yet, or names a prop that is not there.
    """
    if not spot.name:
        return spot.free
    if spot.name == "floor":
        return complex(spot.along or 0, 0)
    if spot.name == "wall":
        return complex(skeleton.props["wall"].real, spot.along or 0)
    if spot.name in skeleton.props:
        return skeleton.props[spot.name]
    side, _, rest = (
        spot.name.rpartition(" ") if spot.name.startswith(("right", "left")) else ("", "", spot.name)
    )
    if spot.name.endswith("upper arm"):
        side, rest = spot.name.split()[0], "upper arm"
    if spot.name == "trunk":
        return _on_trunk(skeleton, spot)
    if rest in {"sole", "heel"}:
        return _under_foot(skeleton, side, rest)
    if spot.name == "forehead":
        head = skeleton["head"]
        return head.at(0.68) + (head.end - head.start) / abs(head.end - head.start) * -1j * 0.06
    part, along = _JOINTS.get(rest, (rest, spot.along if spot.along is not None else 0.5))
    return _on_bone(skeleton, f"{side} {part}".strip(), along, spot)


def _on_bone(skeleton: Skeleton, name: str, along: float, spot: Spot) -> complex:
    bone = skeleton[name]
    kind = kind_of(name)
    if not spot.skin or kind not in body.TAPERS:
        return bone.at(along)
    shape = taper(skeleton, name)
    # A swelling is widest in the middle of its part and gone at both ends.
    swell = {"front": shape.front, "back": shape.back}.get(spot.skin, 0) * 4 * along * (1 - along)
    half = shape.start + (shape.end - shape.start) * along + swell
    across = _outward(spot.skin, turn(bone.points) * 1j)
    return bone.at(along) + across * half


def _outward(skin: str, front: complex) -> complex:
    """Out of the body through the side that is asked for: of front and back, the one that looks that way."""
    if skin in {"front", "back"}:
        return front if skin == "front" else -front
    way = WAYS[skin]
    return front if (front * way.conjugate()).real > 0 else -front


def _on_trunk(skeleton: Skeleton, spot: Spot) -> complex:
    at = spot.along if spot.along is not None else 0.5
    if not spot.skin:
        return _on_spine(curve(skeleton), at)[0]
    right, left = trunk_edges(skeleton, curve(skeleton), slice_at(at))
    if spot.skin in WAYS:
        return max(right, left, key=lambda p: (p * WAYS[spot.skin].conjugate()).real)
    return right if (spot.skin == "front") == (skeleton.depth >= 0) else left


def _under_foot(skeleton: Skeleton, side: str, part: str) -> complex:
    foot = skeleton[f"{side} foot"]
    along = turn(foot.points)
    if part == "heel":
        return foot.start + along * -0.03 + along * -1j * body.SOLE * 0.6
    return foot.start + along * 0.035 + along * -1j * body.SOLE


Circle: TypeAlias = tuple[str, complex, float]
"""A part of the body, the middle of a circle inside it, and its radius."""


def rounds(skeleton: Skeleton) -> Iterator[Circle]:
    """Circles inside the body's parts, each with the part's name: what must not sink into the floor."""
    spine = curve(skeleton)
    for cut in body.TRUNK[:-1]:
        right, left = trunk_edges(skeleton, spine, cut)
        yield "trunk", right, 0.0
        yield "trunk", left, 0.0
    yield "head", skeleton["head"].at(0.5), 0.062
    for name, bone in skeleton.bones.items():
        side, _, kind = name.partition(" ")
        if side not in ("right", "left"):
            continue
        if kind in body.TAPERS:
            shape = taper(skeleton, name)
            yield name, bone.start, shape.start
            yield name, bone.end, shape.end
        elif kind == "hand":
            yield name, bone.at(0.9), 0.010
        elif abs(skeleton.width) > 0.9:
            yield name, bone.end, body.FRONT_TOES
        else:
            yield name, _under_foot(skeleton, side, "heel"), 0.0
            yield name, _under_foot(skeleton, side, "sole"), 0.0
            yield name, bone.end, 0.012


def lowest(circles: Iterable[Circle]) -> float:
    """The height of the body's lowest point."""
    return min(middle.imag - radius for _, middle, radius in circles)
