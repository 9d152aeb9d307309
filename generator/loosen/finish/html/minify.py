"""Bytes that nobody sees: a theme's indentation, a seventh of every page, and comments in our assets."""

from __future__ import annotations

import re
from collections.abc import Mapping

import rcssmin
import rjsmin

_KEEPS_SPACE = re.compile(r"(<(?:pre|textarea|script)\b.*?</(?:pre|textarea|script)>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def minify_html(html: str) -> str:
    """The page without empty lines and indentation; where a browser shows white space, it stays."""
    parts = _KEEPS_SPACE.split(html)
    parts[::2] = [_INDENT.sub("\n", part) for part in parts[::2]]
    return "".join(parts).lstrip()


def minify_assets(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with styles and scripts without comments and white space; names and code stay as they are."""
    return {path: _lean_asset(path, data) for path, data in assets.items()}


def _lean_asset(path: str, data: bytes) -> bytes:
    if path.endswith(".css"):
        return bytes(rcssmin.cssmin(data))
    if path.endswith(".js"):
        return bytes(rjsmin.jsmin(data))
    return data
