"""All pages converted at once, before MkDocs asks for the first: those that changed, on every core."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import logging
import multiprocessing
import pathlib
import sys
from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.cores import cores
from generator.publish.cache import Cache, Record
from generator.publish.page import FastPage, target
from generator.publish.raw import Raw

FOLDER = pathlib.Path(".cache/loosen")
"""Beside mkdocs.yml."""
_WORTH_A_PROCESS = 60
"""Pages. Fewer are converted before another process has begun."""
_CODE = pathlib.Path(__file__).parents[1]
_OTHERS = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""Events in which a plugin could change what is converted."""
log = logging.getLogger("mkdocs.plugins.loosen")


def can_convert(config: MkDocsConfig) -> bool:
    """Whether a page's conversion depends only on what we know."""
    return not any(config.plugins.events[event] for event in _OTHERS)


def prepare(files: Files, config: MkDocsConfig) -> None:
    """Give each file a page of ours, before MkDocs gives it one of its own."""
    config.markdown_extensions.append(Raw())  # type: ignore[arg-type]
    titles = {path: title for item in config.nav or [] for title, path in item.items()}
    for file in files.documentation_pages():
        FastPage(titles.get(file.src_uri), file, config)


def convert(files: Files, config: MkDocsConfig) -> None:
    """Bring to each page what it was converted to, in this build or in the last."""
    cache = Cache(pathlib.Path(config.config_file_path).parent / FOLDER, settings(config))
    if cache.thrown_away:
        log.info("The cache in %s is thrown away: %s.", FOLDER, cache.thrown_away)
    pages = {key(file): file.page for file in files.documentation_pages() if isinstance(file.page, FastPage)}
    for name, page in pages.items():
        record = cache.get(name)
        if record and all(target(path, files) == was for path, was in record["targets"].items()):
            page.record = record
    missing = {name: page for name, page in pages.items() if page.record is None}
    new = dict(zip(missing, _all(list(missing.values()), files, config), strict=True))
    for name, record in new.items():
        missing[name].record = record
    cache.keep({name: one for name, one in new.items() if _lasts(one)}, pages.keys() - new.keys())


def settings(config: MkDocsConfig) -> str:
    """A fingerprint of what every page depends on: settings, versions, and our own code."""
    found: list[Any] = config.markdown_extensions
    extensions = [one if isinstance(one, str) else type(one).__name__ for one in found]
    parts: list[object] = [extensions, config.mdx_configs, config.validation, config.use_directory_urls]
    parts += [sys.version, sorted(_versions())]
    parts += [path.read_bytes() for path in (_CODE / "markdown.py", *sorted(_CODE.glob("publish/*.py")))]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _versions() -> Iterable[str]:
    """Of everything that is installed: an extension may use anything."""
    return (f"{one.name} {one.version}" for one in importlib.metadata.distributions())


def key(file: File) -> str:
    """Changes with a page's source, its place and its name in the navigation."""
    title = vars(file.page).get("title")
    parts = json.dumps([file.src_uri, file.url, title, file.content_string])
    return hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()


def _lasts(record: Record) -> bool:
    """Whether a record comes back from the file as it went."""
    return bool(json.loads(json.dumps(record["meta"], default=str)) == record["meta"])


_work: tuple[list[FastPage], Files, MkDocsConfig]
"""What processes inherit: it need not be sent to them."""


def _one(at: int) -> tuple[int, Record]:
    pages, files, config = _work
    return at, pages[at].converted(config, files)


def _all(pages: list[FastPage], files: Files, config: MkDocsConfig) -> list[Record]:
    global _work
    _work = (pages, files, config)
    # The longest first, so that no core waits for another at the end.
    order = sorted(range(len(pages)), key=lambda at: -len(pages[at].file.content_string))
    if cores() == 1 or len(pages) < _WORTH_A_PROCESS:
        found = dict(map(_one, order))
    else:
        with multiprocessing.get_context("fork").Pool(cores()) as pool:
            found = dict(pool.imap_unordered(_one, order, chunksize=4))
    return [found[at] for at in range(len(pages))]
