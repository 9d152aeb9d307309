"""Shapes on the skin: faces, and the places that an exercise works on. They end at the body's horizon."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.pen import smooth
from loosen.drawing.mannequin.places import LIMBS, Named, parse_place
from loosen.drawing.mannequin.scene import Scene
from loosen.drawing.mannequin.skeleton import Skeleton
from loosen.drawing.mannequin.space import Vec, across, cross, length, unit, vec
from loosen.model.mannequin import Patch

_FACES = {"front": 0, "out": 90, "back": 180, "in": -90}
_HIDDEN = 0.08
"""What is seen of a shape that is not worth drawing."""
_BEFORE = 0.05
"""How far before the skin something must be to hide it."""
_ROUND = np.arange(10) * 2 * np.pi / 10


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that is marked, as it is seen."""

    path: str
    seen: float
    """How much of it is seen: it looks at us, and nothing is before it."""
    parts: tuple[str, ...]
    """Those that it lies on: it is painted right after them."""
    middle: Vec
    out: Vec
    """Where the skin looks there."""


def on_ball(scene: Scene, ball: int, ways: Vec, grow: float = 1.0) -> tuple[Vec | None, float]:
    """A loop on an ellipsoid, given by directions from its middle, and how much of it is seen."""
    one = scene.flesh.balls[ball]
    toward = unit(np.asarray(np.linalg.solve(one.axes, scene.camera.toward), float))
    ways = ways / np.sqrt((ways**2).sum(1))[:, None]
    clear, _ = scene.visible(one.middle + ways @ one.axes.T, _BEFORE)
    seen = float(((ways @ toward > 0.02) & clear).mean())
    cut = _cut(ways, toward)
    if cut is None:
        return None, 0.0
    return scene.camera(one.middle + (cut * grow) @ one.axes.T), seen


def _cut(loop: Vec, toward: Vec) -> Vec | None:
    """A loop on a ball, cut where it goes over the horizon and led along it."""
    high = loop @ toward
    if (high > 0).all():
        return loop
    if not (high > 0.03).any():
        return None
    n = len(loop)
    first = next(i for i in range(n) if high[i] > 0 and high[i - 1] <= 0)
    entry = _crossing(loop, high, (first - 1) % n, first)
    found, left = [entry], None
    for step in range(n):
        i, j = (first + step) % n, (first + step + 1) % n
        if high[i] <= 0:
            continue
        if left is not None:
            back = _crossing(loop, high, (i - 1) % n, i)
            found += [*_along_horizon(left, back, toward), back]
            left = None
        found.append(loop[i])
        if high[j] <= 0:
            left = _crossing(loop, high, i, j)
            found.append(left)
    if left is not None:
        found += _along_horizon(left, entry, toward)
    return np.array(found)


def _crossing(loop: Vec, high: Vec, i: int, j: int) -> Vec:
    share = high[i] / (high[i] - high[j])
    return unit(loop[i] * (1 - share) + loop[j] * share)


def _along_horizon(first: Vec, last: Vec, toward: Vec) -> list[Vec]:
    return [unit(across(first * (1 - t) + last * t, toward)) for t in (0.2, 0.4, 0.6, 0.8)]


def on_limb(scene: Scene, name: str, patch: Patch, angle: float) -> tuple[Vec, float]:
    """A lens along a limb, round an angle (0 its front, 90 its outside), and how much of it is seen."""
    s = 1 if name.startswith("left") else -1
    turn, balls = scene.flesh.skeleton.frames[name], [scene.flesh.balls[i] for i in scene.flesh.limbs[name]]
    toward = scene.camera.toward
    flat = unit(across(toward, turn[:, 1]))
    first, last = patch.span
    steps = np.linspace(0, 1, 7)
    rows = [(first + (last - first) * t, math.sin(math.pi * t) ** 0.8) for t in steps]
    loop = [*rows, *((t, -f) for t, f in rows[-2:0:-1])]
    found, looks = [], list[bool]()
    for t, f in loop:
        middle, axes = _between(balls, t)
        a = math.radians(angle + f * patch.wide)
        out = math.cos(a) * turn[:, 2] + math.sin(a) * turn[:, 0] * s
        looks.append(float(out @ flat) >= 0)
        if not looks[-1]:
            out = unit(across(out, flat))
        found.append(middle + out * length(axes.T @ out))
    clear, seen = scene.visible(np.array(found), _BEFORE)
    return seen, float((clear & looks).mean())


def _between(balls: Sequence[tuple[Vec, Vec]], share: float) -> tuple[Vec, Vec]:
    place = min(max(share, 0.0), 1.0) * (len(balls) - 1)
    low = min(int(place), len(balls) - 2)
    t = place - low
    (a, m), (b, n) = balls[low], balls[low + 1]
    return a * (1 - t) + b * t, m * (1 - t) + n * t


def local_way(words: str, side: int) -> Vec:
    """A direction from the middle of a round part; a word twice counts twice."""
    ways = {
        "front": vec(0, 0, 1), "back": vec(0, 0, -1), "up": vec(0, 1, 0), "down": vec(0, -1, 0),
        "out": vec(side or -1, 0, 0), "in": vec(-(side or -1), 0, 0),
        "left": vec(1, 0, 0), "right": vec(-1, 0, 0),
        "head": vec(0, 1, 0), "feet": vec(0, -1, 0),
    }  # fmt: skip
    return unit(np.sum([ways[word] for word in words.split()], axis=0))


_LIES_ON = {
    "buttock": ("pelvis", "{} top", "{} crease", "{} thigh", "hem", "opening"),
    "hip": ("pelvis", "{} top", "{} crease", "hem", "opening"),
    "waist": ("hem", "side", "vest", "belly", "low belly"),
    "ribs": ("side", "vest", "belly"),
    "chest": ("side", "vest", "yoke"),
    "belly": ("belly", "side", "hem"),
    "pelvis": ("pelvis", "hem"),
}


def lies_on(named: Named) -> tuple[str, ...]:
    """The parts on which something lies that is at a round place; none for a limb."""
    if named.kind in LIMBS:
        return ()
    return tuple(name.format(named.side) for name in _LIES_ON.get(named.kind, _LIES_ON["waist"]))


def mark(scene: Scene, patch: Patch) -> Mark:
    """A place that the exercise works on."""
    named = parse_place(patch.at)
    if named.kind in LIMBS:
        return _band(scene, patch, named.name, named.side, named.faces)
    s = {"left": 1, "right": -1}.get(named.side, 0)
    ball = scene.flesh.spots.get(named.name, scene.flesh.spots["waist"])
    middle = local_way(patch.toward, s)
    one = unit(cross(middle, vec(0, 1, 0.001)))
    two, r = cross(middle, one), math.radians(patch.size)
    ways = np.array(
        [middle * math.cos(r) + math.sin(r) * (math.cos(a) * one + math.sin(a) * two) for a in _ROUND]
    )
    points, seen = on_ball(scene, ball, ways, 1.03)
    shape = scene.flesh.balls[ball]
    place, out = shape.middle + shape.axes @ middle, unit(np.linalg.inv(shape.axes).T @ middle)
    path = smooth(points, closed=True) if points is not None and seen > _HIDDEN else ""
    return Mark(path, seen, lies_on(named), place, out)


def _band(scene: Scene, patch: Patch, name: str, side: str, faces: tuple[str, ...]) -> Mark:
    angle = _angle(faces)
    points, seen = on_limb(scene, name, patch, angle)
    names = {
        "thigh": ("{} top", "{} thigh", "{} lower thigh"),
        "shin": ("{} shin", "{} calf", "{} ankle"),
        "upper arm": ("{} sleeve", "{} upper arm"),
        "forearm": ("{} forearm", "{} lower forearm"),
    }[name.partition(" ")[2]]
    skeleton = scene.flesh.skeleton
    place, out = _middle(skeleton, name, patch, angle)
    path = smooth(points, closed=True) if seen > _HIDDEN else ""
    return Mark(path, seen, tuple(one.format(side) for one in names), place, out)


def _middle(skeleton: Skeleton, name: str, patch: Patch, angle: float) -> tuple[Vec, Vec]:
    side, _, kind = name.partition(" ")
    s, a = (1 if side == "left" else -1), math.radians(angle)
    first, last = (skeleton.joints[f"{side} {joint}"] for joint in LIMBS[kind])
    turn = skeleton.frames[name]
    out = math.cos(a) * turn[:, 2] + math.sin(a) * turn[:, 0] * s
    return first + (last - first) * sum(patch.span) / 2 + out * 0.06, out


def _angle(faces: tuple[str, ...]) -> float:
    """Round a limb, from its faces; between two of them when there are two."""
    angles = [float(_FACES[face]) for face in faces or ("front",)]
    if "back" in faces and "in" in faces:
        return -135.0
    return sum(angles) / len(angles)
