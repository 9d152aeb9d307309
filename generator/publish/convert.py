"""All pages converted at once, before MkDocs asks for the first: those that changed, on every core."""

from __future__ import annotations

import functools
import json
import multiprocessing
from collections.abc import Mapping
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.cores import cores
from generator.publish.cache import Cache
from generator.publish.page import FastPage, Record, digest, target
from generator.publish.raw import Raw

_WORTH_A_PROCESS = 60
"""Pages. Fewer are converted before another process has begun."""
_OTHERS = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""Events in which a plugin could change what is converted."""


def can_convert(config: MkDocsConfig) -> bool:
    """Whether a page's conversion depends only on what we know."""
    return not any(config.plugins.events[event] for event in _OTHERS)


def prepare(files: Files, config: MkDocsConfig) -> list[FastPage]:
    """Give each file a page of ours, before MkDocs gives it one of its own."""
    config.markdown_extensions.append(Raw())  # type: ignore[arg-type]
    titles = {path: title for item in config.nav or [] for title, path in item.items()}
    return [FastPage(titles.get(file.src_uri), file, config) for file in files.documentation_pages()]


def convert(pages: list[FastPage], files: Files, config: MkDocsConfig, cache: Cache) -> None:
    """Bring to each page what it was converted to, in this build or in the last."""
    keys = {page.file.src_uri: key(page) for page in pages}
    for page in pages:
        _remember(page, keys[page.file.src_uri], files, cache)
    missing = [page for page in pages if page.record is None]
    for page, (record, content) in zip(missing, _all(missing, files, config), strict=True):
        page.record, page.body = record, functools.partial(str, content)
        if _lasts(record):
            text = json.dumps(record, separators=(",", ":"))
            name = keys[page.file.src_uri]
            page.mark = digest(name + text)
            cache.put(f"page {name}", text)
            cache.put(f"content {record['content']}", content)
    cache.save()


def key(page: FastPage) -> str:
    """Changes with a page's source, its place and its name in the navigation."""
    title = vars(page).get("title")
    return digest("\0".join((page.file.src_uri, page.url, repr(title), page.file.content_string)))


def _remember(page: FastPage, key: str, files: Files, cache: Cache) -> None:
    """What the last build made of a page, unless what it links to changed."""
    text = cache.get(f"page {key}")
    record = cast("Record", json.loads(text)) if text else None
    if text and record and all(target(path, files) == was for path, was in record["targets"].items()):
        content = f"content {record['content']}"
        cache.use(content)
        page.record, page.mark, page.body = record, digest(key + text), lambda: cache.get(content)


def _lasts(record: Record) -> bool:
    """Whether a record comes back from the file as it went."""
    return bool(json.loads(json.dumps(record["meta"], default=str)) == record["meta"])


_work: tuple[list[FastPage], Files, MkDocsConfig]
"""What processes inherit: it need not be sent to them."""


def _one(at: int) -> tuple[int, tuple[Record, str]]:
    pages, files, config = _work
    return at, pages[at].converted(config, files)


def _all(pages: list[FastPage], files: Files, config: MkDocsConfig) -> list[tuple[Record, str]]:
    global _work
    _work = (pages, files, config)
    # The longest first, so that no core waits for another at the end.
    order = sorted(range(len(pages)), key=lambda at: -len(pages[at].file.content_string))
    found: Mapping[int, tuple[Record, str]]
    if cores() == 1 or len(pages) < _WORTH_A_PROCESS:
        found = dict(map(_one, order))
    else:
        with multiprocessing.get_context("fork").Pool(cores()) as pool:
            found = dict(pool.imap_unordered(_one, order, chunksize=4))
    return [found[at] for at in range(len(pages))]
