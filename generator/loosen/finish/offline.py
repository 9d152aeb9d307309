"""Offline use: which files the service worker precaches, and its script."""

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
_BATCH = 50
"""Files that are compressed at once, although the last of them may not fit."""
LIMIT = 3_500_000
"""Bytes of the precache, compressed. Other pages are cached when they are read."""
OF_MKDOCS, OF_ZENSICAL = SEARCH_INDEXES = ("search/search_index.json", "search.json")
"""Paths of the publishers' search indexes."""
_THEME = re.compile(r"""assets/(?:javascripts|stylesheets)/[^"'?#<>]+""")

_DELIMITERS = frozenset("\"'/")


def theme_files(html: str, published: Container[str]) -> tuple[str, ...]:
    """Paths of the theme's files that a page loads: style sheets, scripts and the search worker."""
    # The character before is checked last: a pattern that begins with it takes ten times as long.
    matches = _THEME.finditer(html)
    named = {match[0] for match in matches if html[match.start() - 1 : match.start()] in _DELIMITERS}
    return tuple(sorted(name for name in named if name in published))


def search_index(published: Iterable[str]) -> str:
    """The path of the publisher's search index.

    Raises:
        FinishError: there is not exactly one.
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
    """The files that a browser stores before they are read."""

    files: Mapping[str, str]
    """Hash of each file, by URL relative to the site's root."""
    size: int
    """Bytes, compressed."""


def precached(read: Callable[[str], bytes], needed: Sequence[str], pages: Sequence[str]) -> Precache:
    """All `needed` paths, and as many of `pages`, in order, as fit; `read` returns the bytes at a path."""

    def measure(path: str) -> tuple[str, int, str]:
        data = read(path)
        compressed = zlib.compress(data, 1)  # the fastest level; browsers compress a little better
        return path, len(compressed), hashlib.sha256(data).hexdigest()[:12]

    found: dict[str, str] = {}
    size = 0
    paths = iter((*needed, *pages))
    with ThreadPoolExecutor(cpu_count()) as pool:
        while batch := tuple(islice(paths, _BATCH)):
            for path, bytes_, digest in pool.map(measure, batch):
                if size + bytes_ > LIMIT and path not in needed:
                    return Precache(found, size)
                size += bytes_
                found[address_of(path)] = digest
    return Precache(found, size)


def address_of(path: str) -> str:
    """URL of a file, relative to the site's root: `safety/` for `safety/index.html`."""
    return path.removesuffix("index.html") if path.split("/")[-1] == "index.html" else path


def worker(files: Mapping[str, str], script: str) -> str:
    """The code of the service worker: the list of files, and an import of the script at URL `script`.

    When this text changes, browsers fetch the changed files and offer the reader the new version.
    """
    facts = {"notFound": not_found.PATH, "files": files}
    text = json.dumps(facts, ensure_ascii=False, indent=0)
    return f"self.OFFLINE = {text};\nimportScripts({json.dumps(script)});\n"


def always(theme: Iterable[str], assets: Iterable[str], search: Iterable[str]) -> tuple[str, ...]:
    """Paths of the files that every page needs."""
    return (*theme, *sorted(assets), *search, "sitemap.xml", manifest.PATH, not_found.PATH)
