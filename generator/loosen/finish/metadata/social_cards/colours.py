"""The style sheet of the cards, with custom properties resolved, because resvg does not support them.

Colours come from the style sheets of the pages; only what cards need besides is in `card.css`.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

import tinycss2

from loosen.model.appearance import Colours
from loosen.site.colours import light_tokens

_SOURCES = ("assets/site.css", "assets/figure.css", "assets/body-map.css")
_OWN = "cards/card.css"
_VAR = re.compile(r"var\((--[\w-]+)(?:, ?([^()]*))?\)")
_FIGURE = re.compile(r"\.f-")


def style_sheet(templates: pathlib.Path, light: Colours | None = None) -> str:
    """The rules for drawings and cards, with each `var()` replaced by its value in daylight.

    `light` are the colours that the author chose; without them, ours.

    Raises:
        KeyError: a custom property is not defined.
    """
    every = [
        rule
        for name in (*_SOURCES, _OWN)
        for rule in _rules((templates / name).read_text(encoding="utf-8"), own=name == _OWN)
    ]
    values = {name: value for _, found, _ in every for name, value in found.items()}
    if light:
        tokens = light_tokens(light)
        values |= {f"--_{name}": value for name, value in tokens.items()}
        values |= {"--f-rug": tokens["mat"], "--f-rug-far": tokens["rug-far"]}
    return "\n".join(f"{selector} {{{_resolved(text, values)}}}" for selector, _, text in every if text)


def _rules(css: str, *, own: bool) -> Iterator[tuple[str, dict[str, str], str]]:
    """Selector, custom properties and other declarations of each light rule, without at-rules."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        selector = tinycss2.serialize(rule.prelude).strip()
        if "slate" in selector:
            continue
        rows = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        pairs = [
            (row.name, tinycss2.serialize(row.value).strip()) for row in rows if row.type == "declaration"
        ]
        custom = {name: value for name, value in pairs if name.startswith("--")}
        drawn = own or (_FIGURE.search(selector) and ":" not in selector)
        rest = "".join(f"{name}:{value};" for name, value in pairs if not name.startswith("--") and drawn)
        yield selector, custom, rest


def _resolved(text: str, values: dict[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], match[2])
        if found is None:
            raise KeyError(f"no style that a card reads sets {match[1]}")
        return found

    while _VAR.search(text):
        text = _VAR.sub(value, text)
    return text
