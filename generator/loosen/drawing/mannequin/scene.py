"""A body as a viewer sees it: the outline of each part, and how near each one is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.camera import Camera
from loosen.drawing.mannequin.depths import Depths, depths_of
from loosen.drawing.mannequin.flesh import Flesh, Part
from loosen.drawing.mannequin.space import Table, Vec

STEPS = 32
"""Directions in which an outline is known exactly."""
_ANGLES = np.arange(STEPS) * 2 * np.pi / STEPS
WAYS = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])


@dataclass(frozen=True, slots=True)
class Hull:
    """One part in the picture."""

    part: Part
    edge: Vec
    """Its outline: right, up and near."""
    own: Table
    """The ball that makes each point of the outline."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is seen."""

    flesh: Flesh
    camera: Camera
    middles: Vec
    axes: Vec
    hulls: tuple[Hull, ...]
    edges: Vec
    """The outlines of all parts."""
    depths: Depths

    def visible(self, places: Vec, near: float) -> tuple[Table, Vec]:
        """Which places nothing hides, and where they are in the picture."""
        seen = self.camera(places)
        hits = self.depths.hits(seen)
        clear = np.ones(len(seen), bool)
        clear[hits.point[hits.near >= seen[hits.point, 2] + near]] = False
        return clear, seen


def look(flesh: Flesh, camera: Camera) -> Scene:
    """The scene of a body."""
    middles = camera(np.array([ball.middle for ball in flesh.balls]))
    axes: Vec = camera.axes @ np.array([ball.axes for ball in flesh.balls])
    reach = WAYS @ axes[:, :2]
    size = np.sqrt((reach**2).sum(2)) + 1e-12
    support = middles[:, :2] @ WAYS.T + size
    points = middles[:, None, :] + reach @ axes.transpose(0, 2, 1) / size[:, :, None]
    most = max(len(part.balls) for part in flesh.parts)
    balls = np.array([part.balls + part.balls[:1] * (most - len(part.balls)) for part in flesh.parts])
    furthest = support[balls].argmax(1)
    own = balls[np.arange(len(balls))[:, None], furthest]
    edges = points[own, np.arange(STEPS)]
    hulls = tuple(map(Hull, flesh.parts, edges, own))
    return Scene(flesh, camera, middles, axes, hulls, edges, depths_of(flesh.parts, middles, axes))
