"""A body as SVG text. Colours are in `figure.css`: no style is in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from loosen.drawing.mannequin import face, ground, props
from loosen.drawing.mannequin.arrows import arrows
from loosen.drawing.mannequin.camera import camera_of
from loosen.drawing.mannequin.flesh import Flesh
from loosen.drawing.mannequin.ground import Room
from loosen.drawing.mannequin.hands import between_fingers
from loosen.drawing.mannequin.lines import lines
from loosen.drawing.mannequin.order import Order, order_of
from loosen.drawing.mannequin.outline import Outlines
from loosen.drawing.mannequin.patches import Mark, mark
from loosen.drawing.mannequin.pen import SCALE, polygon
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.scene import Hull, Scene
from loosen.drawing.mannequin.scene import look as looked_at
from loosen.drawing.mannequin.solve import solve
from loosen.drawing.mannequin.space import SIDES, Vec
from loosen.model.mannequin import Body, Patch

_EDGE = 0.035
"""Room round the body."""
_SMALL = 1.7
"""How much larger arrows are in small pictures."""
_WIDER, _LONGER = 1.45, 0.06
"""How much wider marks are there, and how much longer at each end, as a share of the limb."""
Shape = tuple[str, str]
"""A look and a path."""


@dataclass(frozen=True, slots=True)
class Box:
    """What of a picture is seen, in metres, up is up."""

    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: Box) -> Box:
        return Box(
            min(self.left, other.left), min(self.bottom, other.bottom),
            max(self.right, other.right), max(self.top, other.top),
        )  # fmt: skip

    @property
    def units(self) -> tuple[int, int, int, int]:
        """As SVG wants it, y downward."""
        sizes = self.left, -self.top, self.right - self.left, self.top - self.bottom
        x, y, width, height = (round(size * SCALE) for size in sizes)
        return x, y, width, height


@dataclass(frozen=True, slots=True)
class Still:
    """One picture of one position."""

    svg: str
    box: Box
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A body as it is seen, before its arrows are drawn: what a large and a small picture share."""

    scene: Scene
    marks: tuple[Mark, ...]
    shapes: tuple[Shape, ...]
    edges: tuple[Vec, ...]


def viewed(body: Body, person: Person, room: Room | None = None) -> View:
    """All that is costly about a picture; `room` is what several positions share.

    Raises:
        PlaceError, KeyError: the body has problems that `problems` tells.
    """
    flesh = solve(body, person)
    return view_of(flesh, room or ground.room_of([flesh]))


def view_of(flesh: Flesh, room: Room) -> View:
    """The same of a body in its position."""
    body = flesh.skeleton.body
    props.add_props(flesh)
    scene = looked_at(flesh, camera_of(body))
    marks, order, outlines = (
        tuple(mark(scene, patch) for patch in body.target),
        order_of(scene),
        Outlines(scene),
    )
    shapes = [(look, polygon(points)) for look, points in ground.backdrop(scene, room)]
    shapes += [("shade", ground.shadow(scene)), *painted(scene, order, outlines, marks)]
    shapes += [("rope", props.strap(scene)), ("line", "".join(lines(scene, order, outlines)))]
    shapes += [*face.features(scene).items(), ("fine", between_fingers(scene))]
    edges = [scene.edges[:, :, :2].reshape(-1, 2)]
    edges += [scene.camera(room.mat)[:, :2]] if room.mat is not None else []
    return View(scene, marks, tuple(shapes), tuple(edges))


def still(view: View, *, small: bool = False) -> Still:
    """A picture of a body, with larger arrows and marks when it is to be small."""
    pointers = view.scene.flesh.skeleton.body.arrows
    drawn = arrows(view.scene, pointers, _SMALL if small else 1.0)
    signs = [("shaft-case", drawn.shafts), ("tip-case", drawn.heads)]
    signs += [("shaft", drawn.shafts), ("tip", drawn.heads)]
    edges = [*view.edges, *([np.array(drawn.points)] if drawn.points else [])]
    shapes = _with_large_marks(view) if small else view.shapes
    return Still(written([*shapes, *signs]), box_of(np.vstack(edges)), view.marks)


def _with_large_marks(view: View) -> Iterator[Shape]:
    patches = view.scene.flesh.skeleton.body.target
    large = {
        one.path: mark(view.scene, _grown(patch)).path for one, patch in zip(view.marks, patches, strict=True)
    }
    yield from ((look, large.get(path, path) if look == "work" else path) for look, path in view.shapes)


def _grown(patch: Patch) -> Patch:
    first, last = patch.span
    span = max(first - _LONGER, 0.0), min(last + _LONGER, 1.0)
    return replace(patch, span=span, wide=patch.wide * _WIDER, size=patch.size * _WIDER)


def box_of(points: Vec) -> Box:
    """What is round points, with a little room."""
    (x0, y0), (x1, y1) = points.min(0), points.max(0)
    return Box(float(x0) - _EDGE, float(y0) - _EDGE, float(x1) + _EDGE, float(y1) + _EDGE)


def written(shapes: Iterable[Shape]) -> str:
    """Shapes as SVG; neighbours of one look are one path."""
    text = ""
    for look, group in groupby((one for one in shapes if one[1]), key=lambda one: one[0]):
        text += f'<path class="f-{look}" d="{"".join(path for _, path in group)}"/>'
    return text


def painted(scene: Scene, order: Order, outlines: Outlines, marks: Iterable[Mark]) -> Iterator[Shape]:
    """Every part in its order, with what lies on it right after it."""
    far = _far(scene)
    after = _after(scene, order, marks)
    for index in order.parts:
        hull = scene.hulls[index]
        if index not in order.gone:
            if hull.part.corners is not None:
                yield from _box_shapes(scene, hull)
            else:
                paler = (hull.part.side, hull.part.group) in far
                yield hull.part.look + ("-far" if paler else ""), outlines.closed(index)
        yield from after.get(index, ())


def _box_shapes(scene: Scene, hull: Hull) -> Iterator[Shape]:
    yield "wood-far", polygon(hull.edge)
    for look, corners in props.faces(hull.part, scene.camera.toward):
        yield look, polygon(scene.camera(corners))


def _after(scene: Scene, order: Order, marks: Iterable[Mark]) -> dict[int, list[Shape]]:
    """What is painted on a part, by the last part that it lies on."""
    ranks = {hull.part.name: int(order.rank[i]) for i, hull in enumerate(scene.hulls)}
    found: dict[int, list[Shape]] = {}
    on_hair = face.skin(scene)
    for names, shape in [(("hair",), (scene.flesh.skeleton.person.skin, on_hair)),
                         *((one.parts, ("work", one.path)) for one in marks)]:  # fmt: skip
        last = max((ranks[name] for name in names if name in ranks), default=len(ranks) - 1)
        if shape[1]:
            found.setdefault(order.parts[last], []).append(shape)
    return found


def _far(scene: Scene) -> set[tuple[int, str]]:
    """Arms and legs that are well behind their twins."""
    joints, k = scene.flesh.skeleton.joints, scene.flesh.skeleton.person.scale
    near = {name: float(scene.camera(place)[2]) for name, place in joints.items()}
    found = set()
    for side, s in SIDES:
        other = "right" if s > 0 else "left"
        for joint, group, gap in (("hip", "leg", 0.08), ("shoulder", "arm", 0.15)):
            if near[f"{side} {joint}"] < near[f"{other} {joint}"] - gap * k:
                found.add((s, group))
    return found
