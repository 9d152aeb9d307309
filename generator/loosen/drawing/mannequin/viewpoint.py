"""From where a body is best seen, when its author does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from loosen.drawing.mannequin.camera import VIEWS, camera_of
from loosen.drawing.mannequin.flesh import Flesh
from loosen.drawing.mannequin.patches import mark
from loosen.drawing.mannequin.person import PEOPLE
from loosen.drawing.mannequin.places import WALLS
from loosen.drawing.mannequin.props import add_props
from loosen.drawing.mannequin.scene import look
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.drawing.mannequin.space import Turn, Vec, length
from loosen.model.mannequin import Body, Seen

_BEHIND = 0.03
"""How far behind something a limb must be to be hidden."""
_EDGE_ON = 0.1
"""How far the viewer may stand behind the face of a wall."""
_LARGE = 0.6
"""What it is worth that a body fills the picture, where a limb or a mark that is seen counts 1."""
_FAMILIAR: Mapping[Seen, float] = {"side": 0.25, "three-quarter": 0.24, "front": 0.2}
"""What it is worth that a face is seen, and the floor from its edge."""


def with_view(body: Body) -> Body:
    """A body whose view is known: its author's, or the one that hides least of its limbs and marks."""
    if body.view or body.turned is not None:
        return body
    poses = [pose for pose in (body, start_of(body)) if pose]
    formed = [(pose, _formed(pose)) for pose in poses]
    views = [view for view in VIEWS if not _behind_a_wall(replace(body, view=view), formed[0][1])]
    worth: dict[Seen, float] = {
        view: sum(_worth(pose, flesh, view) + _FAMILIAR.get(view, 0.0) for pose, flesh in formed)
        for view in views
    }
    best = max(worth, key=lambda view: worth[view])
    return replace(body, view=best)


def _formed(body: Body) -> Flesh:
    """The same person every time, so that all people are seen from one side."""
    flesh = solve(body, PEOPLE["lean"])
    add_props(flesh)
    return flesh


def _behind_a_wall(body: Body, flesh: Flesh) -> bool:
    toward = camera_of(body).toward
    walls = (WALLS[side] for side in flesh.skeleton.walls)
    return any(sign * toward[axis] > _EDGE_ON for axis, sign in walls)


def _worth(body: Body, flesh: Flesh, view: Seen) -> float:
    scene = look(flesh, camera_of(replace(body, view=view)))
    balls = [flesh.balls[i] for part in flesh.parts if part.group in {"arm", "leg"} for i in part.balls]
    toward = scene.camera.toward
    near = np.array(
        [ball.middle + ball.axes @ (ball.axes.T @ toward) / _reach(ball.axes, toward) for ball in balls]
    )
    clear, seen = scene.visible(near, _BEHIND)
    wide, high = seen[:, :2].max(0) - seen[:, :2].min(0)
    marks = min((mark(scene, patch).seen for patch in body.target), default=1.0)
    return float(clear.mean()) + marks + _LARGE * float(np.sqrt(wide * high))


def _reach(axes: Turn, toward: Vec) -> float:
    return length(axes.T @ toward) + 1e-9
