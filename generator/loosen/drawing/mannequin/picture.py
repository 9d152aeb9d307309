"""The pictures that pages show: start and end, large with words, small in lists, and the movement between."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from html import escape
from typing import NamedTuple

from loosen.drawing.mannequin.draw import Box, Still, View, still, view_of, viewed
from loosen.drawing.mannequin.ground import Room, room_of
from loosen.drawing.mannequin.inset import inset
from loosen.drawing.mannequin.motion import between
from loosen.drawing.mannequin.person import Person, person_of
from loosen.drawing.mannequin.places import parse_place
from loosen.drawing.mannequin.solve import solve, start_of
from loosen.drawing.mannequin.viewpoint import with_view
from loosen.model.figure import Side
from loosen.model.mannequin import Body

_UPRIGHT = ("standing", "sitting", "kneeling", "half kneeling", "sitting on the floor")
_HIDDEN = 0.45
"""How little of a mark may be seen before a small picture shows it."""
_SILENT = 'aria-hidden="true" focusable="false"'
_MOST = 8_950
"""Bytes of a movement, compressed: a reader who asks for it waits for no more."""
_USUAL, _SMOOTH = 3, 6
"""Frames between start and end: tried first, and at most."""
_TURNED = 25
"""How far the viewer may stand to one side of where a view is from."""


class Said(NamedTuple):
    """What a large picture says to someone who cannot see it, and how its ids begin."""

    title: str
    description: str
    prefix: str


class Pictures(NamedTuple):
    """All pictures of one figure, as SVG."""

    large: str
    """The end of the movement, or the position that is held, with its words."""
    start: str
    """Where the movement begins, just as large, without a word; empty where nothing moves."""
    small: str
    """The end once more without a word, with arrows that are seen in a list."""
    again: str
    """The large one once more without a word, for a page that has it: it weighs next to nothing."""


def pictures(body: Body, id: str, said: Said) -> Pictures:
    """What pages show of a figure.

    Raises:
        PlaceError, KeyError: the body has problems that `problems` tells.
    """
    view, first = _ends(body, id)
    pair = _pair(view, first, said)
    return Pictures(pair[1], pair[0], _small(view), _again(pair[1], said))


def large(body: Body, id: str, said: Said, *, side: Side | None = None, start: bool = False) -> str:
    """The end of a movement, after its beginning if that is to be shown, too.

    Raises:
        PlaceError, KeyError: the body has problems that `problems` tells.
    """
    view, first = _ends(body, id)
    before, last = _pair(view, first, said, mirrored=side not in {None, drawn_side(body)})
    return before + last if start else last


def small(body: Body, id: str) -> str:
    """The same position without a word, with arrows that are seen in a list."""
    body, person = with_view(body), person_of(body.person or "", id)
    return _small(viewed(body, person, _room(body, person)))


def movement(body: Body, id: str) -> str:
    """Start, end and what lies between, one frame after the other, as small as a reader may wait for."""
    body, person = with_view(body), person_of(body.person or "", id)
    room = _room(body, person)
    ends = [_frame(pose, person, room) for pose in (start_of(body), body) if pose]

    def drawn(number: int) -> tuple[str, int]:
        frames = [ends[0], *(_frame(one, person, room) for one in between(body, person, number)), ends[-1]]
        svg = _frames(frames)
        return svg, len(gzip.compress(svg.encode(), mtime=0))

    svg, size = drawn(_USUAL)
    most = int(_MOST * (_USUAL + 2) / size) - 2
    for number in range(min(max(most, 1), _SMOOTH), 0, -1):
        if number != _USUAL or size > _MOST:
            svg, size = drawn(number)
        if size <= _MOST:
            break
    return svg


def _frame(pose: Body, person: Person, room: Room) -> Still:
    return still(viewed(replace(pose, arrows=()), person, room))


def _room(body: Body, person: Person) -> Room:
    """Mat and wall stay as they are while the body moves."""
    return room_of(solve(pose, person) for pose in (body, start_of(body)) if pose)


def _frames(frames: Sequence[Still]) -> str:
    box = reduce(Box.joined, (one.box for one in frames))
    groups = "".join(f'<g class="f-frame">{one.svg}</g>' for one in frames)
    return _document(groups, box, (_SILENT, ""), look="f f-moves")


def _ends(body: Body, id: str) -> tuple[View, Still | None]:
    """The end of a movement, or what is held; and its start without marks and arrows, which the end has."""
    body = with_view(body)
    person, start = person_of(body.person or "", id), start_of(body)
    ends = [solve(body, person)]
    ends += [solve(replace(start, target=(), arrows=()), person)] if start else []
    room = room_of(ends)
    last, *first = [view_of(flesh, room) for flesh in ends]
    return last, still(first[0]) if first else None


def _pair(view: View, first: Still | None, said: Said, *, mirrored: bool = False) -> tuple[str, str]:
    """Start and end in one scale; no start where nothing moves."""
    last, beside = still(view), _beside(view)
    box = last.box.joined(first.box) if first else last.box
    named = (
        f'role="img" aria-labelledby="{said.prefix}-t {said.prefix}-d"',
        f'<title id="{said.prefix}-t">{escape(said.title)}</title>'
        f'<desc id="{said.prefix}-d">{escape(said.description)}</desc>',
    )
    end = _document(last.svg, box, named, beside=beside, mirrored=mirrored, id=said.prefix)
    if not first:
        return "", end
    room = ("", *beside[1:]) if beside else None
    return _document(first.svg, box, (_SILENT, ""), look="f f-start", beside=room, mirrored=mirrored), end


def _again(picture: str, said: Said) -> str:
    # Not `href`: Material's instant navigation assigns to it, and in SVG it is read-only.
    frame = picture.partition('viewBox="')[2].partition('"')[0]
    return (
        f'<svg class="f" viewBox="{frame}" {_SILENT} xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#{said.prefix}"/></svg>'
    )


def _small(view: View) -> str:
    one = still(view, small=True)
    return _document(one.svg, one.box, (_SILENT, ""))


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
    look: str = "f",
    beside: tuple[str, int, int] | None = None,
    mirrored: bool = False,
    id: str = "",
) -> str:
    x, y, width, height = box.units
    if beside:
        picture, wide, high = beside
        inside += f'<g transform="translate({x + width + 8} {y + 8})">{picture}</g>' if picture else ""
        width, height = width + wide + 16, max(height, high + 16)
    if mirrored:
        inside = f'<g transform="matrix(-1 0 0 1 {2 * x + width} 0)">{inside}</g>'
    if id:  # what the same picture elsewhere on the page refers to
        inside = f'<g id="{id}">{inside}</g>'
    label, words = named
    return (
        f'<svg class="{look}" viewBox="{x} {y} {width} {height}" {label} '
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
