"""Names of the parts of the body, beside the map: those by which lists of exercises are grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import NamedTuple

from loosen.drawing.body_map.body import OUT
from loosen.model.body_map import Area, MapView, Region
from loosen.model.muscle import Muscle

_GAP = 0.045
"""How far apart two names are at least, from line to line."""
_BESIDE = 0.012
"""How far a name stands beside what the map shows at most."""
_RISE = 0.008
"""How far above its foot the middle of a name is."""
At = Callable[[float, float], tuple[int, int]]


class _Name(NamedTuple):
    text: str
    height: float
    to: complex


def area_names(
    areas: Iterable[Area], muscles: Iterable[Muscle], *, middles: Mapping[MapView, float], at: At
) -> str:
    """Each area's name beside each view that shows a muscle of it, with a line to its outermost place.

    `middles` has where each body stands, and `at` makes coordinates of a place. They are hidden from who
    hears the page: to them each muscle says its own name.
    """
    known = {muscle.id: muscle for muscle in muscles}
    drawn = ""
    for view, middle in middles.items():
        outward = 1 if view == "back" else -1
        names = sorted(_names(areas, known, view), key=lambda one: -one.height)
        for name in _apart(names):
            drawn += _drawn(name, middle, outward, at)
    return f'<g class="bm-areas" aria-hidden="true">{drawn}</g>' if drawn else ""


def _names(areas: Iterable[Area], known: Mapping[str, Muscle], view: MapView) -> Iterable[_Name]:
    for area in areas:
        found = [
            region for id in area.muscles if id in known for region in known[id].map if region.view == view
        ]
        if found:
            to = max((_middle(region) for region in found), key=lambda point: point.real)
            yield _Name(area.name, to.imag, to)


def _middle(region: Region) -> complex:
    points = [complex(*pair) for pair in region.outline] or [complex(*(region.spot or (0, 0)))]
    return sum(points) / len(points)


def _apart(names: Iterable[_Name]) -> Iterable[_Name]:
    """From top to bottom, no two closer than can be read."""
    highest = 1.0
    for name in names:
        highest = min(name.height, highest)
        yield name._replace(height=highest)
        highest -= _GAP


def _drawn(name: _Name, middle: float, outward: int, at: At) -> str:
    x, y = at(middle + outward * (OUT + _BESIDE), name.height - _RISE)
    start, level = at(middle + outward * OUT, name.height)
    to = at(middle + outward * name.to.real, name.to.imag)
    look = "" if outward > 0 else ' class="bm-front"'
    return (
        f'<path class="bm-leader" d="M{start} {level}L{to[0]} {to[1]}"/>'
        f'<text{look} x="{x}" y="{y}">{escape(name.text)}</text>'
    )
