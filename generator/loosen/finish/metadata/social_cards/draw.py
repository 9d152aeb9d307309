"""Draws a card as SVG, 1200 x 630 pixels: text on the left, a picture on the right."""

from __future__ import annotations

import cmath
import math
import pathlib
import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from loosen.build.appearance import as_address
from loosen.drawing.drawings import Pictures
from loosen.finish.metadata.social_cards.card import Card, Figures, Lit, Motif, Ring
from loosen.finish.metadata.social_cards.text_layout import (
    BOLD,
    FAMILY,
    REGULAR,
    Lines,
    fit_lines,
    has_glyphs,
)

WIDTH, HEIGHT = 1200, 630
_LEFT = 72
_FOLD = 610
"""Left edge of the picture."""
_NAME = 560
"""Baseline of the site's name."""
_SIZE = re.compile(r'viewBox="\S+ \S+ (\d+) (\d+)"')
Box = tuple[float, float, float, float]
_WHOLE: Box = (_FOLD + 32, 45, WIDTH - _FOLD - 64, HEIGHT - 90)


class _Row(NamedTuple):
    """A line of text; lengths are in pixels."""

    css_class: str
    text: str
    size: int
    height: float
    baseline: float
    """Below the top of the line."""


_PAINTED = re.compile(r'(fill|stroke)="#[0-9a-f]{6}"')


class Artist:
    """Draws the cards of one site."""

    def __init__(
        self,
        name: str,
        pictures: Pictures,
        assets: pathlib.Path,
        accent: str | None = None,
        own_logo: str | None = None,
    ) -> None:
        """`name` is that of the site; `assets` has `logo.svg` and `thread.svg`, drawn in the `accent`.

        `own_logo` is the author's, as SVG.
        """
        self._name = name
        self._own_logo = own_logo
        self._pictures = pictures
        self._logo, self._thread = (
            _PAINTED.sub(rf'\1="{accent}"' if accent else r"\g<0>", text, count=1)
            for text in ((assets / f"{one}.svg").read_text("utf-8") for one in ("logo", "thread"))
        )

    def draw(self, card: Card) -> str | None:
        """The card as SVG; `None` if its text has characters that our fonts lack."""
        if not has_glyphs(card.kind + card.title + card.line + self._name):
            return None
        picture = self._motif(card.motif) if card.motif else ""
        inside = self._beside(card, picture) if picture else self._above(card)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{WIDTH}" height="{HEIGHT}" font-family="{FAMILY}">'
            f'<rect class="card-paper" width="{WIDTH}" height="{HEIGHT}"/>{inside}{self._mark()}</svg>'
        )

    def _beside(self, card: Card, picture: str) -> str:
        room = _FOLD - _LEFT - 28
        words = _words(card, room=room, high=430, lines=(3, 3), sizes=(76, 68, 60, 52, 44), middle=272)
        ground = f'<rect class="card-ground" x="{_FOLD}" width="{WIDTH - _FOLD}" height="{HEIGHT}"/>'
        return ground + picture + words

    def _above(self, card: Card) -> str:
        room = WIDTH - 2 * _LEFT
        words = _words(card, room=room, high=250, lines=(2, 2), sizes=(88, 76, 64, 52), middle=175)
        band = WIDTH / 8
        ground = f'<rect class="card-ground" y="330" width="{WIDTH}" height="{band:g}"/>'
        return ground + _placed(self._thread, (0, 330, WIDTH, band)) + words

    def _mark(self) -> str:
        """Logo and name of the site."""
        box: Box = (_LEFT, _NAME - 40, 54, 54)
        logo = _as_image(self._own_logo, box) if self._own_logo else _placed(self._logo, box)
        return f'{logo}<text class="card-name" x="{_LEFT + 72}" y="{_NAME}">{escape(self._name)}</text>'

    def _motif(self, motif: Motif) -> str:
        match motif:
            case Figures(exercises):
                drawn = [self._pictures.small(one) for one in exercises]
                return "".join(_placed(svg, box) for svg, box in zip(drawn, _boxes(drawn), strict=True))
            case Lit(muscle):
                drawn_map = self._pictures.map(lit=muscle.id, href=lambda _: "")
                return _placed(drawn_map, _WHOLE) if drawn_map else ""
            case Ring(stages):
                return "".join(_ring(stages))
        return ""


def _as_image(svg: str, box: Box) -> str:
    x, y, width, height = box
    return f'<image x="{x}" y="{y}" width="{width}" height="{height}" href="{as_address(svg)}"/>'


def _words(
    card: Card, *, room: int, high: int, lines: tuple[int, int], sizes: Sequence[int], middle: float
) -> str:
    """The text of a card, centred at the height `middle`, its title as large as `high` pixels allow."""
    below = fit_lines(card.line, REGULAR, room=room, most=lines[1], sizes=(36, 32))
    for at in range(len(sizes)):
        title = fit_lines(card.title, BOLD, room=room, most=lines[0], sizes=sizes[at:])
        rows = list(_rows(card.kind, title, below))
        height = sum(row.height for row in rows)
        if height <= high:
            break
    y, texts = middle - height / 2, []
    for row in rows:
        at_y = f'x="{_LEFT}" y="{y + row.baseline:.0f}" font-size="{row.size}"'
        texts.append(f'<text class="{row.css_class}" {at_y}>{escape(row.text)}</text>')
        y += row.height
    return "".join(texts)


def _rows(kind: str, title: Lines, below: Lines) -> Iterator[_Row]:
    if kind:
        yield _Row("card-kind", kind, 32, 60, 32)
    for number, text in enumerate(title.texts, 1):
        gap = 22 if number == len(title.texts) else 0
        yield _Row("card-title", text, title.size, title.size * 1.1 + gap, title.size * 0.95)
    for text in below.texts:
        yield _Row("card-line", text, below.size, below.size * 1.3, below.size)


def _boxes(drawn: Sequence[str]) -> Sequence[Box]:
    """Boxes of the figures: one large, two tall ones side by side, any other two one above the other."""
    if len(drawn) == 1:
        return [_WHOLE]
    x, y, width, height = _WHOLE
    if all(map(_is_tall, drawn)):
        side = (width - 30) / 2
        return [(x, y, side, height), (x + side + 30, y, side, height)]
    half = (height - 30) / 2
    return [(x, y, width, half), (x, y + half + 30, width, half)]


def _is_tall(svg: str) -> bool:
    match = _SIZE.search(svg)
    return bool(match and int(match[2]) > int(match[1]))


def _ring(stages: int) -> Iterator[str]:
    """Numbered discs in a ring, each with an arrow to the next."""
    middle, radius, disc = complex((_FOLD + WIDTH) / 2, HEIGHT / 2), 190, 46
    step = math.tau / stages
    apart = 2 * math.asin(disc / 2 / radius) + 0.09
    for number in range(stages):
        angle = number * step - math.pi / 2
        at = middle + cmath.rect(radius, angle)
        yield f'<circle class="card-disc" cx="{at.real:.1f}" cy="{at.imag:.1f}" r="{disc}"/>'
        yield f'<text class="card-number" x="{at.real:.1f}" y="{at.imag + 14:.1f}">{number + 1}</text>'
        start, end = (middle + cmath.rect(radius, a) for a in (angle + apart, angle + step - apart))
        wings = (end - cmath.rect(22, angle + step - apart + math.pi / 2 + turn) for turn in (-0.6, 0.6))
        one, other = (f"{wing.real:.1f} {wing.imag:.1f}" for wing in wings)
        tip = f"{end.real:.1f} {end.imag:.1f}"
        arc = f"M{start.real:.1f} {start.imag:.1f}A{radius} {radius} 0 0 1 {tip}M{one}L{tip}L{other}"
        yield f'<path class="card-arc" d="{arc}"/>'


def _placed(svg: str, box: Box) -> str:
    """An SVG nested in the card, scaled into a box."""
    x, y, width, height = box
    return svg.replace("<svg ", f'<svg x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" ', 1)
