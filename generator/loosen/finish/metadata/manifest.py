"""The web app manifest, which makes the site installable."""

from __future__ import annotations

import json
import re

from loosen.finish.html.errors import FinishError
from loosen.finish.html.patch import attributes
from loosen.model import Site

PATH = "manifest.webmanifest"
ICON = "assets/icons/icon.svg"
_ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("maskable-512.png", "512x512", "image/png", "maskable"),
)
_FILL = re.compile(r'fill="(#[0-9a-f]{6})"')


def manifest(site: Site, colour: str) -> str:
    """The manifest as JSON. Its URLs are relative, so it works under any path."""
    settings = site.settings
    names = ("src", "sizes", "type", "purpose")
    icons = [dict(zip(names, (f"assets/icons/{row[0]}", *row[1:]), strict=True)) for row in _ICONS]
    made = {
        "name": settings.name,
        "short_name": settings.name,
        "description": settings.description,
        "lang": settings.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": colour,
        "background_color": colour,
        "categories": ["health", "fitness"],
        "icons": icons,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def colour_of(icon: str) -> str:
    """The background colour of the icon, which is the theme colour of the site.

    Raises:
        FinishError: the SVG has no `fill` with six hexadecimal digits.
    """
    match = _FILL.search(icon)
    if not match:
        raise FinishError(f'{ICON} must name the colour of its ground as fill="#1a2b3c".')
    return match[1]


def links(prefix: str, colour: str) -> str:
    """The elements for manifest, icon and theme colour; `prefix` is the relative URL of the root."""
    rows = ({"rel": "manifest", "href": prefix + PATH},)
    icon = {"rel": "apple-touch-icon", "href": f"{prefix}assets/icons/apple-touch-icon.png"}
    found = "".join(f"<link{attributes(row)}>" for row in (*rows, icon))
    return f"{found}<meta{attributes({'name': 'theme-color', 'content': colour})}>"
