"""Draws the body map as SVG. Colours and states are in `body-map.css`."""

from __future__ import annotations

import cmath
import functools
import math
from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

from loosen.drawing.body_map.body import FOLDS, HIGH, LOW, OUT, UNITS, body, feet
from loosen.drawing.body_map.names import area_names
from loosen.drawing.body_map.path import SCALE, Outline, short, smooth
from loosen.model.body_map import Area, Course, MapView, Region
from loosen.model.muscle import Muscle

VIEWS: tuple[MapView, ...] = ("front", "back")
_FINE = 2
"""Scale against figures, because the shapes are smaller."""
_APART = 2 * OUT
"""Distance between the middle lines of both bodies."""
_CAPTIONS = 0.085
"""Height below the feet for the names of the views and of the muscle under the pointer."""
_LEADER = 0.082
"""Half the length of the line under the name of a course."""
_THUMB = 0.019
"""Half the size of a touch target: 24 pixels where the map is 358 pixels wide, as on a phone."""
_ROUND = 0.5523
"""Distance of the control points of a quarter circle from its ends, in radii."""


class Labels(NamedTuple):
    """Words of the interface on the map."""

    title: str
    front: str
    back: str


def draw(
    muscles: Iterable[Muscle],
    courses: Iterable[Course] = (),
    *,
    areas: Iterable[Area] = (),
    href: Callable[[Muscle], str],
    labels: Labels,
    lit: str | None = None,
) -> str:
    """The map as SVG; empty if no muscle is on it, or if `lit` is not.

    `href` returns the URL of a muscle; `lit` is the id of the highlighted one. The names of `areas` stand
    beside a map of all muscles, outside its box: the style sheet makes room for them where there is some.
    """
    shown = sorted((muscle for muscle in muscles if muscle.map), key=_rank)
    if not shown or lit not in {None, *(muscle.id for muscle in shown)}:
        return ""
    links = [(_is_deep(muscle), _link(muscle, href(muscle), lit=muscle.id == lit)) for muscle in shown]
    flat, deep = ("".join(text for is_deep, text in links if is_deep == kind) for kind in (False, True))
    # Deep muscles are drawn last, or superficial ones would hide them; courses run between the two.
    inside = "".join(map(_body, VIEWS)) + flat + "".join(map(_course, courses)) + deep
    middles = {view: _middle(view) for view in VIEWS}
    names = "" if lit else area_names(areas, shown, middles=middles, at=_at)
    x, y = _at(-OUT, HIGH)
    right, bottom = _at(OUT + _APART, LOW - _CAPTIONS)
    look = "f bm bm--one" if lit else "f bm"
    return (
        f'<svg class="{look}" viewBox="{x} {y} {right - x} {bottom - y}" role="group" '
        f'aria-label="{escape(labels.title)}" xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{_captions(labels)}{inside}{names}</svg>"
    )


def glimpse(muscle: Muscle) -> str:
    """One body with one muscle lit, small and without a word, for the side of its name."""
    if not muscle.map:
        return ""
    view = max(muscle.map, key=_area).view
    lit = "".join(_outlines(region, thumbs=False) for region in muscle.map if region.view == view)
    x, y = _at(_middle(view) - OUT, HIGH)
    right, bottom = _at(_middle(view) + OUT, LOW)
    return (
        f'<svg class="bm bm--small" viewBox="{x} {y} {right - x} {bottom - y}" aria-hidden="true" '
        f'focusable="false" xmlns="http://www.w3.org/2000/svg">{_plain_body(view)}'
        f'<g class="bm-lit">{lit}</g></svg>'
    )


def is_thin(region: Region) -> bool:
    """Whether a thumb needs more than what is seen: no circle of the size of a fingertip fits into it."""
    if region.spot:
        return min(region.size) < _THUMB
    edge = _points(region.outline)
    sides = tuple(zip(edge, (*edge[1:], edge[0]), strict=True))
    middles = [(a + b) / 2 for i, a in enumerate(edge) for b in edge[i + 2 :]]
    inside = [p for p in middles if _winding(p, sides)]
    return max((min(_distance(p, *side) for side in sides) for p in inside), default=0) < _THUMB


def _winding(point: complex, sides: Iterable[tuple[complex, complex]]) -> int:
    """Winding number of an outline around a point."""
    return round(sum(cmath.phase((b - point) / (a - point)) for a, b in sides if a != point) / math.tau)


def _distance(point: complex, a: complex, b: complex) -> float:
    along = ((point - a) * (b - a).conjugate()).real / abs(b - a) ** 2
    return abs(point - a - (b - a) * min(max(along, 0), 1))


def _is_deep(muscle: Muscle) -> bool:
    return any(region.depth == "deep" for region in muscle.map)


def _rank(muscle: Muscle) -> float:
    """Sort key: large muscles first, so that none hides a smaller one."""
    return -max(map(_area, muscle.map))


def _area(region: Region) -> float:
    if region.spot:
        return region.size[0] * region.size[1] * 3
    ahead = (*region.outline[1:], region.outline[0])
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(region.outline, ahead, strict=True))) / 2


def _captions(labels: Labels) -> str:
    texts = []
    for view, text in zip(VIEWS, labels[1:], strict=True):
        x, y = _at(_middle(view), LOW - 0.025)
        texts.append(f'<text class="bm-view" x="{x}" y="{y}">{escape(text)}</text>')
    return "".join(texts)


def _link(muscle: Muscle, to: str, *, lit: bool) -> str:
    # Not `href`: Material's instant navigation assigns to it, and in SVG it is read-only.
    # The role is for assistive technology that knows links by `href` only.
    name = escape(muscle.name)
    paths = "".join(map(_outlines, muscle.map))
    now = ' class="bm-lit" aria-current="true"' if lit else ""
    x, y = _at(_APART / 2, LOW - _CAPTIONS + 0.014)
    return (
        f'<a xlink:href="{escape(to)}" role="link"{now} aria-label="{name}">{paths}'
        f'<text class="bm-name" x="{x}" y="{y}">{name}</text></a>'
    )


@functools.lru_cache(maxsize=1024)
def _outlines(region: Region, *, thumbs: bool = True) -> str:
    """Cached, because the map is on the page of every muscle."""
    looks = (["bm-hit"] if thumbs and is_thin(region) else []) + ["bm-deep" if region.depth == "deep" else ""]
    return "".join(_both(_shape(region), region.view, look) for look in looks)


def _shape(region: Region) -> Outline:
    if region.spot:
        return _ellipse(complex(*region.spot), *region.size)
    return smooth(_points(region.outline))


def _ellipse(middle: complex, out: float, up: float) -> Outline:
    axes = (complex(out), 1j * up, complex(-out), -1j * up)
    quarters = zip(axes, (*axes[1:], axes[0]), strict=True)
    curves = (("C", middle + a + b * _ROUND, middle + b + a * _ROUND, middle + b) for a, b in quarters)
    return (("M", middle + axes[0]), *curves, ("Z",))


def _course(course: Course) -> str:
    """A course on both sides, its name between the bodies, and a leader to the nearer one."""
    line = tuple(c for line in course.lines for c in smooth(_points(line), closed=False))
    inward = 1 if course.view == "front" else -1
    middle = _APART / 2
    x, y = _at(middle, course.label)
    far, _ = _at(middle + inward * _LEADER, 0)
    near, _ = _at(middle - inward * _LEADER, 0)
    to = _at(_middle(course.view) + inward * course.to[0], course.to[1])
    return (
        f'<g class="bm-course">{_both(line, course.view, "bm-casing")}{_both(line, course.view)}</g>'
        f'<path class="bm-leader" d="M{far} {y + 6}H{near}L{to[0]} {to[1]}"/>'
        f'<text class="bm-label" x="{x}" y="{y}">{escape(course.name)}</text>'
    )


@functools.cache
def _body(view: MapView) -> str:
    folds = tuple(c for fold in FOLDS[view] for c in smooth(fold, closed=False))
    return _placed(view, body(view)) + _both(folds, view, "bm-fold")


@functools.cache
def _plain_body(view: MapView) -> str:
    return _placed(view, body(view, lines=False))


def _placed(view: MapView, shapes: str) -> str:
    scale = SCALE * _FINE / UNITS
    x, y = _at(_middle(view), -feet())
    return f'<g class="bm-body" transform="translate({x} {y}) scale({scale:.3f})">{shapes}</g>'


def _points(pairs: Iterable[tuple[float, ...]]) -> tuple[complex, ...]:
    return tuple(complex(*pair) for pair in pairs)


def _both(outline: Outline, view: MapView, look: str = "") -> str:
    """A path and its mirror image; equal path data compresses better than mirrored data."""
    path = f'<path class="{look}" ' if look else "<path "
    d = f'd="{_d(outline, view)}"/>'
    mirror, _ = _at(2 * _middle(view), 0)
    return f'{path}{d}{path}transform="matrix(-1 0 0 1 {mirror} 0)" {d}'


def _d(outline: Outline, view: MapView) -> str:
    """Path data of an outline, in picture coordinates."""
    middle = _middle(view)
    return short((name, *((p + middle) * _FINE for p in points)) for name, *points in outline)


def _middle(view: MapView) -> float:
    return _APART if view == "back" else 0.0


def _at(across: float, up: float) -> tuple[int, int]:
    """Picture coordinates, in which y grows downward."""
    return round(across * SCALE * _FINE), round(-up * SCALE * _FINE)
