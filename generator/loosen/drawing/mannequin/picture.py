"""The pictures that pages show: a large one with its words and its movement, and a small one."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from loosen.drawing.mannequin.draw import Box, Still, View, still, viewed
from loosen.drawing.mannequin.inset import inset
from loosen.drawing.mannequin.person import person_of
from loosen.drawing.mannequin.places import parse_place
from loosen.drawing.mannequin.solve import start_of
from loosen.drawing.mannequin.viewpoint import with_view
from loosen.model.figure import Side
from loosen.model.mannequin import Body

_UPRIGHT = ("standing", "sitting", "kneeling", "half kneeling", "sitting on the floor")
_HIDDEN = 0.45
"""How little of a mark may be seen before a small picture shows it."""
_TURNED = 25
"""How far the viewer may stand to one side of where a view is from."""


class Said(NamedTuple):
    """What a large picture says to someone who cannot see it, and how its ids begin."""

    title: str
    description: str
    prefix: str


def large(body: Body, id: str, said: Said, *, side: Side | None = None, moves: bool = True) -> str:
    """The picture on an exercise's own page: the end of a movement, and its beginning where a reader asks.

    Raises:
        PlaceError, KeyError: the body has problems that `problems` tells.
    """
    body = with_view(body)
    view = viewed(body, person_of(body.person or "", id))
    return _large(
        view, said, _start(body, id) if moves else None, mirrored=side not in {None, drawn_side(body)}
    )


def both(body: Body, id: str, said: Said) -> tuple[str, str]:
    """The large picture and the small one."""
    body = with_view(body)
    view = viewed(body, person_of(body.person or "", id))
    return _large(view, said, _start(body, id)), _small(view)


def small(body: Body, id: str) -> str:
    """The same position without a word, with arrows that are seen in a list."""
    return _small(viewed(with_view(body), person_of(body.person or "", id)))


def _start(body: Body, id: str) -> Still | None:
    start = start_of(body)
    return still(viewed(start, person_of(body.person or "", id))) if start else None


def _large(view: View, said: Said, first: Still | None, *, mirrored: bool = False) -> str:
    last = still(view)
    box, inside = last.box, last.svg
    if first:
        box = box.joined(first.box)
        inside = f'<g class="f-frame f-first">{first.svg}</g><g class="f-frame f-end f-last">{last.svg}</g>'
    named = (
        f'role="img" aria-labelledby="{said.prefix}-t {said.prefix}-d"',
        f'<title id="{said.prefix}-t">{escape(said.title)}</title>'
        f'<desc id="{said.prefix}-d">{escape(said.description)}</desc>',
    )
    return _document(inside, box, named, small=_beside(view), mirrored=mirrored)


def _small(view: View) -> str:
    one = still(view, small=True)
    return _document(one.svg, one.box, ('aria-hidden="true" focusable="false"', ""))


def _beside(view: View) -> tuple[str, int, int] | None:
    """The small picture beside a figure whose mark is hidden."""
    skeleton = view.scene.flesh.skeleton
    hidden = any(mark.seen < _HIDDEN for mark in view.marks)
    return inset(skeleton.body, skeleton.body.target, skeleton.person) if hidden else None


def _document(
    inside: str,
    box: Box,
    named: tuple[str, str],
    *,
    small: tuple[str, int, int] | None = None,
    mirrored: bool = False,
) -> str:
    x, y, width, height = box.units
    if small:
        picture, wide, high = small
        inside += f'<g transform="translate({x + width + 8} {y + 8})">{picture}</g>'
        width, height = width + wide + 16, max(height, high + 16)
    if mirrored:
        inside = f'<g transform="matrix(-1 0 0 1 {2 * x + width} 0)">{inside}</g>'
    label, words = named
    return (
        f'<svg class="f" viewBox="{x} {y} {width} {height}" {label} '
        f'xmlns="http://www.w3.org/2000/svg">{words}{inside}</svg>'
    )


def drawn_side(body: Body) -> Side:
    """The side that the author drew: that of the first target on one side, or the right one."""
    for patch in body.target:
        side = parse_place(patch.at).side
        if side:
            return "left" if side == "left" else "right"
    return "right"


def seen_from(body: Body) -> str:
    """From where a body is seen, in one word: `side`, `front`, `back`, `above` or `angle`."""
    body = with_view(body)
    if body.view == "above" or (body.from_above or 0) > 60:
        return "above"
    turned = (
        body.turned
        if body.turned is not None
        else {"front": 90.0, "back": -90.0, "side": 0.0}.get(body.view or "side")
    )
    if turned is None:
        return "angle"
    near = {"side": 0.0} | ({"front": 90.0, "back": -90.0} if body.lies in _UPRIGHT else {})
    return next((name for name, at in near.items() if abs(turned - at) <= _TURNED), "angle")
