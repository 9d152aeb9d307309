"""All figures on one page, for authors: both sides, light and dark, still and moving."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from loosen.drawing.mannequin.figure import draw, drawn_side
from loosen.drawing.mannequin.picture import Said
from loosen.model.figure import Figure, Side

_STYLE = """
body { margin: 0; font: 14px/1.4 system-ui, sans-serif; }
section { padding: 1rem; background: var(--md-default-bg-color); color: #6b7280; }
[data-md-color-scheme="slate"] { --md-default-bg-color: #1e2129; }
[data-md-color-scheme="default"] { --md-default-bg-color: #fff; }
section div { display: grid; gap: 1rem; align-items: end; }
section div { grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); }
figure { margin: 0; }
.grey { filter: grayscale(1); }
"""


class Entry(NamedTuple):
    """One figure of the sheet."""

    id: str
    name: str
    figure: Figure
    has_sides: bool = True


def contact_sheet(entries: Iterable[Entry]) -> str:
    """One HTML page; `figure.css` stands beside it."""
    entries = tuple(entries)
    sections = [
        _section("Light", "default", entries, "light"),
        _section("Dark, the other side", "slate", entries, "dark", other=True),
        _section("In print", "default", entries, "print", look="grey"),
    ]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<link rel="stylesheet" href="figure.css"><style>{_STYLE}</style>{"".join(sections)}</html>\n'
    )


def _section(
    title: str, scheme: str, entries: Iterable[Entry], key: str, *, other: bool = False, look: str = ""
) -> str:
    cells = "".join(_cell(entry, f"{key}-{entry.id}", other=other) for entry in entries)
    opening = f'<section data-md-color-scheme="{scheme}" class="{look}">'
    return f"{opening}<h2>{escape(title)}</h2><div>{cells}</div></section>"


def _cell(entry: Entry, prefix: str, *, other: bool) -> str:
    side = drawn_side(entry.figure)
    shown: Side = ("left" if side == "right" else "right") if other and entry.has_sides else side
    svg = draw(entry.figure, entry.id, Said(entry.name, entry.figure.shows, prefix), side=shown)
    size = len(gzip.compress(svg.encode(), mtime=0))
    play = '<input type="checkbox" class="f-play" aria-label="move">' if entry.figure.body.start else ""
    return f"<figure>{play}{svg}<figcaption>{escape(entry.name)} · {size} B</figcaption></figure>"
