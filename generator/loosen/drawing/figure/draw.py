"""A figure as SVG text. Colours, frames and print are in `figure.css`: no style is in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from loosen.drawing.figure.inset import View, inset
from loosen.drawing.figure.marks import arrows, marks
from loosen.drawing.figure.path import SCALE, short
from loosen.drawing.figure.pieces import Made, Piece, Shape, pieces, points_in
from loosen.drawing.figure.props import MAT, Box, props, settled, strap
from loosen.drawing.figure.sides import drawn_side
from loosen.drawing.figure.skeleton import Skeleton
from loosen.drawing.figure.solve import frames, limbs_of, solve
from loosen.model.figure import Figure, Side

_EDGE = 0.045
"""Room round the body."""
_SHADOW_LAYER = -5.5
Motion = Literal["animated", "still", "plain"]
"""`still` shows where the movement begins as a shadow; `plain` shows its end only, for small pictures."""


def draw(
    figure: Figure,
    *,
    title: str,
    description: str,
    prefix: str,
    side: Side | None = None,
    motion: Motion = "animated",
) -> str:
    """The whole picture. `prefix` begins its ids, so it must be the only one of its kind on a page.

    `side` is the side that the reader works on; the picture is mirrored when the author drew the other one.

    Raises:
        PointError, KeyError: the figure has problems that `problems` tells.
    """
    return picture(filmed(figure, motion), title=title, description=description, prefix=prefix, side=side)


@dataclass(frozen=True, slots=True)
class Film:
    """A figure's body in each frame: what the large and the small picture share."""

    figure: Figure
    steps: tuple[Skeleton, ...]
    bodies: tuple[tuple[Piece, ...], ...]
    """Of each step; the same parts in the same order in each."""
    texts: tuple[tuple[str, ...], ...]
    """Of each step, each part as SVG."""
    motion: Motion = "animated"

    @property
    def end(self) -> Film:
        """The position that the movement ends in, alone."""
        return Film(self.figure, self.steps[-1:], self.bodies[-1:], self.texts[-1:], "plain")


def filmed(figure: Figure, motion: Motion = "animated") -> Film:
    """All that is costly about a picture.

    Raises:
        PointError, KeyError: the figure has problems that `problems` tells.
    """
    steps = tuple(settled(figure, step) for step in _steps(figure, motion))
    made: Made = {}
    bodies = tuple(_body(figure, step, made) for step in steps)
    return Film(figure, steps, bodies, _texts(bodies), motion)


def picture(
    film: Film, *, title: str = "", description: str = "", prefix: str = "", side: Side | None = None
) -> str:
    """A film as SVG, as `draw` says."""
    figure, last, parts_of = film.figure, film.steps[-1], film.bodies
    top = arrows(last, figure.arrows)
    box = _box(points_in(piece for step in (*parts_of, top) for piece in step))
    things = tuple(props(figure, last, box))
    # A mat lies where the body is; all else may stand outside of it.
    box = _box([*_corners(box), *points_in(thing for thing in things if thing.name != "mat")])
    parts = [(piece.layer, _shapes(piece.shapes)) for piece in (*things, *top)]
    moving = film.texts if film.motion == "animated" else film.texts[-1:]
    framed = map(_framed, zip(*moving, strict=True))
    parts += [(piece.layer, text) for piece, text in zip(parts_of[-1], framed, strict=True)]
    parts.append((_SHADOW_LAYER, _shadow(parts_of[0], parts_of[-1], film.texts[0])))
    inside = "".join(text for _, text in sorted(parts, key=lambda part: part[0]))
    view, ground = _view(figure, box)
    small, view = inset(figure.inset, view) if figure.inset else ("", view)
    words = {"title": title, "description": description}
    mirrored = side not in {None, drawn_side(figure)}
    return _document(ground + inside + small, view, words, prefix=prefix, mirrored=mirrored)


def _steps(figure: Figure, motion: Motion) -> tuple[Skeleton, ...]:
    if motion == "plain":
        return (solve(figure, figure.pose),)
    return frames(figure, 2) if motion == "still" else frames(figure)


def _corners(box: Box) -> tuple[complex, ...]:
    return complex(box[0], box[1]), complex(box[2], box[3])


def _body(figure: Figure, skeleton: Skeleton, made: Made) -> tuple[Piece, ...]:
    """The body and what goes with it, in an order that is the same in each frame."""
    limbs = limbs_of(figure.pose)
    parts = pieces(skeleton, limbs, made)
    layers = {piece.name: piece.layer for piece in parts}
    for limb in limbs:
        layers.setdefault(limb.name, layers.get(limb.parts[0], 0))
    held = [strap(skeleton, figure.props.strap)] if figure.props.strap else []
    return (*parts, *held, *marks(skeleton, figure.target, layers))


def _shapes(shapes: Iterable[Shape]) -> str:
    return "".join(
        f'<path class="{_classes(s.look)}" d="{"".join(map(short, s.outlines))}"/>' for s in shapes
    )


def _texts(bodies: Sequence[Sequence[Piece]]) -> tuple[tuple[str, ...], ...]:
    """Each part in each frame; while it stays where it was, it is written only once."""
    texts: list[tuple[str, ...]] = []
    for number, body in enumerate(bodies):
        before = zip(bodies[number - 1], texts[-1], strict=True) if texts else ((None, ""),) * len(body)
        texts.append(
            tuple(
                text if was and (was is part or was.shapes == part.shapes) else _shapes(part.shapes)
                for part, (was, text) in zip(body, before, strict=True)
            )
        )
    return tuple(texts)


def _shadow(first: Sequence[Piece], last: Sequence[Piece], texts: Sequence[str]) -> str:
    """Where the movement begins: the parts that will have moved, pale and behind all else."""
    every = zip(first, last, texts, strict=True)
    moved = (
        text
        for a, b, text in every
        if a is not b and a.shapes != b.shapes and not a.name.startswith("target")
    )
    text = "".join(moved).replace(" f-halo", "")
    return f'<g class="f-shadow">{text}</g>' if text else ""


def _classes(look: str) -> str:
    return " ".join(f"f-{word}" for word in look.split())


def _framed(texts: Sequence[str]) -> str:
    """A part that stays where it is, once; one that moves, once for each frame."""
    if all(text == texts[0] for text in texts):
        return texts[0]
    names = [str(i) for i in range(len(texts) - 1)] + ["end"]
    return "".join(f'<g class="f-frame f-{name}">{text}</g>' for name, text in zip(names, texts, strict=True))


def _box(points: Iterable[complex]) -> Box:
    every = list(points)
    xs, ys = [p.real for p in every], [p.imag for p in every]
    return min(xs), min(ys), max(xs), max(ys)


def _view(figure: Figure, box: Box) -> tuple[View, str]:
    """What is seen, and the line of the floor."""
    left, bottom, right, top = box
    floor = -MAT if figure.props.mat else 0.0
    bottom = floor - 0.03 if figure.floor == "below" else bottom - _EDGE
    width, height = right - left + 2 * _EDGE, top + _EDGE - bottom
    view = View(*(round(v * SCALE) for v in (left - _EDGE, -top - _EDGE, width, height)))
    if figure.floor == "behind":
        return view, ""
    return view, f'<path class="f-floor" d="M{view.x} {round(-floor * SCALE)}h{view.width}"/>'


def _document(inside: str, view: View, words: dict[str, str], *, prefix: str, mirrored: bool) -> str:
    if mirrored:
        inside = f'<g transform="matrix(-1 0 0 1 {2 * view.x + view.width} 0)">{inside}</g>'
    return (
        f'<svg class="f" viewBox="{" ".join(map(str, view))}" role="img" '
        f'aria-labelledby="{prefix}-t {prefix}-d" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{prefix}-t">{escape(words["title"])}</title>'
        f'<desc id="{prefix}-d">{escape(words["description"])}</desc>{inside}</svg>'
    )
