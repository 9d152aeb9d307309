"""What is drawn on top of the body: the target, arrows, and the small picture with the exact spot."""

from __future__ import annotations

import math
from dataclasses import replace

from loosen.drawing.figure.path import Outline, circle, smooth, turn
from loosen.drawing.figure.pieces import Piece, Shape
from loosen.drawing.figure.points import Spot, parse_point
from loosen.drawing.figure.skeleton import Skeleton
from loosen.drawing.figure.surface import locate
from loosen.model.figure import Arrow, Target

_SHAFT, _HEAD = 0.009, 0.026


def target(skeleton: Skeleton, mark: Target) -> Outline:
    """A spindle along a part, as a muscle lies under its skin, or a spot."""
    spot = parse_point(mark.at)
    shift = complex(*mark.shift)
    if not mark.span:
        return circle(locate(skeleton, spot) + shift, mark.size)
    first, last = mark.span
    ends = [locate(skeleton, replace(spot, along=along)) for along in mark.span]
    full = min(mark.size * 1.8, abs(ends[1] - ends[0]) * 0.4)
    outer, inner = [], []
    for step in range(5):
        share = step / 4
        at = replace(spot, along=first + (last - first) * share)
        axis = locate(skeleton, replace(at, skin=""))
        thick = full * math.sin(math.pi * share) ** 0.8
        if spot.skin:
            skin = locate(skeleton, at)
            inward = (axis - skin) / abs(axis - skin)
            near = skin + inward * (0.006 + (full - thick) * 0.4)
        else:
            inward = _across(skeleton, at)
            near = axis - inward * thick / 2
        outer.append(near + shift)
        inner.append(near + inward * thick + shift)
    return (*smooth(outer, closed=False), *smooth(inner[::-1], closed=False)[1:], ("Z",))


def _across(skeleton: Skeleton, at: Spot) -> complex:
    here = locate(skeleton, at)
    there = locate(skeleton, replace(at, along=(at.along or 0) + 0.01))
    return (there - here) / abs(there - here) * 1j


def arrow(skeleton: Skeleton, mark: Arrow) -> Outline:
    """One closed shape: shaft and head, or two heads; it bends by `bow` on its way."""
    shift = complex(*mark.shift)
    start = locate(skeleton, parse_point(mark.at)) + shift
    count = 7 if mark.bow else 2
    path, heading = [start], turn(mark.points - mark.bow / 2)
    for _ in range(count - 1):
        path.append(path[-1] + heading * mark.length / (count - 1))
        heading *= turn(mark.bow / (count - 1))
    left, right = _ribbon(path)
    head = _head(path[-1], heading)
    tail = _head(path[0], -turn(mark.points - mark.bow / 2)) if mark.ways == "both" else ()
    points = (*right, *head, *reversed(left), *tail)
    return (("M", points[0]), *(("L", p) for p in points[1:]), ("Z",))


def _ribbon(path: list[complex]) -> tuple[list[complex], list[complex]]:
    left, right = [], []
    for i, here in enumerate(path):
        ahead = path[min(i + 1, len(path) - 1)] - path[max(i - 1, 0)]
        across = ahead / abs(ahead) * 1j * _SHAFT
        left.append(here + across)
        right.append(here - across)
    return left, right


def _head(at: complex, way: complex) -> tuple[complex, ...]:
    across = way * 1j * _HEAD
    return at - across, at + way * _HEAD * 1.5, at + across


def marks(skeleton: Skeleton, targets: tuple[Target, ...], layers: dict[str, float]) -> list[Piece]:
    """Targets lie just above trunk and part, so that they are seen, and an arm in front stays in front."""
    made = []
    for index, mark in enumerate(targets):
        layer = max(layers.get(parse_point(mark.at).limb, 0), layers["trunk"]) + 0.2
        made.append(Piece(f"target {index}", layer, (Shape("target halo", (target(skeleton, mark),)),)))
    return made


def arrows(skeleton: Skeleton, given: tuple[Arrow, ...]) -> list[Piece]:
    return [
        Piece(f"arrow {index}", 20, (Shape("arrow halo", (arrow(skeleton, mark),)),))
        for index, mark in enumerate(given)
    ]
