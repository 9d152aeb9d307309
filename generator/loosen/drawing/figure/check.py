"""What is wrong with a figure: unknown points, limbs that do not reach, bodies that float or sink."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple, TypeAlias

from loosen.drawing.figure import body
from loosen.drawing.figure.limb import LIMBS, PARTS
from loosen.drawing.figure.points import PROPS, PointError, Spot, parse_point
from loosen.drawing.figure.props import CHAIR_BACK, CHAIR_WIDTH, settled
from loosen.drawing.figure.skeleton import Skeleton
from loosen.drawing.figure.solve import solve, start_of
from loosen.drawing.figure.surface import Circle, locate, lowest, rounds, taper
from loosen.model.figure import Arm, Chair, Figure, Leg, Pose
from loosen.model.location import KeyPath
from loosen.runtime.memoize import memoize_by_identity

SLACK = 0.012
"""How far off a touch may be before someone sees it: 2 cm."""
_BODY = 170
"""The height in cm that lengths are told in."""


_OWNERS = {part: limb for limb, parts in PARTS.items() for part in parts}
"""The limb that each part belongs to."""
Points: TypeAlias = "tuple[tuple[KeyPath, str], ...]"
"""Texts that are to be points, each with the way to it."""


class Problem(NamedTuple):
    """One problem of a figure; `path` begins inside `figure:`."""

    path: KeyPath
    message: str
    help: str


@memoize_by_identity
def problems(figure: Figure) -> Iterator[Problem]:
    """Everything that is wrong with a figure. Without a problem, `draw` never fails."""
    points = tuple(_points(figure))
    shape = [*_bad_points(points), *_half_limbs(figure), *_missing_props(figure, points)]
    yield from shape
    if shape:
        return
    for key, pose in (("pose", figure.pose), ("start", start_of(figure))):
        if pose:
            yield from _posed(figure, key, pose)


def _posed(figure: Figure, key: str, pose: Pose) -> Iterator[Problem]:
    try:
        skeleton = settled(figure, solve(figure, pose))
    except KeyError as error:
        message = f"a limb must not wait for another that waits for it, got {error.args[0]}"
        yield Problem((key,), message, "give one of the two limbs its angles")
        return
    for miss in skeleton.misses:
        if abs(miss.distance) > SLACK / 2:
            path = _path_of(figure, key, miss.limb)
            amiss = f"{_cm(miss.distance)} too {'far' if miss.distance > 0 else 'near'}"
            message = f"`{miss.limb}` must reach its point, got one that is {amiss}"
            yield Problem(
                (*path, "reach"), message, "move the point, lean the trunk, or turn the limb less `toward`"
            )
    if figure.floor == "below":
        circles = tuple(rounds(skeleton))
        yield from _through_the_floor(figure, key, skeleton, circles)
        if key == "pose":
            yield from _contacts(figure, skeleton, circles)


def _bad_points(points: Points) -> Iterator[Problem]:
    for path, text in points:
        try:
            parse_point(text)
        except PointError as error:
            yield Problem(path, f"a point must be one that is known, got `{text}`", str(error))


def _half_limbs(figure: Figure) -> Iterator[Problem]:
    for key, pose in (("pose", figure.pose), ("start", figure.start)):
        for name in LIMBS:
            limb = getattr(pose, name.replace(" ", "_")) if pose else None
            if isinstance(limb, Leg | Arm) and limb.reach is None and _upper(limb) is None:
                first = "thigh" if isinstance(limb, Leg) else "upper"
                message = f"`{name}` must say where it goes, got neither `{first}` nor `reach`"
                yield Problem((key, name), message, f"add `{first}: -90`, or `reach:` with a point")


def _upper(limb: Leg | Arm) -> float | None:
    return limb.thigh if isinstance(limb, Leg) else limb.upper


def _missing_props(figure: Figure, points: Points) -> Iterator[Problem]:
    has = {
        f.name.replace("_", " ") for f in fields(figure.props) if getattr(figure.props, f.name) is not None
    }
    for path, text in points:
        name = parse_point(text).name if _parses(text) else ""
        if name in PROPS and name not in has:
            yield Problem(
                path, f"a prop must be there to be reached, got `{text}`", f"add `{name}:` under `props`"
            )
        elif (
            name == "wall"
            and path[0] in {"pose", "start"}
            and figure.props.wall
            and figure.props.wall.x is None
        ):
            message = "the wall must have a place before it can be reached, got none"
            yield Problem(("props", "wall"), message, "add `x:` to the wall")


def _parses(text: str) -> bool:
    try:
        parse_point(text)
    except PointError:
        return False
    return True


def _points(figure: Figure) -> Iterator[tuple[KeyPath, str]]:
    """Each text that is to be a point, with the way to it."""
    for key, pose in (("pose", figure.pose), ("start", figure.start)):
        for name in LIMBS:
            limb = getattr(pose, name.replace(" ", "_")) if pose else None
            if limb and limb.reach is not None:
                yield (key, name, "reach"), limb.reach
    props = figure.props
    pressed = {"ball": props.ball, "double ball": props.double_ball, "stick": props.stick}
    yield from ((("props", name, "at"), prop.at) for name, prop in pressed.items() if prop)
    if props.roller:
        yield ("props", "roller", "under"), props.roller.under
    if props.strap:
        yield from ((("props", "strap", "hands", i), text) for i, text in enumerate(props.strap.hands))
        yield ("props", "strap", "round"), props.strap.round
    yield from ((("target", i, "at"), mark.at) for i, mark in enumerate(figure.target))
    yield from ((("arrows", i, "at"), mark.at) for i, mark in enumerate(figure.arrows))


def _through_the_floor(
    figure: Figure, key: str, skeleton: Skeleton, circles: tuple[Circle, ...]
) -> Iterator[Problem]:
    if lowest(circles) >= -SLACK:
        return
    deepest: dict[str, float] = {}
    for part, middle, radius in circles:
        owner = _OWNERS.get(part, part)
        deepest[owner] = min(deepest.get(owner, 0.0), middle.imag - radius)
    for owner, depth in deepest.items():
        # Toes that point at the viewer are drawn below the line on which the heels stand.
        allowed = SLACK * (2 if abs(skeleton.width) > 0.9 else 1)
        if depth < -allowed:
            path = _path_of(figure, key, owner) if owner in LIMBS else (key,)
            message = f"`{owner}` must stay above the floor, got {_cm(-depth)} below it"
            yield Problem(path, message, "change its angles, or raise the hips: `hips: [0, 0.5]`")


def _contacts(figure: Figure, skeleton: Skeleton, circles: tuple[Circle, ...]) -> Iterator[Problem]:
    props = figure.props
    low = lowest(circles)
    if low > SLACK * 2 and not props.chair and not props.roller and not figure.pose.raised:
        yield Problem(
            ("pose", "hips"), f"the body must rest on something, got {_cm(low)} of air", "lower the hips"
        )
    if props.roller:
        gap = _above_roller(skeleton, parse_point(props.roller.under))
        if abs(gap) > SLACK * 1.5:
            yield Problem(("props", "roller"), _touch("roller", gap), "raise or lower the hips or that limb")
    if props.chair:
        gap = min((_off_chair(props.chair, one) for one in (circles, *_at_start(figure))), key=abs)
        if abs(gap) > SLACK * 1.5:
            help = f"move the body {_cm(gap)} nearer, or change `seat` or `left`"
            yield Problem(("props", "chair"), _touch("chair", gap), help)
    if props.wall and props.wall.x is not None:
        for name in ("ball", "double ball"):
            if name in skeleton.props:
                gap = abs(props.wall.x - skeleton.props[name].real) - body.BALL
                if abs(gap) > SLACK:
                    yield Problem(
                        ("props", "wall"), _touch("wall", gap), "leave out `x`: the wall stands at the ball"
                    )


def _at_start(figure: Figure) -> Iterator[tuple[Circle, ...]]:
    """The body where the movement begins: who stands up from a chair touches it only there."""
    if first := start_of(figure):
        # A limb that waits for another one is told where the start is judged.
        with contextlib.suppress(KeyError):
            yield tuple(rounds(solve(figure, first)))


def _off_chair(chair: Chair, circles: tuple[Circle, ...]) -> float:
    """The air between the chair and what touches it: a leg on its seat, or a hand on its back."""
    low: dict[str, float] = {}
    gaps: list[float] = []
    for name, middle, radius in circles:
        _, _, kind = name.partition(" ")
        is_over = chair.left <= middle.real <= chair.left + CHAIR_WIDTH
        if kind in {"thigh", "shin"} and is_over:
            low[kind] = min(low.get(kind, math.inf), middle.imag - radius - chair.seat)
        elif kind == "hand":
            gaps.append(abs(middle - _nearest_of_back(chair, middle)) - radius)
    return min((*gaps, *low.values()), key=abs)


def _nearest_of_back(chair: Chair, to: complex) -> complex:
    """The point of a chair's back that is nearest to another one."""
    x = chair.left + (CHAIR_WIDTH if chair.back == "right" else 0)
    return complex(x, min(max(to.imag, chair.seat), chair.seat + CHAIR_BACK))


def _above_roller(skeleton: Skeleton, spot: Spot) -> float:
    """The air between the roller and the part that lies on it; less than 0 when it sinks in."""
    name, along = spot.name, spot.along if spot.along is not None else 0.5
    if name.endswith("hip"):
        name, along = name.replace("hip", "thigh"), 0.0
    if name.partition(" ")[2] not in body.TAPERS:
        return 0.0
    shape = taper(skeleton, name)
    half = shape.start + (shape.end - shape.start) * along
    middle = locate(skeleton, Spot(name, along=along))
    return abs(middle - skeleton.props["roller"]) - half - body.ROLLER


def _touch(prop: str, gap: float) -> str:
    what = f"{_cm(gap)} of air" if gap > 0 else f"{_cm(-gap)} inside each other"
    return f"the body must touch the {prop}, got {what}"


def _path_of(figure: Figure, key: str, limb: str) -> KeyPath:
    """Where the limb is written: a start takes over what it leaves out."""
    written = getattr(figure.start, limb.replace(" ", "_"), None) if key == "start" else figure.pose
    return (key if written else "pose", limb)


def _cm(length: float) -> str:
    return f"{max(round(abs(length) * _BODY), 1)} cm"
