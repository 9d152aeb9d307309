"""A position in full: joints, contacts and form, in the order in which they wait for each other."""

from __future__ import annotations

from dataclasses import fields, replace

from loosen.drawing.mannequin import contacts, head, limbs, props, trunk
from loosen.drawing.mannequin.flesh import Flesh
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.places import WALLS
from loosen.drawing.mannequin.skeleton import Skeleton, free_leg, leg_of
from loosen.drawing.mannequin.skeleton import shoulders as shoulder_joints
from loosen.drawing.mannequin.skeleton import trunk as trunk_joints
from loosen.drawing.mannequin.space import SIDES, vec
from loosen.model.mannequin import Body, Pelvis, Stance


def solve(body: Body, person: Person) -> Flesh:
    """A body in its position.

    Raises:
        PlaceError, KeyError: the body has problems that `problems` tells.
    """
    skeleton = shoulder_joints(trunk_joints(body, person))
    free = [(side, s) for side, s in SIDES if not leg_of(body, side).foot and not leg_of(body, side).rests_on]
    for side, s in free:
        skeleton = free_leg(skeleton, side, s)
    skeleton = _grounded(skeleton, [side for side, _ in free])
    for side, s in SIDES:
        if leg_of(body, side).foot:
            skeleton = contacts.standing_leg(skeleton, side, s)
    for side, s in SIDES:
        if leg_of(body, side).rests_on:
            skeleton = contacts.resting_leg(skeleton, side, s)
    if body.props.wall:
        skeleton = _walled(skeleton)
    for side, s in _arms_in_order(body):
        skeleton = contacts.arm(skeleton, side, s)
    return formed(skeleton)


def _arms_in_order(body: Body) -> list[tuple[str, int]]:
    """An arm that rests on the other one comes last."""

    def waits(side: str) -> bool:
        own = body.left_arm if side == "left" else body.right_arm
        arm = own or body.arms
        return bool(
            arm and arm.hand and any(word in arm.hand.at for word in ("arm", "palm", "wrist", "elbow"))
        )

    return sorted(SIDES, key=lambda one: waits(one[0]))


def _grounded(skeleton: Skeleton, free: list[str]) -> Skeleton:
    """The body on the floor, on its seat, or as high as its author says."""
    body, k = skeleton.body, skeleton.person.scale
    pelvis = body.pelvis or Pelvis()
    if pelvis.height is not None:
        return skeleton.moved(vec(0, pelvis.height / 100, 0))
    if body.lies == "standing" and not free:
        return skeleton.moved(vec(0, contacts.standing_height(skeleton), 0))
    flesh = Flesh(skeleton)
    trunk.pelvis(flesh)
    if body.seat is not None:
        return skeleton.moved(vec(0, body.seat / 100 - flesh.lowest(), 0))
    trunk.shirt(flesh)
    low = [flesh.lowest()]
    low += [float(skeleton.joints[f"{side} shoulder"][1]) - 0.05 * k for side, _ in SIDES]
    for side in free:
        depth = {"knee": 0.052, "ankle": 0.036, "toes": 0.012, "heel": 0.026, "sole": 0.0}
        low += [float(skeleton.joints[f"{side} {joint}"][1]) - r * k for joint, r in depth.items()]
    return skeleton.moved(vec(0, -min(low), 0))


def _walled(skeleton: Skeleton) -> Skeleton:
    """Where the face of the wall is."""
    things = skeleton.body.props
    assert things.wall
    axis, sign = WALLS[things.wall.side]
    face = sign * things.wall.away / 100
    if things.ball:
        flesh = Flesh(skeleton)
        trunk.pelvis(flesh)
        trunk.shirt(flesh)
        place, out = props.placed_balls(flesh, things.ball)[0]
        face = float((place + out * props.BALL * 0.8)[axis]) + sign * props.BALL
    return replace(skeleton, walls={things.wall.side: face})


def formed(skeleton: Skeleton) -> Flesh:
    """The form of a skeleton."""
    flesh = Flesh(skeleton)
    trunk.pelvis(flesh)
    trunk.shirt(flesh)
    for side, s in SIDES:
        limbs.leg(flesh, side, s)
    trunk.shoulders(flesh)
    head.head(flesh)
    for side, s in SIDES:
        limbs.arm(flesh, side, s)
    return flesh


def start_of(body: Body) -> Body | None:
    """The position in which the movement begins."""
    if body.start is None:
        return None
    start = body.start
    given = {f.name: getattr(start, f.name) for f in fields(Stance) if getattr(start, f.name) is not None}
    if start.legs:  # what is said of both goes for each
        given = {"left_leg": None, "right_leg": None} | given
    if start.arms:
        given = {"left_arm": None, "right_arm": None} | given
    return replace(body, **given, start=None)
