"""Text layout by the metrics of the fonts: widths and line breaks."""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fontTools.ttLib import TTFont

_FOLDER = importlib.resources.files("font_source_serif_pro") / "files"
REGULAR, BOLD = (str(_FOLDER / f"SourceSerifPro-{name}.ttf") for name in ("Regular", "Semibold"))
FAMILY = "Source Serif Pro"
_MORE = "…"
_NUMBER = re.compile(r"(\d) ")
"""A number stays on the line of what it counts."""


class Lines(NamedTuple):
    """A text in lines, and its font size in pixels."""

    texts: tuple[str, ...]
    size: int


def has_glyphs(text: str) -> bool:
    """Whether both fonts have every character."""
    return all(ord(letter) in _widths(font) for font in (REGULAR, BOLD) for letter in text)


def width(text: str, font: str) -> float:
    """Width in em, without kerning."""
    widths = _widths(font)
    return sum(widths[ord(letter)] for letter in text)


def fit_lines(text: str, font: str, *, room: int, most: int, sizes: Sequence[int]) -> Lines:
    """Lay out a text in `most` lines of `room` pixels: in the first size that fits, else cut, in the last."""
    for size in sizes:
        lines = tuple(_broken(text, font, room / size))
        if len(lines) <= most and all(width(line, font) * size <= room for line in lines):
            return Lines(_even(text, font, room / size, lines), size)
    size = sizes[-1]
    last = " ".join(lines[most - 1 :])
    return Lines(tuple(_cut(line, font, room / size) for line in (*lines[: most - 1], last)), size)


def _broken(text: str, font: str, room: float) -> Iterator[str]:
    line = ""
    for word in _NUMBER.sub("\\1\N{NO-BREAK SPACE}", text).split(" "):
        longer = f"{line} {word}".lstrip()
        if line and width(longer, font) > room:
            yield line
            longer = word
        line = longer
    yield line


def _even(text: str, font: str, room: float, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Balance the lines without adding one."""
    for share in range(96, 50, -4):
        narrower = tuple(_broken(text, font, room * share / 100))
        if len(narrower) > len(lines) or any(width(line, font) > room for line in narrower):
            break
        lines = narrower
    return lines


def _cut(text: str, font: str, room: float) -> str:
    if width(text, font) <= room:
        return text
    while width(text + _MORE, font) > room:
        text = text[:-1]
    words = text.rsplit(" ", 1)[0] if " " in text else text
    return words.rstrip(" ,;:.") + _MORE


@functools.cache
def _widths(font: str) -> dict[int, float]:
    """Advance width in em, by code point."""
    with TTFont(font, lazy=True) as opened:
        unit, letters, advances = opened["head"].unitsPerEm, opened.getBestCmap(), opened["hmtx"]
        return {code: advances[name][0] / unit for code, name in letters.items()}
