"""What is wrong with a body: unknown places, limbs that do not reach, joints that bend too far."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from loosen.drawing.mannequin.flesh import Ball, Flesh
from loosen.drawing.mannequin.person import Person, person_of
from loosen.drawing.mannequin.places import WAYS, PlaceError, parse_place
from loosen.drawing.mannequin.props import ROLLER, roller_middle
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.drawing.mannequin.space import Vec, length
from loosen.model.location import KeyPath
from loosen.model.mannequin import Body

FAR, DEEP, OFF = 0.012, 0.03, 0.035
"""How far off a reach, a floor and a roller may be before someone sees it."""
_RANGES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "leg": {
        "flexion": (-30, 140), "abduction": (-40, 65), "rotation": (-55, 70),
        "knee": (-5, 165), "ankle": (-75, 35),
    },
    "arm": {
        "flexion": (-70, 185), "abduction": (-50, 185), "rotation": (-95, 105), "elbow": (-5, 155),
        "wrist": (-95, 90),
    },
    "spine": {"flexion": (-75, 115), "side bend": (-50, 50), "twist": (-70, 70), "low": (-30, 40)},
    "head": {"flexion": (-65, 65), "side bend": (-45, 45), "twist": (-85, 85)},
}  # fmt: skip
"""How far each joint goes, in degrees: what a supple person can do, not what everyone should."""
_KINDS = {"legs": "leg", "left leg": "leg", "right leg": "leg", "arms": "arm", "left arm": "arm",
          "right arm": "arm", "spine": "spine", "head": "head"}  # fmt: skip
_PLACES = {"at", "under", "round", "rests on"}
_WORDS = {*WAYS, "away", "round"}


class Problem(NamedTuple):
    """One problem of a body; `path` begins inside `body:`."""

    path: KeyPath
    message: str
    help: str


def problems(body: Body, id: str = "") -> Iterator[Problem]:
    """Everything that is wrong with a body. Without a problem, drawing it never fails."""
    said = [*_texts(body, ()), *_ranges(body)]
    yield from said
    if any(one.message.startswith(("a place", "a way")) for one in said):
        return
    person = person_of(body.person or "", id)
    for key, pose in (((), body), (("start",), start_of(body))):
        if pose:
            yield from _posed(key, body, pose, person)


def _texts(record: object, path: KeyPath) -> Iterator[Problem]:
    """Each text that is to be a place or a way."""
    for one in fields(record):  # type: ignore[arg-type]
        value, key = getattr(record, one.name), one.name.replace("_", " ")
        for step, inside in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            here = (*path, key) if step is None else (*path, key, step)
            if is_dataclass(inside):
                yield from _texts(inside, here)
            elif isinstance(inside, str) and key in _PLACES:
                yield from _bad_place(inside, here)
            elif isinstance(inside, str) and key in {"toward", "points", "fingers"}:
                yield from _bad_way(inside, here)


def _bad_place(text: str, path: KeyPath) -> Iterator[Problem]:
    try:
        parse_place(text)
    except PlaceError as error:
        yield Problem(path, f"a place must be one that is known, got `{text}`", str(error))


def _bad_way(text: str, path: KeyPath) -> Iterator[Problem]:
    unknown = [word for word in text.split() if word not in _WORDS]
    if unknown or not text.split():
        help = f"use one or more of: {', '.join(sorted(_WORDS))}"
        yield Problem(path, f"a way must be made of known words, got `{text}`", help)


def _ranges(body: Body) -> Iterator[Problem]:
    for before, stance in (((), body), (("start",), body.start)):
        for key, kind in _KINDS.items():
            part = getattr(stance, key.replace(" ", "_")) if stance else None
            for name, (low, high) in _RANGES[kind].items() if part else ():
                value = getattr(part, name.replace(" ", "_"))
                if not low <= value <= high:
                    message = f"`{name}` must be between {low:g} and {high:g} degrees, got {value:g}"
                    yield Problem(
                        (*before, key, name), message, "no joint goes that far: turn another one too"
                    )


def _posed(key: KeyPath, body: Body, pose: Body, person: Person) -> Iterator[Problem]:
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
    """Knees and elbows that were found by what a hand or a foot reaches."""
    for side in ("left", "right"):
        for limb, upper, lower, most in (("leg", "thigh", "shin", 165), ("arm", "upper arm", "forearm", 158)):
            turns = (flesh.skeleton.frames[f"{side} {name}"][:, 1] for name in (upper, lower))
            first, second = turns
            bent = math.degrees(math.acos(float(np.clip(first @ second, -1, 1))))
            if bent > most + 3:
                joint = "knee" if limb == "leg" else "elbow"
                message = f"the {side} {joint} must bend no more than {most} degrees, got {bent:.0f}"
                yield Problem(_written(body, key, f"{side} {limb}"), message, "move the place further away")


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
