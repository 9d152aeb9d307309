"""From where a body is seen. All that is seen keeps its size, however far away it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.space import Turn, Vec, cross, vec
from loosen.model.mannequin import Body, Seen

VIEWS: Mapping[Seen, tuple[float, float]] = {
    "side": (0, 8),
    "front": (90, 8),
    "three-quarter": (40, 16),
    "above": (0, 74),
    "back": (-90, 8),
    "back three-quarter": (-48, 16),
}
"""Where the viewer stands, from the right side toward the front, and how high, as angles."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Three rows: to the right in the picture, up in it, and toward the viewer."""

    axes: Turn

    @property
    def toward(self) -> Vec:
        found: Vec = self.axes[2]
        return found

    def __call__(self, places: Vec) -> Vec:
        """Places as they are seen: right, up and near."""
        seen: Vec = np.asarray(places, float) @ self.axes.T
        return seen


def camera_of(body: Body) -> Camera:
    """The viewer that a figure asks for."""
    turned, above = VIEWS[body.view or "side"]
    turned = turned if body.turned is None else body.turned
    return camera(turned, above if body.from_above is None else body.from_above)


def camera(turned: float, above: float) -> Camera:
    """A viewer at two angles."""
    t, a = math.radians(turned), math.radians(above)
    toward = vec(math.sin(t) * math.cos(a), math.sin(a), math.cos(t) * math.cos(a))
    right = vec(math.cos(t), 0, -math.sin(t))
    return Camera(np.array([right, cross(toward, right), toward]))
