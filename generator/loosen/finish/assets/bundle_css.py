"""The style sheets of a page as one: a first visit waits for one answer, not for 14, to show anything."""

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
"""For what we add to a publisher's pages; before the publisher's own, as those know nothing of it."""
_LINK = re.compile(r'<link rel="stylesheet" href="(?P<up>[^"?#]*?)(?P<path>assets/[^"?#]+\.css)">\n?')
_NAME = re.compile(r"/\*(assets/[^*]+\.css)\*/")
_CHARSET = re.compile(r'@charset "[^"]*";', re.IGNORECASE)
_URL = re.compile(r"""\burl\((["']?)(?!["']|data:|#|/|[a-z]+:)([^)"']+)\1\)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One sheet in place of several."""

    path: str
    """As a publisher would know it: before the fingerprint comes into it."""
    parts: tuple[str, ...]
    css: bytes


def stylesheets_of(html: str, published: Mapping[str, bytes]) -> tuple[str, ...]:
    """The sheets that a page asks for, in their order; one that an earlier run joined counts as its parts."""
    found: list[str] = []
    for match in _LINK.finditer(html):
        path = match["path"]
        joined = _NAME.findall(published.get(path, b"").decode()) if FOLDER.match(path) else []
        found += joined or [path]
    return tuple(dict.fromkeys(found))


def bundle(parts: tuple[str, ...], own: Mapping[str, bytes]) -> Bundle:
    """Those parts as one file. Each begins with its name: a later run finds the parts again by it.

    Raises:
        FinishError: a part imports another sheet, which works only at the start of a file.
    """
    texts = [f"/*{path}*/{_moved(own[path].decode(), path)}" for path in parts]
    name = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
    return Bundle(f"assets/styles-{name}.css", parts, "\n".join(texts).encode())


def link_bundle(html: str, sheet: Bundle) -> str:
    """The page with one link, to the sheet, in place of the first of its parts, and none to the others."""
    done = False

    def lead(match: re.Match[str]) -> str:
        nonlocal done
        if not FOLDER.match(match["path"]) and match["path"] not in sheet.parts:
            return match[0]
        link = "" if done else f'<link rel="stylesheet" href="{match["up"]}{sheet.path}">\n'
        done = True
        return link

    return _LINK.sub(lead, html)


def without(own: Mapping[str, bytes], sheets: Iterable[Bundle]) -> Iterator[tuple[str, bytes]]:
    """The sheets, and our assets that are part of none; a theme's other styles are for no page."""
    sheets = tuple(sheets)
    joined = {part for one in sheets for part in one.parts}
    rest = (path for path in own if path not in joined and not STYLES.fullmatch(path))
    yield from ((path, own[path]) for path in rest)
    yield from ((one.path, one.css) for one in sheets)


def _moved(css: str, path: str) -> str:
    """The text of a sheet with what it asks for led from `assets/`, where the joined one stands."""
    css = _CHARSET.sub("", css)
    if "@import" in css:
        raise FinishError(
            f"{path} must not use @import, as all sheets of a page become one. List the other sheet "
            "in mkdocs.yml under extra_css."
        )
    folder = posixpath.dirname(path).removeprefix("assets").lstrip("/")

    def lead(match: re.Match[str]) -> str:
        return f"url({match[1]}{posixpath.normpath(posixpath.join(folder, match[2]))}{match[1]})"

    return _URL.sub(lead, css) if folder else css
