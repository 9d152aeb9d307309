"""What is behind a body: its shadow, the mat it lies on, the wall it leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from loosen.drawing.mannequin.flesh import Flesh
from loosen.drawing.mannequin.pen import hull_of, places_of, polygon
from loosen.drawing.mannequin.scene import WAYS, Scene
from loosen.drawing.mannequin.space import Vec, vec

_MAT, _WALL = 0.015, 0.05
"""How thick they are."""
_WALL_HIGH = 1.85
_RING = np.column_stack([np.cos(np.arange(8) * np.pi / 4), np.sin(np.arange(8) * np.pi / 4)])
_ARMS_BESIDE = ("lying on the back", "lying with bent knees")
"""Postures in which arms that are spread wide lie beside the mat; in the others hands are on it."""
_CORNERS = 0.085
"""How far apart the corners of a shadow are."""
_SHADED = 0.13
"""How high a part may be and still have a shadow of its own."""


@dataclass(frozen=True, slots=True)
class Room:
    """What is behind a body, one for all positions of a movement."""

    mat: Vec | None
    """Its corners."""
    low: Vec
    high: Vec
    """The corners of the space that the body takes."""


def room_of(positions: Iterable[Flesh]) -> Room:
    """The mat under all positions, and the space that they take."""
    mats, lows, highs = list[Vec](), list[Vec](), list[Vec]()
    for flesh in positions:
        middles = np.array([ball.middle for ball in flesh.balls])
        lows.append(middles.min(0))
        highs.append(middles.max(0))
        mats += [mat_corners(flesh)] if flesh.skeleton.body.props.mat else []
    mat = _around(np.vstack(mats)) if mats else None
    return Room(mat, np.min(lows, axis=0), np.max(highs, axis=0))


def mat_corners(flesh: Flesh) -> Vec:
    """The corners of a mat that lies under the whole body."""
    joints, middle = flesh.skeleton.joints, flesh.skeleton.joints["pelvis"]
    low = {name: place for name, place in joints.items() if place[1] < 0.35}
    x0, x1 = (float(f(place[0] for place in low.values())) for f in (min, max))
    spread = flesh.skeleton.body.lies in _ARMS_BESIDE
    arms = ("elbow", "wrist", "palm") if spread else ()
    body = [place for name, place in low.items() if not name.endswith(arms)]
    z0, z1 = (float(f(place[2] for place in body)) for f in (min, max))
    z0, z1 = min(z0 - 0.06, middle[2] - 0.25), max(z1 + 0.06, middle[2] + 0.25)
    head = flesh.skeleton.joints["head"]
    lies = head[1] < 0.45
    seat = float(middle[0]) - 0.24 if "pelvis" in low else x0
    x0 = min(x0 - 0.1, seat, head[0] - 0.2 if lies and head[0] < middle[0] else x0)
    x1 = max(x1 + 0.1, head[0] + 0.2 if lies and head[0] > middle[0] else x1)
    return _around(np.array([(x0, 0, z0), (x1, 0, z1)]))


def _around(places: Vec) -> Vec:
    """The corners of the rectangle on the floor round some places."""
    (x0, _, z0), (x1, _, z1) = places.min(0), places.max(0)
    return np.array([(x0, 0, z0), (x1, 0, z0), (x1, 0, z1), (x0, 0, z1)])


def backdrop(scene: Scene, room: Room) -> Iterator[tuple[str, Vec]]:
    """Flat shapes behind the body, each with its look."""
    skeleton = scene.flesh.skeleton
    if room.mat is not None:
        edge = np.vstack([room.mat, room.mat - vec(0, _MAT, 0)])
        yield "rug-far", hull_of(scene.camera(edge))
        yield "rug", scene.camera(room.mat)
    for side, face in skeleton.walls.items():
        yield from _wall(scene, room, side, face)


def _wall(scene: Scene, room: Room, side: str, face: float) -> Iterator[tuple[str, Vec]]:
    """A wall; where it would hide the body it is cut away."""
    low, high = room.low, room.high
    axis, sign = {"front": (0, 1), "back": (0, -1), "left": (2, -1), "right": (2, 1)}[side]
    along = 2 - axis
    first, last = float(low[along]) - 0.12, float(high[along]) + 0.12
    if axis == 0:  # seen from its edge: from the far side to just before the body
        first, last = float(low[2]) - 0.2, float(high[2]) - 0.04
    top = min(_WALL_HIGH, float(high[1]) + 0.2)
    ends = [face, face + sign * _WALL]
    places = []
    for across in ends:
        for x in (first, last):
            for y in (0.0, top):
                places.append(vec(across, y, x) if axis == 0 else vec(x, y, across))
    yield "plaster-far", hull_of(scene.camera(np.array(places)))
    order = [places[i] for i in (0, 1, 3, 2)]
    if (-sign * scene.camera.toward[axis]) > 0.03:
        yield "plaster", scene.camera(np.array(order))


def shadow(scene: Scene) -> str:
    """Where the body's lowest parts shade the floor."""
    middles = np.array([ball.middle for ball in scene.flesh.balls])
    half = np.sqrt((np.array([ball.axes for ball in scene.flesh.balls]) ** 2).sum(2))
    gaps = middles[:, 1] - half[:, 1]
    share = np.clip(1 - gaps * 4, 0.3, 0.95)[:, None]
    rings = middles[:, None, [0, 2]] + (half[:, [0, 2]] * share)[:, None, :] * _RING
    low = (gaps <= _SHADED).tolist()
    lumps: dict[tuple[str, int], list[Vec]] = {}
    for part in scene.flesh.parts:
        if part.group or part.corners is not None:
            key = part.group or part.name, part.side
            lumps.setdefault(key, []).extend(rings[ball] for ball in part.balls if low[ball])
    return "".join(_soft(_on_floor(scene, np.vstack(each))) for each in lumps.values() if each)


def _on_floor(scene: Scene, places: Vec) -> Vec:
    """The outline round places on the floor, by the furthest one each way."""
    seen = scene.camera(np.column_stack([places[:, 0], np.zeros(len(places)), places[:, 1]]))[:, :2]
    edge: Vec = seen[(seen @ WAYS.T).argmax(0)]
    return edge


def _soft(edge: Vec) -> str:
    """Fewer corners: the stroke of a shadow rounds them."""
    first, *others = places_of(edge)
    kept = [first]
    for point in others:
        if abs(point - kept[-1]) > _CORNERS:
            kept.append(point)
    return polygon(np.array([(one.real, one.imag) for one in kept])) if len(kept) > 3 else ""
