"""Outlines as elliptical arcs and straight lines: exact at any size, and short to write."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.pen import Pen, Place, places_of
from loosen.drawing.mannequin.scene import STEPS, Scene

_NEARLY_HALF = 0.62
"""An arc this near to half a turn is split: rounding would move its middle."""


class Ellipse(NamedTuple):
    """The outline of one ball in the picture."""

    middle: Place
    long: float
    short: float
    along: complex
    """Where its long axis points."""
    tilt: float
    """The same as an angle."""

    def swept(self, first: Place, last: Place) -> float:
        """How far round it goes from one point to another."""
        return (self._turn(last) - self._turn(first)) % math.tau

    def _turn(self, point: Place) -> float:
        way = (point - self.middle) * self.along.conjugate()
        return math.atan2(way.imag / self.short, way.real / self.long)


class Outlines:
    """The paths of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._edges = [places_of(edge) for edge in scene.edges]
        self._own: list[list[int]] = [hull.own.tolist() for hull in scene.hulls]
        self._ellipses = _ellipses(scene)
        self._closed: dict[int, str] = {}

    def closed(self, index: int) -> str:
        """The whole outline of a part; its colour and its line have the same."""
        if index not in self._closed:
            self._closed[index] = self._whole(index)
        return self._closed[index]

    def _whole(self, index: int) -> str:
        own, edge = self._own[index], self._edges[index]
        turns = [j for j in range(STEPS) if own[j] != own[j - 1]]
        if not turns:
            pen = Pen()
            pen.move(edge[0])
            for step in (STEPS // 3, 2 * STEPS // 3, 0):
                self._arc(pen, own[0], edge[step])
            return f"{pen}z"
        first = turns[0]
        return self.open(edge[first:] + edge[:first], own[first:] + own[:first]) + "z"

    def open(self, points: Sequence[Place], own: Sequence[int]) -> str:
        """A path along points; each lies on the ball that `own` says, or (-1) between two."""
        pen, i, n = Pen(), 0, len(points)
        pen.move(points[0])
        while i < n:
            last = i
            while last + 1 < n and own[last + 1] == own[i] and own[i] >= 0:
                last += 1
            if last > i:
                self._round(pen, points, own[i], i, last)
            if last + 1 < n:
                pen.line(points[last + 1])
            i = last + 1
        return str(pen)

    def _round(self, pen: Pen, points: Sequence[Place], ball: int, first: int, last: int) -> None:
        if last - first < 2:
            pen.line(points[last])
            return
        sweep = self._ellipses[ball].swept(points[first], points[last])
        if abs(sweep - math.pi) > _NEARLY_HALF:
            self._arc(pen, ball, points[last], large=sweep > math.pi)
            return
        self._arc(pen, ball, points[(first + last) // 2])
        self._arc(pen, ball, points[last])

    def _arc(self, pen: Pen, ball: int, point: Place, *, large: bool = False) -> None:
        one = self._ellipses[ball]
        pen.arc((one.long, one.short, one.tilt), point, large=large)


def _ellipses(scene: Scene) -> list[Ellipse]:
    """Of all balls at once."""
    flat = scene.axes[:, :2]
    (a, b), (_, d) = np.einsum("nik,njk->ijn", flat, flat)
    mean, apart = (a + d) / 2, np.hypot((a - d) / 2, b)
    long, short = (np.sqrt(np.maximum(square, 1e-9)) for square in (mean + apart, mean - apart))
    tilt = np.arctan2(2 * b, a - d) / 2
    columns = (
        places_of(scene.middles),
        long.tolist(),
        short.tolist(),
        np.exp(1j * tilt).tolist(),
        tilt.tolist(),
    )
    return list(map(Ellipse, *columns))
