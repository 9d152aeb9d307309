"""What a reader's browser keeps, so that the site works without a connection, and the worker for it."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from loosen.finish.html.errors import FinishError
from loosen.finish.metadata import manifest, not_found
from loosen.runtime.parallel import cpu_count

WORKER = "sw.js"
_AT_ONCE = 50
"""Files that are looked at, although the last of them may not fit."""
LIMIT = 3_000_000
"""Bytes, as the worker compresses them. What does not fit is kept once it is read."""
OF_MKDOCS, OF_ZENSICAL = SEARCH_INDEXES = ("search/search_index.json", "search.json")
"""What a publisher's pages search."""
_THEME = re.compile(r"""assets/(?:javascripts|stylesheets)/[^"'?#<>]+""")

_BEFORE = frozenset("\"'/")


def theme_files(html: str, published: Container[str]) -> tuple[str, ...]:
    """The publisher's files that a page asks for: styles, scripts, and the worker that searches."""
    # What stands before is looked at last: an expression that begins with it takes ten times as long.
    found = _THEME.finditer(html)
    named = {match[0] for match in found if html[match.start() - 1 : match.start()] in _BEFORE}
    return tuple(sorted(name for name in named if name in published))


def search_index(published: Iterable[str]) -> str:
    """The path of the search index.

    Raises:
        FinishError: there is none, so search would not work.
    """
    found = [path for path in SEARCH_INDEXES if path in set(published)]
    if len(found) != 1:
        raise FinishError(
            f"The site must have one search index, {' or '.join(SEARCH_INDEXES)}, got {found or 'none'}. "
            "The publisher puts it elsewhere now: renew SEARCH_INDEXES in generator/loosen/finish/offline.py."
        )
    return found[0]


@dataclass(frozen=True, slots=True)
class Precache:
    """What readers' browsers keep."""

    files: Mapping[str, str]
    """From the address of each file to the fingerprint of its content."""
    size: int
    """Bytes, as the worker compresses them."""


def precached(read: Callable[[str], bytes], needed: Sequence[str], pages: Sequence[str]) -> Precache:
    """All of `needed`, and of `pages`, the most important first, as many as fit; `read` finds a file."""

    def look(path: str) -> tuple[str, int, str]:
        data = read(path)
        packed = zlib.compress(data, 1)  # the fastest; a browser packs a little better
        return path, len(packed), hashlib.sha256(data).hexdigest()[:12]

    found: dict[str, str] = {}
    size = 0
    paths = iter((*needed, *pages))
    with ThreadPoolExecutor(cpu_count()) as pool:
        while some := tuple(islice(paths, _AT_ONCE)):
            for path, packed, mark in pool.map(look, some):
                if size + packed > LIMIT and path not in needed:
                    return Precache(found, size)
                size += packed
                found[address_of(path)] = mark
    return Precache(found, size)


def address_of(path: str) -> str:
    """How a browser asks for a file, from the site's root: `safety/` for `safety/index.html`."""
    return path.removesuffix("index.html") if path.split("/")[-1] == "index.html" else path


def worker(files: Mapping[str, str], script: str) -> str:
    """The service worker: a list that changes with the content, and the script that works with it.

    Any change in this text makes browsers fetch what changed, and offer the reader the new version.
    """
    facts = {"notFound": not_found.PATH, "files": files}
    text = json.dumps(facts, ensure_ascii=False, indent=0)
    return f"self.OFFLINE = {text};\nimportScripts({json.dumps(script)});\n"


def always(theme: Iterable[str], own: Iterable[str], searched: Iterable[str]) -> tuple[str, ...]:
    """What every page needs: these come first, and all of them."""
    return (*theme, *sorted(own), *searched, "sitemap.xml", manifest.PATH, not_found.PATH)
