"""The body as shapes: which outlines make each part, their colours, and what lies in front of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from loosen.drawing.figure import body
from loosen.drawing.figure.body import Taper
from loosen.drawing.figure.limb import Limb
from loosen.drawing.figure.path import Outline, band, circle, smooth, tapered, turn
from loosen.drawing.figure.skeleton import Skeleton
from loosen.drawing.figure.surface import curve, slice_at, taper, trunk_edges
from loosen.drawing.figure.templates import (
    BACK_HAIR,
    FACE,
    FIST,
    FOOT,
    FRONT_FACE,
    FRONT_FOOT,
    FRONT_FRINGE,
    FRONT_HAIR,
    HAIR,
    HAND,
    HEAD,
    THUMB,
)

SLEEVE, SHORTS = 0.62, 0.66
"""How far the sleeve comes down the upper arm, and the shorts down the thigh."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Outlines of one colour; `look` is the class that the style sheet colours."""

    look: str
    outlines: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Shapes that are never parted by another piece."""

    name: str
    layer: float
    shapes: tuple[Shape, ...]


Made: TypeAlias = "dict[object, tuple[Piece, ...]]"
"""Parts of one figure by the bones that they are made of: most of a body stays still while a limb moves."""


def pieces(skeleton: Skeleton, limbs: tuple[Limb, ...], made: Made | None = None) -> tuple[Piece, ...]:
    """The body, from back to front; `made` are parts of other frames of the same figure."""
    made = {} if made is None else made
    bones = skeleton.bones
    parts: list[Piece] = []
    middle = ("trunk", bones["low back"], bones["upper back"], bones["neck"], skeleton.belly)
    parts += _once(made, middle, lambda: (Piece("trunk", 0, tuple(trunk(skeleton))),))
    top = ("head", bones["head"], skeleton.face)
    parts += _once(made, top, lambda: (Piece("head", 0.5, tuple(_head(skeleton))),))
    for limb in limbs:
        own = (limb.name, *(bones[part] for part in limb.parts))
        parts += _once(made, own, lambda limb=limb: tuple(_limb(skeleton, limb)))  # type: ignore[misc]
    return tuple(sorted(parts, key=lambda piece: piece.layer))


def _once(made: Made, key: object, make: Callable[[], tuple[Piece, ...]]) -> tuple[Piece, ...]:
    if key not in made:
        made[key] = make()
    return made[key]


def layer_of(skeleton: Skeleton, limb: Limb) -> tuple[float, float]:
    """Where the two halves of a limb stand between back and front; the trunk is at 0."""
    upper, lower = (*limb.said.layer, limb.said.layer[-1])[:2]
    side = (1 if limb.name.startswith("right") else -1) * skeleton.depth
    if abs(side) > 0.3:
        base = (2 if limb.is_leg else 3) * (1 if side > 0 else -1)
    else:
        base = -1 if limb.is_leg else 3
    return base + upper, base + lower


def is_far(skeleton: Skeleton, name: str) -> bool:
    """Whether a side of the body is the one that is turned away."""
    return skeleton.depth > 0.3 and name.startswith("left")


def _limb(skeleton: Skeleton, limb: Limb) -> Iterator[Piece]:
    upper, lower, _ = limb.parts
    high, low = layer_of(skeleton, limb)
    skin, cloth = upper_half(skeleton, limb)
    below = (_part(skeleton, lower), *_end(skeleton, limb))
    if high == low:
        yield Piece(limb.name, high, (Shape(skin.look, (*below, *skin.outlines)), cloth))
        return
    yield Piece(lower, low, (Shape(skin.look, below),))
    yield Piece(upper, high, (skin, cloth))


def upper_half(skeleton: Skeleton, limb: Limb) -> tuple[Shape, Shape]:
    """The skin and the cloth of an upper arm or a thigh."""
    far = " far" if is_far(skeleton, limb.name) else ""
    cloth = "shorts" if limb.is_leg else "shirt seam"
    name = limb.parts[0]
    skin = Shape(f"skin halo{far}", (_part(skeleton, name),))
    return skin, Shape(cloth + far, (_cloth(skeleton, name, leg=limb.is_leg),))


def _part(skeleton: Skeleton, name: str) -> Outline:
    bone = skeleton[name]
    return tapered(bone.start, bone.end, taper(skeleton, name))


def _cloth(skeleton: Skeleton, name: str, *, leg: bool) -> Outline:
    bone, shape = skeleton[name], taper(skeleton, name)
    share = SHORTS if leg else SLEEVE
    ease = 0.005
    end = shape.start + (shape.end - shape.start) * share
    loose = Taper(shape.start + ease, end + ease, shape.front, shape.back * share)
    return hem(tapered(bone.start, bone.at(share), loose), bone.start, bone.at(share), loose)


def hem(outline: Outline, start: complex, end: complex, shape: Taper) -> Outline:
    """Cloth ends in a straight line across the limb, where a bare outline would end round."""
    if len(outline) < 6 or abs(end - start) < shape.start * 0.4:
        return outline
    return tuple(("L", c[-1]) if i == 2 else c for i, c in enumerate(outline))


def _end(skeleton: Skeleton, limb: Limb) -> Iterator[Outline]:
    bone = skeleton[limb.parts[2]]
    length = abs(bone.end - bone.start)
    along = turn(bone.points)
    if limb.is_leg and abs(skeleton.width) < 0.9:
        yield smooth(_template(FOOT, bone.start, along, length / body.LENGTHS["foot"]))
    elif limb.is_leg:
        flip = limb.name.startswith("right") != (skeleton.width > 0)
        yield smooth(_template(FRONT_FOOT, bone.start, along, length, flip=flip))
    elif limb.said.grip == "fist":  # type: ignore[union-attr]
        yield smooth(_template(FIST, bone.start, along, 1))
    else:
        share = max(length / body.LENGTHS["hand"], 0.3)
        yield smooth(_template(HAND, bone.start, along, share))
        flip = _thumb_is_flipped(skeleton, limb)
        yield smooth(_template(THUMB, bone.start, along, share, flip=flip))


def _thumb_is_flipped(skeleton: Skeleton, limb: Limb) -> bool:
    """A thumb is on the side of the body's front, but never under a hand that lies flat; from the front it is
    on the side of the body's middle."""
    if abs(skeleton.width) < 0.9:
        along = turn(skeleton[limb.parts[2]].points)
        return along.real < -0.9
    return limb.name.startswith("right") != (skeleton.width > 0)


def _template(
    points: tuple[complex, ...], at: complex, along: complex, stretch: float, *, flip: bool = False
) -> tuple[complex, ...]:
    """Points of a template, moved and turned so that all outlines of the body run the same way round."""
    across = -1 if flip else 1
    moved = [at + along * complex(p.real * stretch, p.imag * across) for p in points]
    # Templates are written clockwise; mirrored ones already run the other way.
    return tuple(moved if flip else reversed(moved))


def trunk(skeleton: Skeleton) -> Iterator[Shape]:
    neck = skeleton["neck"]
    yield Shape("skin halo", (tapered(neck.start, neck.end, body.TAPERS["neck"]),))
    yield Shape("shirt halo", (_between(skeleton, (0.17, 0.26, 0.45, 0.70, 0.87, 0.96, 1.03, 1.08)),))
    yield Shape("shorts", (_between(skeleton, (-0.12, 0.05, 0.15, 0.20)),))


def _between(skeleton: Skeleton, heights: tuple[float, ...]) -> Outline:
    spine = curve(skeleton)
    edges = [trunk_edges(skeleton, spine, slice_at(at)) for at in heights]
    return band([right for right, _ in edges], [left for _, left in edges])


def _head(skeleton: Skeleton) -> Iterator[Shape]:
    bone = skeleton["head"]
    up = turn(bone.points) / 1j
    at = bone.start
    if 60 <= skeleton.face <= 120:
        yield Shape("skin halo", (smooth(_head_points(FACE, at, up)),))
        yield Shape("hair", (smooth(_head_points(HAIR, at, up)),))
        yield Shape("ear", (circle(at + up * (-0.010 + 0.045j), 0.010),))
    elif skeleton.face < 60:
        yield Shape("skin halo", (smooth(_head_points(_whole(FRONT_FACE), at, up)),))
        yield Shape("hair", (smooth(_head_points(_cap(), at, up)),))
    else:
        yield Shape("hair halo", (smooth(_head_points(_whole(BACK_HAIR), at, up)),))


def _head_points(points: tuple[complex, ...], at: complex, up: complex) -> tuple[complex, ...]:
    return tuple(at + up * p * HEAD for p in points)


def _whole(half: tuple[complex, ...]) -> tuple[complex, ...]:
    """A symmetrical outline from its right half, clockwise."""
    left = [complex(-p.real, p.imag) for p in half if p.real > 0]
    top, bottom = half[-1], half[0]
    return (bottom, *left, top, *reversed([p for p in half if p.real > 0]))


def _cap() -> tuple[complex, ...]:
    outer = [p for p in FRONT_HAIR if p.real > 0]
    inner = [p for p in FRONT_FRINGE if p.real > 0]
    mirrored = [complex(-p.real, p.imag) for p in outer]
    return (
        *mirrored,
        FRONT_HAIR[-1],
        *reversed(outer),
        *inner,
        FRONT_FRINGE[-1],
        *(complex(-p.real, p.imag) for p in reversed(inner)),
    )


def points_in(pieces: Iterable[Piece]) -> list[complex]:
    """All points that the outlines pass through; those of a piece that is there twice, once."""
    unlike = {id(piece): piece for piece in pieces}.values()
    return [
        command[-1]
        for piece in unlike
        for shape in piece.shapes
        for outline in shape.outlines
        for command in outline
        if command[0] != "Z"
    ]
