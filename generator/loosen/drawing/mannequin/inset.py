"""The small picture beside a figure whose mark is hidden: the same person, upright, with the mark in view."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from loosen.drawing.mannequin.camera import camera
from loosen.drawing.mannequin.draw import Box, painted, written
from loosen.drawing.mannequin.flesh import Flesh
from loosen.drawing.mannequin.lines import lines
from loosen.drawing.mannequin.order import Order, order_of
from loosen.drawing.mannequin.outline import Outlines
from loosen.drawing.mannequin.patches import mark
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.props import add_props
from loosen.drawing.mannequin.scene import Scene, look
from loosen.drawing.mannequin.solve import solve
from loosen.model.mannequin import ArmAngles, Body, LegAngles, Patch, Things

_HALF = 0.165
"""How far what is shown reaches round the mark."""
_ZOOM = 1.3
_VIEWS = ((-90, 4), (90, 4), (-55, 4), (50, 4), (115, 4))
"""Straight from the back and the front first: there a reader tells left from right."""
_CLEAR = 0.5
"""How much of a mark must be seen for a view to do."""


def inset(body: Body, patches: tuple[Patch, ...], person: Person) -> tuple[str, int, int]:
    """The picture, with its width and height."""
    things = Things(ball=body.props.ball)
    upright = Body(arms=ArmAngles(abduction=70), legs=LegAngles(abduction=12), target=patches, props=things)
    flesh = solve(upright, person)
    add_props(flesh)
    scene = _scene(flesh, patches)
    marks = [mark(scene, patch) for patch in patches]
    x, y = np.mean([scene.camera(one.middle)[:2] for one in marks], axis=0)
    box = Box(float(x) - _HALF, float(y) - _HALF, float(x) + _HALF, float(y) + _HALF)
    order, outlines = _within(box, scene, order_of(scene)), Outlines(scene)
    shapes = [*painted(scene, order, outlines, marks), ("line", "".join(lines(scene, order, outlines)))]
    left, top, width, height = box.units
    wide, high = round(width * _ZOOM), round(height * _ZOOM)
    text = (
        f'<svg width="{wide}" height="{high}" viewBox="{left} {top} {width} {height}">{written(shapes)}</svg>'
        f'<rect class="f-inset" width="{wide}" height="{high}" rx="12"/>'
    )
    return text, wide, high


def _within(box: Box, scene: Scene, order: Order) -> Order:
    """Without the parts that are cut off: neither they nor their lines are written."""
    low, high = scene.edges[:, :, :2].min(1), scene.edges[:, :, :2].max(1)
    meets = (low < (box.right, box.top)).all(1) & (high > (box.left, box.bottom)).all(1)
    return replace(order, gone=order.gone | frozenset(np.flatnonzero(~meets).tolist()))


def _scene(flesh: Flesh, patches: tuple[Patch, ...]) -> Scene:
    """The first view that shows the marks well, or the best there is."""
    found: list[tuple[float, Scene]] = []
    for view in _VIEWS:
        scene = look(flesh, camera(*view))
        found.append((min(mark(scene, patch).seen for patch in patches), scene))
        if found[-1][0] >= _CLEAR:
            return scene
    return max(found, key=lambda one: one[0])[1]
