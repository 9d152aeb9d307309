"""Validates regions and courses of the body map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loosen.drawing.body_map.body import HIGH, LOW, OUT
from loosen.model.body_map import Course, Region
from loosen.model.location import KeyPath


class Problem(NamedTuple):
    """One problem of a region or a course; `path` is relative to it."""

    path: KeyPath
    message: str
    help: str


def problems(region: Region) -> Iterator[Problem]:
    """A region has an outline or a spot, and lies inside the body's box."""
    if bool(region.outline) == bool(region.spot):
        got = "both" if region.spot else "neither"
        help = "write `outline:` with three points or more, or `spot:` with one"
        yield Problem((), f"a region must have an outline or a spot, got {got}", help)
    if 0 < len(region.outline) < 3:
        message = f"an outline must have at least 3 points, got {len(region.outline)}"
        yield Problem(("outline",), message, "go on round the edge of the region")
    if min(region.size) <= 0:
        message = f"a spot must have a size above 0, got {_shown(region.size)}"
        yield Problem(("size",), message, "leave `size` out, or give how far it reaches out and up")
    yield from _check_inside(region.outline, ("outline",))
    if region.spot and not _is_inside(region.spot):
        yield _outside_problem(region.spot, ("spot",))


def course_problems(course: Course) -> Iterator[Problem]:
    """A course and what points at it lie inside the body's box."""
    for index, line in enumerate(course.lines):
        yield from _check_inside(line, ("lines", index))
    if not _is_inside(course.to):
        yield _outside_problem(course.to, ("to",))
    if not LOW <= course.label <= HIGH:
        message = f"a label must stand beside the body, got {course.label:g}"
        yield Problem(("label",), message, f"write a height from {LOW:g} to {HIGH:g}")


def _check_inside(points: Sequence[tuple[float, ...]], path: KeyPath) -> Iterator[Problem]:
    for index, point in enumerate(points):
        if not _is_inside(point):
            yield _outside_problem(point, (*path, index))


def _is_inside(point: tuple[float, ...]) -> bool:
    out, up = point
    return 0 <= out <= OUT and LOW <= up <= HIGH


def _outside_problem(point: tuple[float, ...], path: KeyPath) -> Problem:
    message = f"a point must lie on the body, got {_shown(point)}"
    help = f"the first number goes from 0, the middle, to {OUT:g}; the second from {LOW:g} to {HIGH:g}"
    return Problem(path, message, help)


def _shown(point: tuple[float, ...]) -> str:
    return ", ".join(f"{value:g}" for value in point)
