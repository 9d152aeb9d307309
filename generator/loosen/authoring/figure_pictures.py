"""Pictures of the poses that `content/GUIDELINES.md` teaches, each with its own words below it.

A list of bodies in a block of YAML, followed by a picture of that name, is drawn as one sheet:

    ```yaml
    - lies: standing
    - {lies: standing, arms: {abduction: 90}}
    ```

    ![What is to be seen](../docs/poses/a-name.svg)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import yaml
from pydantic import TypeAdapter

from loosen.drawing.mannequin.draw import still, viewed
from loosen.drawing.mannequin.person import person_of
from loosen.drawing.mannequin.viewpoint import with_view
from loosen.model.mannequin import Body

_SHEET = re.compile(
    r"```yaml\n(?P<poses>(?:- .*\n|  .*\n)+)```\n\n!\[[^\]]*\]\(\.\./docs/poses/(?P<name>[a-z-]+)\.svg\)"
)
_COLUMNS, _WIDE, _HIGH, _LINE = 3, 320, 260, 17
_LETTERS = 38
"""How many letters of a caption are in one line."""


def sheets(page: str) -> Mapping[str, tuple[str, ...]]:
    """The poses of each sheet, as they are written on the page."""
    return {match["name"]: tuple(_items(match["poses"])) for match in _SHEET.finditer(page)}


def _items(text: str) -> Iterator[str]:
    for item in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
        yield re.sub(r"\s*\n\s*", "\n", item).strip()


def body(item: str) -> Body:
    """One body of a sheet."""
    data: Any = yaml.load(item, Loader=yaml.BaseLoader)
    return TypeAdapter(Body).validate_python(data)


def picture(items: tuple[str, ...], colours: str) -> str:
    """A sheet as a whole SVG file; `colours` is the style sheet of the figures."""
    captions = [[line for one in item.split("\n") for line in _wrapped(one)] for item in items]
    high = _HIGH + _LINE * max(map(len, captions)) + 14
    cells = [_cell(item, caption) for item, caption in zip(items, captions, strict=True)]
    placed = "".join(
        f'<g transform="translate({i % _COLUMNS * _WIDE} {i // _COLUMNS * high})">{cell}</g>'
        for i, cell in enumerate(cells)
    )
    whole = _WIDE * _COLUMNS, high * -(-len(items) // _COLUMNS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole[0]} {whole[1]}">'
        f"<style>{_light(colours)} text {{ font: 13px monospace; }}</style>"
        f'<rect width="{whole[0]}" height="{whole[1]}" fill="#fff"/>{placed}</svg>\n'
    )


def _cell(item: str, caption: list[str]) -> str:
    pose = with_view(body(item))
    one = still(viewed(pose, person_of(pose.person or "lean", "")))
    box = " ".join(map(str, one.box.units))
    words = "".join(
        f'<text x="12" y="{_HIGH + _LINE * (i + 1)}">{escape(line)}</text>' for i, line in enumerate(caption)
    )
    return (
        f'<svg x="8" y="8" width="{_WIDE - 16}" height="{_HIGH - 16}" viewBox="{box}">{one.svg}</svg>{words}'
    )


def _wrapped(line: str) -> Iterator[str]:
    while len(line) > _LETTERS:
        cut = line.rfind(" ", 0, _LETTERS) + 1 or _LETTERS
        yield line[:cut]
        line = "  " + line[cut:]
    yield line


def _light(colours: str) -> str:
    """The colours for a light page alone, for a file without a body."""
    plain = re.sub(r"/\*.*?\*/", "", colours, flags=re.DOTALL)
    first, _, rest = plain.partition("@media screen {")
    rules = re.findall(r"^\.f[^{]*\{[^}]*\}", rest, re.MULTILINE)
    return re.sub(r"\s+", " ", first.replace("body {", ":root {") + " ".join(rules))
