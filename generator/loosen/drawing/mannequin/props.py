"""Things around a body: chairs, rollers, balls, pads, sticks and straps, as parts or as flat shapes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from loosen.drawing.mannequin.flesh import Flesh, Hem, Part
from loosen.drawing.mannequin.patches import lies_on, local_way
from loosen.drawing.mannequin.pen import smooth
from loosen.drawing.mannequin.places import CHAIR_BACK, LIMBS, SEAT_HALF, STICK, joint_of, parse_place, touch
from loosen.drawing.mannequin.scene import Scene
from loosen.drawing.mannequin.skeleton import Skeleton
from loosen.drawing.mannequin.space import Turn, Vec, about_y, unit, vec
from loosen.model.mannequin import BallAt, Pad

_STRAIGHT = 0.998
"""How alike two ways are that make no bend."""
BALL, ROLLER = 0.036, 0.075
"""Radii."""
_ROLLER_HALF = 0.19


def placed_balls(flesh: Flesh, ball: BallAt) -> list[tuple[Vec, Vec]]:
    """Where each ball touches the skin, and the way out of the skin there."""
    named = parse_place(ball.at)
    if named.kind in LIMBS:
        at = touch(flesh.skeleton, ball.at)
        return [(at.place, at.out)]
    shape = flesh.balls[flesh.spots.get(named.name, flesh.spots["waist"])]
    s = {"left": 1, "right": -1}.get(named.side, 0)
    way = local_way(ball.toward, s)
    apart = (vec(0.5, 0, 0), vec(-0.5, 0, 0)) if ball.pair else (np.zeros(3),)
    found = []
    for aside in apart:
        here = unit(way + aside)
        found.append((shape.middle + shape.axes @ here, unit(np.linalg.inv(shape.axes).T @ here)))
    return found


def add_props(flesh: Flesh) -> None:
    """Adds all that hides or is hidden as the body's parts are."""
    things = flesh.skeleton.body.props
    if things.ball:
        under = lies_on(parse_place(things.ball.at))
        placed = placed_balls(flesh, things.ball)
        for name, (place, out) in zip(("ball", "second ball"), placed, strict=False):
            _round(flesh, name, "toy", place + out * BALL * 0.8, BALL)
            flesh.hems += [Hem(name, part, -out) for part in under]
    if things.roller:
        _roller(flesh)
    if things.chair:
        _chair(flesh)
    if things.stick:
        _stick(flesh)
    for name in ("pillow", "second_pillow", "towel", "step"):
        if pad := getattr(things, name):
            _pad(flesh, name.replace("_", " "), pad)


def _round(flesh: Flesh, name: str, look: str, middle: Vec, radius: float) -> None:
    flesh.part(Part(name, look, (flesh.fixed(middle, np.eye(3) * radius),), rise=0.01))


def roller_middle(skeleton: Skeleton) -> Vec:
    """Where the middle of the roller is: on the floor, under what lies on it."""
    roller = skeleton.body.props.roller
    assert roller
    place = joint_of(skeleton, roller.under)
    return vec(place[0], ROLLER, place[2])


def _roller(flesh: Flesh) -> None:
    roller = flesh.skeleton.body.props.roller
    assert roller
    middle, turn = roller_middle(flesh.skeleton), about_y(roller.turn)
    disc = turn * vec(ROLLER, ROLLER, 0.004)
    ends = [flesh.fixed(middle + turn[:, 2] * s * _ROLLER_HALF, disc) for s in (1, -1)]
    flesh.part(Part("roller", "toy", (ends[0], ends[1]), rise=0.01))
    for s, name in ((1, "near"), (-1, "far")):
        core = turn * vec(ROLLER * 0.55, ROLLER * 0.55, 0.004)
        at = flesh.fixed(middle + turn[:, 2] * s * (_ROLLER_HALF + 0.002), core)
        flesh.part(Part(f"{name} end", "toy-far", (at,), rise=9))
        flesh.hems.append(Hem("roller", f"{name} end", turn[:, 2] * s))


def _stick(flesh: Flesh) -> None:
    stick, joints = flesh.skeleton.body.props.stick, flesh.skeleton.joints
    assert stick
    ends = [joints["left palm"], joints["right palm"]]
    way = unit(ends[1] - ends[0]) * stick.beyond / 100
    line = np.linspace(ends[0] - way, ends[1] + way, 5)
    balls = tuple(flesh.fixed(place, np.eye(3) * STICK) for place in line)
    flesh.part(Part("stick", "toy", (balls[0], balls[-1]), rise=0.01, grid=balls))


def _pad(flesh: Flesh, name: str, pad: Pad) -> None:
    place = joint_of(flesh.skeleton, pad.under)
    high, long, wide = pad.thick / 200, pad.long / 200, pad.wide / 200
    middle = vec(place[0], pad.up / 100 + high, place[2])
    soft = min(0.05, long / 2, wide / 2)
    corners = [
        flesh.fixed(middle + vec(x * (long - soft), 0, z * (wide - soft)), np.diag([soft, high, soft]))
        for x, z in ((1, 1), (1, -1), (-1, 1), (-1, -1))
    ]
    links = ((0, 1), (1, 3), (3, 2), (2, 0), (0, 3))
    look = "wood" if name == "step" else "pad"
    flesh.part(Part(name, look, tuple(corners), rise=0.01, links=links))


def _chair(flesh: Flesh) -> None:
    chair = flesh.skeleton.body.props.chair
    assert chair
    high, half = chair.height / 100, SEAT_HALF
    x, z = chair.ahead / 100, 0.0
    for i, (sx, sz) in enumerate(((-1, -1), (-1, 1), (1, -1), (1, 1))):
        at = x + sx * (half - 0.03), z + sz * (half - 0.03)
        _box(
            flesh, f"leg {i}", (at[0] - 0.016, 0, at[1] - 0.016), (at[0] + 0.016, high - 0.03, at[1] + 0.016)
        )
    _box(flesh, "seat", (x - half, high - 0.04, z - half), (x + half, high, z + half))
    if chair.back == "none":
        return
    edge = x + half - 0.03 if chair.back == "front" else x - half
    for i, sz in enumerate((-1, 1)):
        side = z + sz * (half - 0.03)
        _box(flesh, f"post {i}", (edge, high, side - 0.015), (edge + 0.03, high + CHAIR_BACK, side + 0.015))
    _box(flesh, "rail", (edge - 0.005, high + 0.26, z - half), (edge + 0.035, high + CHAIR_BACK, z + half))


def _box(flesh: Flesh, name: str, low: tuple[float, float, float], high: tuple[float, float, float]) -> None:
    ends = np.array([low, high])
    corners = [vec(ends[i][0], ends[j][1], ends[k][2]) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    balls = tuple(flesh.fixed(corner, np.eye(3) * 0.005) for corner in corners)
    size = ends[1] - ends[0]
    count = np.clip(np.round(size / max(float(size.min()), 0.035)).astype(int), 1, 6)
    step = size / count
    grid = tuple(
        flesh.fixed(ends[0] + step * (np.array(cell) + 0.5), np.diag(step / 2 * 1.25))
        for cell in np.ndindex(*count)
    )
    flesh.part(Part(name, "wood", balls, lined=False, grid=grid, corners=ends))


def faces(part: Part, toward: Vec) -> list[tuple[str, Vec]]:
    """The sides of a box that light falls on, with their looks and corners; the others are its hull."""
    assert part.corners is not None
    low, high = part.corners
    shown = [("wood", _side(low, high, 1))] if toward[1] > 0.05 else []
    if abs(toward[2]) > 0.1:
        shown.append(("wood", _side(low, high, 2 if toward[2] > 0 else -1)))
    return shown


def _side(low: Vec, high: Vec, axis: int) -> Vec:
    """One side: across an axis at its high end, or (counted from behind) at its low end."""
    at = axis % 3
    one, two = [i for i in range(3) if i != at]
    corners = np.tile(high if axis >= 0 else low, (4, 1))
    corners[:, one] = [low[one], high[one], high[one], low[one]]
    corners[:, two] = [low[two], low[two], high[two], high[two]]
    return corners


def strap(scene: Scene) -> str:
    """A strap's path, where nothing hides it."""
    skeleton = scene.flesh.skeleton
    said = skeleton.body.props.strap
    if not said:
        return ""
    named = parse_place(said.round)
    turn: Turn = skeleton.frames[named.name]
    share = named.numbers[0] if named.numbers else 0.8
    joints = [skeleton.joints[f"{named.side} {joint}"] for joint in LIMBS[named.kind]]
    middle = joints[0] * (1 - share) + joints[1] * share
    at = touch(skeleton, f"{named.name} {share} back")
    radius = float(np.linalg.norm(at.place - middle)) * 1.05
    angles = np.radians([100, 130, 160, 180, 200, 230, 260])
    ring = [middle + radius * (np.cos(a) * turn[:, 2] + np.sin(a) * turn[:, 0]) for a in angles]
    first, last = skeleton.joints["left palm"], skeleton.joints["right palm"]
    rope = np.vstack([np.linspace(first, ring[0], 30), ring, np.linspace(ring[-1], last, 30)])
    fine = np.vstack([np.linspace(a, b, 4)[:-1] for a, b in pairwise(rope)])
    clear, seen = scene.visible(fine, 0.012)
    return _pieces(clear, seen)


def _pieces(clear: Vec, seen: Vec) -> str:
    text, run = "", []
    for is_clear, point in zip([*clear, False], [*seen, None], strict=True):
        if is_clear:
            run.append(point)
            continue
        if len(run) > 3:
            text += smooth(_bends(np.array(run)[[*range(0, len(run) - 1, 9), len(run) - 1]]))
        run = []
    return text


def _bends(points: Vec) -> Vec:
    """The two ends and where a line turns: rounded to whole units, more points would make it wavy."""
    ways = np.diff(points[:, :2], axis=0)
    ways /= np.linalg.norm(ways, axis=1, keepdims=True) + 1e-9
    turns = (ways[:-1] * ways[1:]).sum(1) < _STRAIGHT
    kept: Vec = points[np.concatenate([[True], turns, [True]])]
    return kept
