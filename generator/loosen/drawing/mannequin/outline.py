"""Outlines as elliptical arcs and straight lines: exact at any size, and short to write."""

from __future__ import annotations

import math
from collections.abc import Sequence

from loosen.drawing.mannequin.pen import Ellipse, Pen
from loosen.drawing.mannequin.scene import STEPS, Hull, Scene
from loosen.drawing.mannequin.space import Vec

_NEARLY_HALF = 0.62
"""An arc this near to half a turn is split: rounding would move its middle."""


class Outlines:
    """The paths of one scene; each ball's ellipse is found once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._ellipses: dict[int, Ellipse] = {}

    def closed(self, hull: Hull) -> str:
        """The whole outline of a part."""
        own, edge = hull.own, hull.edge
        turns = [j for j in range(STEPS) if own[j] != own[j - 1]]
        if not turns:
            pen = Pen()
            pen.move(edge[0])
            for step in (STEPS // 3, 2 * STEPS // 3, 0):
                pen.arc(self._ellipse(int(own[0])), edge[step])
            return f"{pen}z"
        around = [(turns[0] + i) % STEPS for i in range(STEPS)]
        return self.open([edge[i] for i in around], [int(own[i]) for i in around]) + "z"

    def open(self, points: Sequence[Vec], own: Sequence[int]) -> str:
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

    def _round(self, pen: Pen, points: Sequence[Vec], ball: int, first: int, last: int) -> None:
        if last - first < 2:
            pen.line(points[last])
            return
        ellipse = self._ellipse(ball)
        sweep = ellipse.swept(points[first], points[last])
        if abs(sweep - math.pi) > _NEARLY_HALF:
            pen.arc(ellipse, points[last], large=sweep > math.pi)
            return
        pen.arc(ellipse, points[(first + last) // 2])
        pen.arc(ellipse, points[last])

    def _ellipse(self, ball: int) -> Ellipse:
        if ball not in self._ellipses:
            self._ellipses[ball] = Ellipse(self._scene, ball)
        return self._ellipses[ball]
