"""Our own assets under an address that changes with their content, so that browsers may keep them for good.

A publisher fingerprints its own files and not ours. Without this, a new page could run with an old timer.
One fingerprint holds for all of them, as the address of their folder: modules import each other by relative
addresses, and those stay as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Mapping

from loosen.build.assets import as_module
from loosen.site.translations import Catalogue

FOLDER = re.compile(r"assets/own/[0-9a-f]{8}/")
_REFERENCE = re.compile(r'assets/(?:own/[0-9a-f]{8}/)?([^"?#<>]+)')
_IN_ATTRIBUTE = re.compile(r'="[^"<>]*')
NOT_KEPT = ("assets/cards/", "assets/icons/", "assets/disk/")
"""Pictures for shared links and home screens: other programs ask for them, by addresses that must last.
And what only pages on a disk ask for."""


def own_assets(assets: Mapping[str, bytes], words: Catalogue) -> dict[str, bytes]:
    """Those assets that pages ask for, words for the modules included; pages for trying out stay behind."""
    kept = {
        path: data
        for path, data in assets.items()
        if not path.endswith(".html") and not path.startswith(NOT_KEPT)
    }
    return kept | {"assets/offline/words.js": as_module(words.groups["offline"])}


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Eight digits that change with any name and any byte."""
    digest = hashlib.sha256()
    for path, data in sorted(files.items()):
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:8]


def hashed_assets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files in a folder that carries their fingerprint."""
    mark = fingerprint(files)
    return {hashed_path(path, mark): data for path, data in files.items()}


def hashed_path(path: str, mark: str) -> str:
    """`assets/own/1a2b3c4d/site.css` for `assets/site.css`."""
    return f"assets/own/{mark}/{path.removeprefix('assets/')}"


def rewrite_asset_urls(html: str, own: Container[str], mark: str) -> str:
    """The page with its references to our assets led to the folder with the fingerprint."""

    def lead(match: re.Match[str]) -> str:
        if f"assets/{match[1]}" not in own:
            return match[0]
        # Looked at last: looking for attributes first takes four times as long.
        before = html.rfind('"', 0, match.start()) - 1
        inside = before >= 0 and _IN_ATTRIBUTE.fullmatch(html, before, match.start())
        return f"assets/own/{mark}/{match[1]}" if inside else match[0]

    return _REFERENCE.sub(lead, html)
