"""Cache busting: our assets get a URL that changes with their content, so that browsers cache them for ever.

A publisher hashes its own files, but not ours; without this, a new page could run an old timer. One hash in
the name of the folder covers all assets, so that relative imports between modules stay valid.
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
UNHASHED = ("assets/cards/", "assets/icons/", "assets/disk/")
"""Social cards and icons, whose URLs other programs keep; and files for `file://` pages only."""


def own_assets(assets: Mapping[str, bytes], words: Catalogue) -> dict[str, bytes]:
    """The assets that pages load, with the words of their modules; without demo pages."""
    loaded = {
        path: data
        for path, data in assets.items()
        if not path.endswith(".html") and not path.startswith(UNHASHED)
    }
    return loaded | {"assets/offline/words.js": as_module(words.groups["offline"])}


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Hash of names and bytes: eight hexadecimal digits."""
    digest = hashlib.sha256()
    for path, data in sorted(files.items()):
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:8]


def hashed_assets(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files in a folder that is named by their hash."""
    asset_hash = fingerprint(files)
    return {hashed_path(path, asset_hash): data for path, data in files.items()}


def hashed_path(path: str, asset_hash: str) -> str:
    """`assets/own/1a2b3c4d/site.css` for `assets/site.css`."""
    return f"assets/own/{asset_hash}/{path.removeprefix('assets/')}"


def rewrite_asset_urls(html: str, assets: Container[str], asset_hash: str) -> str:
    """Point the URLs of our assets to the hashed folder."""

    def rewrite(match: re.Match[str]) -> str:
        if f"assets/{match[1]}" not in assets:
            return match[0]
        # Checked last: a search for attributes takes four times as long.
        before = html.rfind('"', 0, match.start()) - 1
        inside = before >= 0 and _IN_ATTRIBUTE.fullmatch(html, before, match.start())
        return f"assets/own/{asset_hash}/{match[1]}" if inside else match[0]

    return _REFERENCE.sub(rewrite, html)
