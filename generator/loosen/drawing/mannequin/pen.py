"""Paths as SVG writes them: whole numbers, each point told from the one before."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from loosen.drawing.mannequin.space import Table, Vec

SCALE = 280.0
"""Units of the picture to a metre."""
Place: TypeAlias = complex
"""Right and up in the picture, as one number: one at a time, that is much faster than an array."""


class Pen:
    """One path, begun and drawn on."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._x = self._y = 0

    def __str__(self) -> str:
        return "".join(self._text)

    def move(self, point: Place) -> None:
        self._x, self._y = _whole(point)
        self._text.append(f"M{_pair(self._x, self._y)}")

    def line(self, point: Place) -> None:
        dx, dy = self._to(point)
        if dx or dy:
            self._text.append(f"l{_pair(dx, dy)}")

    def arc(self, ellipse: tuple[float, float, float], point: Place, *, large: bool = False) -> None:
        """Along an ellipse, given by its half axes and the tilt of the longer one."""
        long, short = ellipse[0] * SCALE, ellipse[1] * SCALE
        if short < 2.6:  # a disc that is seen from its edge
            self.line(point)
            return
        dx, dy = self._to(point)
        if dx or dy:
            tilt = 0 if long - short < 1 else round(-math.degrees(ellipse[2]))
            self._text.append(f"a{round(long)} {round(short)} {tilt} {int(large)}0{_pair(dx, dy)}")

    def _to(self, point: Place) -> tuple[int, int]:
        before, (self._x, self._y) = (self._x, self._y), _whole(point)
        return self._x - before[0], self._y - before[1]


def _whole(point: Place) -> tuple[int, int]:
    return round(point.real * SCALE), round(-point.imag * SCALE)


def _pair(x: int, y: int) -> str:
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def places_of(points: Vec) -> list[Place]:
    """Rows of points, each as one number."""
    found: list[Place] = (points[..., 0] + 1j * points[..., 1]).tolist()
    return found


def closed_way(points: Vec) -> Vec:
    """A closed outline that turns the same way as all others, so that none cancels another."""
    x, y = points[:, 0], points[:, 1]
    area = x[:-1] @ y[1:] - x[1:] @ y[:-1] + x[-1] * y[0] - x[0] * y[-1]
    return points[::-1] if area < 0 else points


def polygon(points: Vec) -> str:
    """A closed shape with corners."""
    pen, (first, *others) = Pen(), places_of(closed_way(points))
    pen.move(first)
    for point in others:
        pen.line(point)
    return f"{pen}z"


def smooth(points: Vec, *, closed: bool = False) -> str:
    """A smooth path through a few points."""
    flat = closed_way(points) if closed else points
    whole: Table = np.round(flat[:, :2] * [SCALE, -SCALE]).astype(int)
    text = "M" + _pair(*whole[0].tolist())
    if len(whole) == 2:
        return text + "l" + _pair(*(whole[1] - whole[0]).tolist())
    line = np.vstack([whole[-1:], whole, whole[:2]] if closed else [whole[:1], whole, whole[-1:]])
    a, b, c, d = line[:-3], line[1:-2], line[2:-1], line[3:]
    steps: Table = np.hstack([(c - a) / 6, c - b - (d - b) / 6, c - b]).round().astype(int)
    first, *others = steps.tolist()
    # Each curve after the first one begins as the one before ended, and need not say how.
    text += "c" + _numbers(first) + "".join("s" + _numbers(row[2:]) for row in others)
    return text + ("z" if closed else "")


def _numbers(values: Iterable[int]) -> str:
    return "".join((" " if i and v >= 0 else "") + str(v) for i, v in enumerate(values))


def hull_of(points: Vec) -> Vec:
    """The outline that is stretched round points."""
    ordered = sorted(places_of(points), key=lambda one: (one.real, one.imag))
    halves = []
    for half in (ordered, ordered[::-1]):
        kept: list[Place] = []
        for point in half:
            while len(kept) > 1 and _turns_in(kept[-2], kept[-1], point):
                kept.pop()
            kept.append(point)
        halves += kept[:-1]
    return np.array([(one.real, one.imag) for one in halves])


def _turns_in(a: Place, b: Place, c: Place) -> bool:
    return ((b - a).conjugate() * (c - a)).imag <= 1e-9
