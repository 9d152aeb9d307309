"""All figures on one page, for authors: both sides, light, dark, in print, small, and as another person."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import NamedTuple, get_args

from loosen.drawing.mannequin.figure import draw, drawn_side
from loosen.drawing.mannequin.picture import Said, small
from loosen.model.figure import Figure, Side
from loosen.model.mannequin import PersonName

_STYLE = """
body { margin: 0; font: 14px/1.4 system-ui, sans-serif; }
section { padding: 1rem; background: var(--md-default-bg-color); color: #6b7280; }
[data-md-color-scheme="slate"] { --md-default-bg-color: #1e2129; }
[data-md-color-scheme="default"] { --md-default-bg-color: #fff; }
section div { display: grid; gap: 1rem; align-items: end; }
section div { grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); }
figure { margin: 0; }
.grey { filter: grayscale(1); }
.list div { grid-template-columns: repeat(auto-fill, 6rem); }
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
        _section("Another person", "default", [_with_another(one) for one in entries], "person"),
        _list(entries),
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
    svg = draw(entry.figure, entry.id, Said(entry.name, entry.figure.shows, prefix), side=shown, start=True)
    size = len(gzip.compress(svg.encode(), mtime=0))
    drawn = f'<div class="stills">{svg}</div>' if entry.figure.body.start else svg
    return f"<figure>{drawn}<figcaption>{escape(entry.name)} · {size} B</figcaption></figure>"


def _with_another(entry: Entry) -> Entry:
    """The same position, in which another body is drawn."""
    body, names = entry.figure.body, list(get_args(PersonName))
    drawn = names.index(body.person) if body.person else zlib.crc32(entry.id.encode())
    other = names[(drawn + 1) % len(names)]
    return entry._replace(figure=replace(entry.figure, body=replace(body, person=other)))


def _list(entries: Iterable[Entry]) -> str:
    """The small pictures, as large as a list shows them."""
    cells = "".join(f"<figure>{small(entry.figure.body, entry.id)}</figure>" for entry in entries)
    return (
        f'<section data-md-color-scheme="default" class="list"><h2>In a list</h2><div>{cells}</div></section>'
    )
