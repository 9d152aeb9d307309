"""What is wrong with a body in its position: what it does not reach, and what runs through what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.angles import arm_angles, leg_angles
from loosen.drawing.mannequin.crossings import crossings
from loosen.drawing.mannequin.flesh import Ball, Flesh
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.places import parse_place
from loosen.drawing.mannequin.props import ROLLER, roller_middle
from loosen.drawing.mannequin.skeleton import arm_of, leg_of
from loosen.drawing.mannequin.solve import solve
from loosen.drawing.mannequin.space import SIDES, Vec, length
from loosen.model.location import KeyPath
from loosen.model.mannequin import Body

FAR, DEEP, OFF = 0.012, 0.03, 0.035
"""How far off a reach, a floor and a roller may be before someone sees it."""
GIVE = 0.045
"""How far flesh gives where two parts press on each other."""
_FOUND: Mapping[str, Mapping[str, tuple[str, float, float]]] = {
    "leg": {
        "flexion": ("hip's flexion", -35, 150), "abduction": ("hip's abduction", -45, 70),
        "knee": ("knee", -8, 168), "ankle": ("ankle", -80, 45),
    },
    "arm": {"elbow": ("elbow", -8, 161), "wrist": ("wrist", -100, 95)},
}  # fmt: skip
"""How far joints go in limbs that reach for a place; a little further than when an angle is written."""


class Problem(NamedTuple):
    """One problem of a body; `path` begins inside `body:`."""

    path: KeyPath
    message: str
    help: str


def posed_problems(key: KeyPath, body: Body, pose: Body, person: Person) -> Iterator[Problem]:
    """What is seen once a body is in its position."""
    try:
        flesh = solve(pose, person)
    except KeyError as error:
        what = str(error.args[0])
        message = f"what is reached must be there, got `{what}`, which is not"
        yield Problem(key, message, f"add it under `props`, or reach something else than `{what}`")
        return
    for miss in flesh.skeleton.misses:
        if abs(miss.far) > FAR:
            amiss = f"{_cm(miss.far)} too {'far' if miss.far > 0 else 'near'}"
            message = f"`{miss.limb}` must reach its place, got one that is {amiss}"
            yield Problem(
                _written(body, key, miss.limb), message, "move the place, or bend the back or the hip more"
            )
    yield from _on_the_floor(flesh, key)
    yield from _bent_too_far(flesh, body, key)
    yield from _crossed(flesh, body, key)
    if pose.props.roller:
        yield from _on_the_roller(flesh, pose)


def _on_the_floor(flesh: Flesh, key: KeyPath) -> Iterator[Problem]:
    deepest: dict[str, float] = {}
    for part in flesh.parts:
        for ball in part.balls:
            middle, axes = flesh.balls[ball]
            low = float(middle[1]) - float(np.sqrt((axes[1] ** 2).sum()))
            deepest[part.name] = min(deepest.get(part.name, 9.0), low)
    name = min(deepest, key=lambda one: deepest[one])
    if deepest[name] < -DEEP:
        message = f"the body must stay above the floor, got `{name}` {_cm(deepest[name])} below it"
        yield Problem(key, message, "change its angles, or raise the body: `pelvis: {height: 90}`")
    elif deepest[name] > DEEP and flesh.skeleton.body.seat is None:
        message = f"the body must rest on something, got {_cm(deepest[name])} of air"
        yield Problem(key, message, "leave out `height`, or make it less")


def _bent_too_far(flesh: Flesh, body: Body, key: KeyPath) -> Iterator[Problem]:
    """Joints of limbs that were found by what a hand or a foot reaches."""
    for side, _ in SIDES:
        found = leg_angles(flesh.skeleton, side), arm_angles(flesh.skeleton, side)
        for angles, reached, limb in zip(found, _reached(flesh, side), ("leg", "arm"), strict=True):
            for name, (joint, low, high) in _FOUND[limb].items() if reached else ():
                got = getattr(angles, name)
                if not low <= got <= high:
                    message = (
                        f"the {side} {joint} must be between {low:g} and {high:g} degrees, got {got:.0f}"
                    )
                    help = "move the place, let it point another way, or turn the body"
                    yield Problem(_written(body, key, f"{side} {limb}"), message, help)


def _reached(flesh: Flesh, side: str) -> tuple[bool, bool]:
    leg, arm = leg_of(flesh.skeleton.body, side), arm_of(flesh.skeleton.body, side)
    return bool(leg.foot or leg.rests_on), bool(arm.hand)


def _crossed(flesh: Flesh, body: Body, key: KeyPath) -> Iterator[Problem]:
    """Limbs that run through the body or each other."""
    for limb, other, depth in crossings(flesh, GIVE):
        message = f"`{limb}` and `{other}` must not be in one place, got {_cm(depth)} inside each other"
        help = "turn the hip or shoulder out more, or say another way that the knee or elbow `points`"
        written = next(name for name in (limb, other) if name not in {"trunk", "head"})
        side, _, kind = written.partition(" ")
        is_leg = kind in {"thigh", "shin", "foot"}
        yield Problem(_written(body, key, f"{side} {'leg' if is_leg else 'arm'}"), message, help)


def _on_the_roller(flesh: Flesh, pose: Body) -> Iterator[Problem]:
    roller = pose.props.roller
    assert roller
    named, middle = parse_place(roller.under), roller_middle(flesh.skeleton)
    balls = [flesh.balls[i] for i in flesh.limbs.get(named.name, [flesh.spots.get(named.name, 0)])]
    gap = min(_apart(ball, middle) for ball in (balls if len(balls) == 1 else _along(balls)))
    if abs(gap) > OFF:
        what = f"{_cm(gap)} of air" if gap > 0 else f"{_cm(gap)} inside each other"
        message = f"the body must touch the roller, got {what}"
        yield Problem(("props", "roller"), message, "raise or lower the body or that limb")


def _along(balls: list[Ball]) -> Iterator[Ball]:
    for one, two in pairwise(balls):
        for t in np.linspace(0, 1, 9):
            yield Ball(one.middle * (1 - t) + two.middle * t, one.axes * (1 - t) + two.axes * t)


def _apart(ball: Ball, middle: Vec) -> float:
    """The air between a roller and a ball of the body."""
    way = (ball.middle - middle) * np.array([1, 1, 0])
    return length(way) - ROLLER - length(ball.axes.T @ (way / (length(way) + 1e-9)))


def _written(body: Body, key: KeyPath, limb: str) -> KeyPath:
    """Where a limb is written."""
    both = "legs" if limb.endswith("leg") else "arms"
    stances = ([(key, body.start)] if key and body.start else []) + [((), body)]
    for path, stance in stances:
        for name in (limb, both):
            if getattr(stance, name.replace(" ", "_")) is not None:
                return (*path, name)
    return key


def _cm(far: float) -> str:
    return f"{max(round(abs(far) * 100), 1)} cm"
