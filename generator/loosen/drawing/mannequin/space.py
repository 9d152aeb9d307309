"""Vectors and turns in space. Lengths are metres, angles degrees; y is up, the floor is at y = 0."""

from __future__ import annotations

import math
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Vec: TypeAlias = npt.NDArray[np.float64]
"""Three numbers, or rows of them."""
Table: TypeAlias = npt.NDArray[Any]
"""Rows of whole numbers or of truths."""
Turn: TypeAlias = npt.NDArray[np.float64]
"""Three columns: where a part's left, its upper end and its front point. For a ball, its half axes."""
UP = np.array([0.0, 1.0, 0.0])
SIDES = (("left", 1), ("right", -1))
"""Both sides, and which way they lie on a part's first axis."""


def vec(x: float, y: float, z: float) -> Vec:
    """A place or a direction."""
    return np.array([x, y, z])


def about_x(degrees: float) -> Turn:
    """A turn that brings up to the front."""
    c, s = _of(degrees)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def about_y(degrees: float) -> Turn:
    """A turn that brings the front to the left."""
    c, s = _of(degrees)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def about_z(degrees: float) -> Turn:
    """A turn that brings the left up."""
    c, s = _of(degrees)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _of(degrees: float) -> tuple[float, float]:
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def length(v: Vec) -> float:
    """How long a vector is."""
    return math.sqrt(float(v @ v))


def unit(v: Vec) -> Vec:
    """The direction of a vector."""
    return v / (length(v) + 1e-12)


def across(v: Vec, along: Vec) -> Vec:
    """What is left of a vector without its share along a direction."""
    return v - (v @ along) * along


def cross(a: Vec, b: Vec) -> Vec:
    """What stands upright on two vectors. One pair at a time, numpy takes eight times as long."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return vec(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)


def frame(down: Vec, front: Vec) -> Turn:
    """The turn of a part whose lower end points `down` and whose front is as near to `front` as it can be."""
    y = -unit(down)
    z = unit(across(front, y))
    return np.array([cross(y, z), y, z]).T


class Bend(NamedTuple):
    """Two bones that reach for a point."""

    middle: Vec
    end: Vec
    miss: float
    """How far the point is out of reach; 0 when it is not."""


def two_bones(start: Vec, goal: Vec, upper: float, lower: float, pole: Vec) -> Bend:
    """Where the joint between two bones goes, as near to the direction `pole` as it can."""
    way = goal - start
    far = length(way)
    along = unit(way)
    used = max(min(far, (upper + lower) * 0.998), abs(upper - lower) * 1.02 + 0.01)
    share = (upper**2 - lower**2 + used**2) / (2 * used)
    rise = math.sqrt(max(upper**2 - share**2, 0))
    return Bend(start + along * share + unit(across(pole, along)) * rise, start + along * used, far - used)
