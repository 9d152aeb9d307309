"""Bundles the style sheets of a page, so that a first visit makes one blocking request instead of 14."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loosen.finish.assets.fingerprint import FOLDER
from loosen.finish.assets.purge_css import STYLES
from loosen.finish.html.errors import FinishError

ALWAYS = ("assets/menu/menu.css", "assets/offline/offline.css")
"""Sheets for what we add to each page. They come first, so that the theme's rules win over them."""
_LINK = re.compile(r'<link rel="stylesheet" href="(?P<up>[^"?#]*?)(?P<path>assets/[^"?#]+\.css)">\n?')
_SOURCE_NAME = re.compile(r"/\*(assets/[^*]+\.css)\*/")
_CHARSET = re.compile(r'@charset "[^"]*";', re.IGNORECASE)
_URL = re.compile(r"""\burl\((["']?)(?!["']|data:|#|/|[a-z]+:)([^)"']+)\1\)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One style sheet made of several."""

    path: str
    """Without the hash of the assets."""
    sources: tuple[str, ...]
    """Paths of the bundled sheets, in order."""
    css: bytes


def stylesheets_of(html: str, published: Mapping[str, bytes]) -> tuple[str, ...]:
    """Paths of the sheets that a page links, in order; a bundle of an earlier run counts as its sources."""
    found: list[str] = []
    for match in _LINK.finditer(html):
        path = match["path"]
        sources = _SOURCE_NAME.findall(published.get(path, b"").decode()) if FOLDER.match(path) else []
        found += sources or [path]
    return tuple(dict.fromkeys(found))


def bundle(sources: tuple[str, ...], assets: Mapping[str, bytes]) -> Bundle:
    """Bundle the sheets at these paths. A comment names each, so that a later run finds the sources.

    Raises:
        FinishError: a sheet uses `@import`, which is valid only at the start of a file.
    """
    texts = [f"/*{path}*/{_rebased(assets[path].decode(), path)}" for path in sources]
    name = hashlib.sha256("\n".join(sources).encode()).hexdigest()[:8]
    return Bundle(f"assets/styles-{name}.css", sources, "\n".join(texts).encode())


def link_bundle(html: str, sheet: Bundle) -> str:
    """Replace the first link to a source by a link to the bundle, and remove the others."""
    linked = False

    def link(match: re.Match[str]) -> str:
        nonlocal linked
        if not FOLDER.match(match["path"]) and match["path"] not in sheet.sources:
            return match[0]
        element = "" if linked else f'<link rel="stylesheet" href="{match["up"]}{sheet.path}">\n'
        linked = True
        return element

    return _LINK.sub(link, html)


def replace_bundled(assets: Mapping[str, bytes], bundles: Iterable[Bundle]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each bundle and each asset in no bundle, without unused sheets of the theme."""
    bundles = tuple(bundles)
    sources = {source for bundle in bundles for source in bundle.sources}
    rest = (path for path in assets if path not in sources and not STYLES.fullmatch(path))
    yield from ((path, assets[path]) for path in rest)
    yield from ((bundle.path, bundle.css) for bundle in bundles)


def _rebased(css: str, path: str) -> str:
    """A sheet with its relative URLs rebased to `assets/`, where the bundle stands."""
    css = _CHARSET.sub("", css)
    if "@import" in css:
        raise FinishError(
            f"{path} must not use @import, as all sheets of a page become one. List the other sheet "
            "in mkdocs.yml under extra_css."
        )
    folder = posixpath.dirname(path).removeprefix("assets").lstrip("/")

    def rebase(match: re.Match[str]) -> str:
        return f"url({match[1]}{posixpath.normpath(posixpath.join(folder, match[2]))}{match[1]})"

    return _URL.sub(rebase, css) if folder else css
