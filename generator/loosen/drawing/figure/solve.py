"""A pose, solved: the trunk first, then limbs with angles, then the floor, then limbs that reach."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from loosen.drawing.figure.limb import LIMBS, Limb, follow, reach
from loosen.drawing.figure.points import between_points
from loosen.drawing.figure.skeleton import YAW, Skeleton, chain
from loosen.drawing.figure.surface import lowest, rounds
from loosen.model.figure import Arm, Figure, Leg, Pose, Props

FRAMES = 6
_HANGING: Mapping[str, Leg | Arm] = {
    "right leg": Leg(thigh=-88, shin=-91),
    "left leg": Leg(thigh=-91, shin=-93),
    "right arm": Arm(upper=-95, lower=-84),
    "left arm": Arm(upper=-88, lower=-76),
}
"""How limbs hang that the author says nothing about."""


def limbs_of(pose: Pose) -> tuple[Limb, ...]:
    said = (pose.right_leg, pose.left_leg, pose.right_arm, pose.left_arm)
    return tuple(Limb(name, limb or _HANGING[name]) for name, limb in zip(LIMBS, said, strict=True))


def solve(figure: Figure, pose: Pose) -> Skeleton:
    """The bones of one pose.

    Raises:
        PointError: a reach names no point.
        KeyError: a reach names a limb that itself reaches for this one, or a prop that is not there.
    """
    skeleton = _trunk(figure, pose).among(_places(figure.props))
    limbs = limbs_of(pose)
    for limb in limbs:
        if not limb.reach:
            skeleton = skeleton.plus(follow(skeleton, limb))
    if not pose.hips or len(pose.hips) < 2:
        down = lowest(rounds(skeleton)) if figure.floor == "below" else 0.0
        skeleton = skeleton.moved(1j * ((pose.raised or 0) - down))
    waiting = {limb: spot for limb in limbs if (spot := limb.reach)}
    names = {limb.name for limb in waiting}
    # A limb that holds on to another one that still has to reach waits for it.
    for limb in sorted(waiting, key=lambda limb: waiting[limb].limb in names):
        bones, miss = reach(skeleton, limb, waiting[limb])
        skeleton = skeleton.plus(bones, *([miss] if miss else []))
    return skeleton


def _trunk(figure: Figure, pose: Pose) -> Skeleton:
    low, high = _two(pose.trunk or (90.0,))
    neck, crown = _two(pose.head or (high,))
    bones = chain(
        complex(*pose.hips) if pose.hips else 0j,
        0,
        *(("low back", low, 0), ("upper back", high, 0), ("neck", neck, 0), ("head", crown, 0)),
    )
    yaw = YAW[figure.view]
    return Skeleton(yaw, YAW[pose.face] if pose.face else yaw, bones, belly=pose.belly or 0)


def _two(values: tuple[float, ...]) -> tuple[float, float]:
    return values[0], values[1 if len(values) > 1 else 0]


def _places(props: Props) -> dict[str, complex]:
    """Where those props are that do not depend on the body."""
    places = {}
    if props.wall and props.wall.x is not None:
        places["wall"] = complex(props.wall.x, 0)
    for name, cushion in (("pillow", props.pillow), ("towel", props.towel)):
        if cushion:
            places[name] = complex(cushion.x, cushion.height)
    if props.chair:
        places["chair"] = complex(props.chair.left, props.chair.seat)
    return places


def start_of(figure: Figure) -> Pose | None:
    """The whole pose that the movement begins with: what `start` leaves out is as in `pose`."""
    if not figure.start:
        return None
    said = {f.name: getattr(figure.start, f.name) for f in fields(Pose)}
    return replace(figure.pose, **{name: value for name, value in said.items() if value is not None})


def frames(figure: Figure, count: int = FRAMES) -> tuple[Skeleton, ...]:
    """The movement from start to end, both included; of a figure without a start, its one position."""
    first = start_of(figure)
    if not first:
        return (solve(figure, figure.pose),)
    ends = solve(figure, first), solve(figure, figure.pose)
    # A body does not start or stop at once: the steps in the middle are the longer ones.
    shares = [(1 - math.cos(math.pi * i / (count - 1))) / 2 for i in range(count)]
    inner = [solve(figure, _between(first, figure.pose, ends, share)) for share in shares[1:-1]]
    return (ends[0], *inner, ends[1])


def _between(first: Pose, last: Pose, ends: tuple[Skeleton, Skeleton], share: float) -> Pose:
    a, b = ends

    def bone(name: str) -> float:
        return a[name].points + _shortest(b[name].points - a[name].points) * share

    hips = a["low back"].start + (b["low back"].start - a["low back"].start) * share
    limbs: dict[str, Any] = {
        after.name.replace(" ", "_"): _limb_between(before, after, bone, share)
        for before, after in zip(limbs_of(first), limbs_of(last), strict=True)
    }
    return Pose(
        hips=(hips.real, hips.imag),
        trunk=(bone("low back"), bone("upper back")),
        head=(bone("neck"), bone("head")),
        face=last.face,
        belly=a.belly + (b.belly - a.belly) * share,
        **limbs,
    )


def _limb_between(before: Limb, after: Limb, bone: Callable[[str], float], share: float) -> Leg | Arm:
    toward = tuple(x + (y - x) * share for x, y in zip(before.toward, after.toward, strict=True))
    said = after.said
    if before.reach and after.reach and (point := between_points(before.reach, after.reach, share)):
        # What stays in place is held there: feet do not slide while the hips move.
        return replace(said, toward=toward, reach=point)
    upper, lower, end = (bone(name) for name in after.parts)
    if isinstance(said, Leg):
        return replace(said, toward=toward, thigh=upper, shin=lower, foot=end, reach=None)
    return replace(said, toward=toward, upper=upper, lower=lower, hand=end, reach=None)


def _shortest(degrees: float) -> float:
    return (degrees + 180) % 360 - 180
