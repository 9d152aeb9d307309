"""What lies between the beginning and the end of a movement: the joints turn from one to the other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

from loosen.drawing.mannequin.angles import arm_angles, leg_angles
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.postures import STARTS
from loosen.drawing.mannequin.skeleton import Skeleton, arm_of, leg_of
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.drawing.mannequin.space import SIDES, Vec
from loosen.model.mannequin import Body, Head, Pelvis, Spine

_KNEELS = 0.085
"""How high a knee is at most that is on the floor, or on a pillow."""


def between(body: Body, person: Person, number: int) -> Iterator[Body]:
    """So many positions on the way from a body's start to its end; slower near both, as people move.

    Raises:
        PlaceError, KeyError: the body has problems that `problems` tells.
    """
    start = start_of(body)
    assert start
    first, last = (_Ends(pose, solve(pose, person).skeleton) for pose in (start, body))
    for step in range(1, number + 1):
        share = (1 - math.cos(math.pi * step / (number + 1))) / 2
        yield _steady(_between(first, last, share), person, first, last, share)


def _steady(body: Body, person: Person, first: _Ends, last: _Ends, share: float) -> Body:
    """The pelvis so far along the floor, and so high, that knees which kneel stay where they are."""
    kneel = [side for side, _ in SIDES if _kneels(first.skeleton, side) and _kneels(last.skeleton, side)]
    if not kneel:
        return body
    joints = solve(body, person).skeleton.joints
    knees = [f"{side} knee" for side in kneel]
    ways = [_mixed_place(first, last, knee, share) - joints[knee] for knee in knees]
    x, y, z = (np.mean(ways, axis=0) * 100).tolist()
    pelvis = body.pelvis or Pelvis()
    height = float(joints["pelvis"][1]) * 100 + y
    return replace(body, pelvis=replace(pelvis, ahead=pelvis.ahead + x, left=pelvis.left - z, height=height))


def _mixed_place(first: _Ends, last: _Ends, joint: str, share: float) -> Vec:
    one, other = (ends.skeleton.joints[joint] for ends in (first, last))
    return one + (other - one) * share


def _kneels(skeleton: Skeleton, side: str) -> bool:
    return float(skeleton.joints[f"{side} knee"][1]) < _KNEELS * skeleton.person.scale


class _Ends:
    """A position, with all that it leaves unsaid."""

    def __init__(self, body: Body, skeleton: Skeleton) -> None:
        self.body, self.skeleton = body, skeleton
        self.pelvis = body.pelvis or Pelvis(tilt=STARTS[body.lies].tilt)
        self.spine, self.head = body.spine or Spine(), body.head or Head()

    def lifted(self) -> Pelvis:
        """The pelvis with its height, which it may have found by itself."""
        return replace(self.pelvis, height=round(float(self.skeleton.joints["pelvis"][1]) * 100, 2))


def _between(first: _Ends, last: _Ends, share: float) -> Body:
    has_height = {first.pelvis.height is None, last.pelvis.height is None}
    pelvis = (first.lifted(), last.lifted()) if len(has_height) > 1 else (first.pelvis, last.pelvis)
    limbs: dict[str, Any] = {"legs": None, "arms": None}
    for side, _ in SIDES:
        for limb, said, found in (("leg", leg_of, leg_angles), ("arm", arm_of, arm_angles)):
            own = said(first.body, side), said(last.body, side)
            if not _alike(*own):
                own = found(first.skeleton, side), found(last.skeleton, side)
            limbs[f"{side}_{limb}"] = _mixed(*own, share)
    return replace(
        last.body,
        start=None,
        pelvis=_mixed(*pelvis, share),
        spine=_mixed(first.spine, last.spine, share),
        head=_mixed(first.head, last.head, share),
        belly=_mixed(first.body.belly or 0.0, last.body.belly or 0.0, share),
        **limbs,
    )


def _alike(one: object, other: object) -> bool:
    """Whether two records differ in numbers alone: a hand that lies on one place stays on it."""
    if is_dataclass(one) and is_dataclass(other) and type(one) is type(other):
        return all(_alike(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    return one == other or (isinstance(one, int | float) and isinstance(other, int | float))


def _mixed(one: Any, other: Any, share: float) -> Any:
    """A record, or a number, between two that are alike."""
    if is_dataclass(one) and not isinstance(one, type):
        values = {each.name: (getattr(one, each.name), getattr(other, each.name)) for each in fields(one)}
        return replace(one, **{name: _mixed(*pair, share) for name, pair in values.items()})
    is_number = isinstance(one, int | float) and not isinstance(one, bool)
    return one + (other - one) * share if is_number else one
