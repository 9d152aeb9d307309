"""Paths as SVG writes them: whole numbers, each point told from the one before."""

from __future__ import annotations

import math

import numpy as np

from loosen.drawing.mannequin.scene import Scene
from loosen.drawing.mannequin.space import Table, Vec

SCALE = 280.0
"""Units of the picture to a metre."""


class Pen:
    """One path, begun and drawn on."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._x = self._y = 0

    def __str__(self) -> str:
        return "".join(self._text)

    def _to(self, point: Vec) -> str:
        x, y = round(float(point[0]) * SCALE), round(-float(point[1]) * SCALE)
        dx, dy = x - self._x, y - self._y
        self._x, self._y = x, y
        return f"{dx}{dy}" if dy < 0 else f"{dx} {dy}"

    def _is_at(self, point: Vec) -> bool:
        return round(float(point[0]) * SCALE) == self._x and round(-float(point[1]) * SCALE) == self._y

    def move(self, point: Vec) -> None:
        self._x = self._y = 0
        self._text.append("M" + self._to(point))

    def line(self, point: Vec) -> None:
        if not self._is_at(point):
            self._text.append("l" + self._to(point))

    def arc(self, ellipse: Ellipse, point: Vec, *, large: bool = False) -> None:
        if self._is_at(point):
            return
        if ellipse.short * SCALE < 2.6:  # a disc that is seen from its edge
            self.line(point)
            return
        long, short = ellipse.long * SCALE, ellipse.short * SCALE
        tilt = 0 if abs(long - short) < 1 else round(ellipse.tilt)
        self._text.append(f"a{round(long)} {max(round(short), 1)} {tilt} {int(large)} 0 {self._to(point)}")


class Ellipse:
    """The outline of one ball in the picture."""

    def __init__(self, scene: Scene, ball: int) -> None:
        flat = scene.axes[ball, :2]
        values, self._axes = np.linalg.eigh(flat @ flat.T)
        self.short, self.long = (math.sqrt(max(float(v), 1e-9)) for v in values)
        self._middle = scene.middles[ball]
        self.tilt = math.degrees(math.atan2(-self._axes[1, 1], self._axes[0, 1]))

    def swept(self, first: Vec, last: Vec) -> float:
        """How far round it goes from one point to another."""
        sweep = self._turn(last) - self._turn(first)
        if float(np.linalg.det(self._axes)) < 0:
            sweep = -sweep
        return sweep % (2 * math.pi)

    def _turn(self, point: Vec) -> float:
        along = (point[:2] - self._middle[:2]) @ self._axes
        return math.atan2(along[1] / self.long, along[0] / self.short)


def closed_way(points: Vec) -> Vec:
    """A closed outline that turns the same way as all others, so that none cancels another."""
    flat: Vec = np.asarray(points)[:, :2]
    x, y = flat[:, 0], flat[:, 1]
    return flat[::-1] if (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() < 0 else flat


def polygon(points: Vec) -> str:
    """A closed shape with corners."""
    pen, flat = Pen(), closed_way(points)
    pen.move(flat[0])
    for point in flat[1:]:
        pen.line(point)
    return f"{pen}z"


def smooth(points: Vec, *, closed: bool = False) -> str:
    """A smooth path through a few points."""
    flat = closed_way(points) if closed else np.asarray(points)[:, :2]
    whole: Table = np.round(flat * [SCALE, -SCALE]).astype(int)
    n = len(whole)
    text = "M" + _pairs(whole[0])
    if n == 2:
        return text + "l" + _pairs(whole[1] - whole[0])
    for i in range(n if closed else n - 1):
        near = [(i + d) % n if closed else min(max(i + d, 0), n - 1) for d in (-1, 0, 1, 2)]
        a, b, c, d = (whole[i] for i in near)
        step: Table = np.concatenate([(c - a) / 6, c - b - (d - b) / 6, c - b])
        text += "c" + _pairs(step.round())
    return text + ("z" if closed else "")


def _pairs(values: Table) -> str:
    return "".join((" " if i and v >= 0 else "") + str(int(v)) for i, v in enumerate(values))


def hull_of(points: Vec) -> Vec:
    """The outline that is stretched round points."""
    flat = np.asarray(points)[:, :2]
    ordered = flat[np.lexsort((flat[:, 1], flat[:, 0]))]
    halves = []
    for half in (ordered, ordered[::-1]):
        kept: list[Vec] = []
        for point in half:
            while len(kept) > 1 and _cross(kept[-1] - kept[-2], point - kept[-2]) <= 1e-9:
                kept.pop()
            kept.append(point)
        halves += kept[:-1]
    return np.array(halves)


def _cross(a: Vec, b: Vec) -> float:
    return float(a[0] * b[1] - a[1] * b[0])
