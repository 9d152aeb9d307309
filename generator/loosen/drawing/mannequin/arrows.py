"""Arrows in space: which way something moves or presses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.pen import SCALE, polygon
from loosen.drawing.mannequin.places import joint_of, way
from loosen.drawing.mannequin.scene import Scene
from loosen.drawing.mannequin.space import Vec, vec
from loosen.model.mannequin import Pointer, Shift


@dataclass(frozen=True, slots=True)
class Drawn:
    """All arrows of a picture."""

    shafts: str
    heads: str
    points: tuple[Vec, ...]


def arrows(scene: Scene, pointers: tuple[Pointer, ...], size: float) -> Drawn:
    """Arrows in the picture; `size` is larger in small pictures."""
    shafts, heads, points = "", "", []
    for one in pointers:
        first, middle, last = _way(scene, one, size)
        bend = 2 * middle - (first + last) / 2
        shafts += f"M{_text(first)}Q{_text(bend)} {_text(last)}"
        heads += _head(last, last - bend, size)
        if one.ways == "both":
            heads += _head(first, first - bend, size)
        points += [first, middle, last]
    return Drawn(shafts, heads, tuple(points))


def _way(scene: Scene, one: Pointer, size: float) -> tuple[Vec, Vec, Vec]:
    skeleton = scene.flesh.skeleton
    first = scene.camera(joint_of(skeleton, one.at) + _shift(skeleton.frames["pelvis"], one.shift))[:2]
    side = 1 if one.at.startswith("left") else -1
    along = scene.camera(way(skeleton, one.toward, side))[:2]
    along = along / (np.hypot(*along) + 1e-9)
    last = first + along * one.length / 100 * size
    aside = np.array([-along[1], along[0]])
    return first, (first + last) / 2 + aside * one.bow / 100, last


def _shift(turn: Vec, shift: Shift) -> Vec:
    moved: Vec = vec(shift.ahead, shift.up, 0) + turn @ vec(shift.left, shift.head, shift.front)
    return moved / 100


def _head(tip: Vec, along: Vec, size: float) -> str:
    along = along / (np.hypot(*along) + 1e-9)
    aside = np.array([-along[1], along[0]])
    corners = (tip + along * 0.038 * size, tip + (aside * 0.029 - along * 0.014) * size,
               tip - (aside * 0.029 + along * 0.014) * size)  # fmt: skip
    return polygon(np.array(corners))


def _text(point: Vec) -> str:
    return f"{round(float(point[0]) * SCALE)} {round(-float(point[1]) * SCALE)}"
