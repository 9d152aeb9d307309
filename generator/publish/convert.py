"""All pages converted at once, before MkDocs asks for the first: those that changed, on every core."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.cores import each
from generator.progress import Progress, untold
from generator.publish.cache import Cache
from generator.publish.inline import QuickInline
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
    config.markdown_extensions += [Raw(), QuickInline()]  # type: ignore[list-item]
    titles = {path: title for item in config.nav or [] for title, path in item.items()}
    return [FastPage(titles.get(file.src_uri), file, config) for file in files.documentation_pages()]


def convert(
    pages: Sequence[FastPage],
    files: Files,
    config: MkDocsConfig,
    cache: Cache,
    *,
    progress: Progress = untold,
) -> None:
    """Bring to each page what it was converted to, in this build or in the last."""
    keys = {page.file.src_uri: key(page) for page in pages}
    for page in pages:
        _remember(page, keys[page.file.src_uri], files, cache)
    missing = [page for page in pages if page.record is None]
    for page, (record, content) in _all(missing, files, config, progress):
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


def _all(
    pages: Sequence[FastPage], files: Files, config: MkDocsConfig, progress: Progress
) -> Iterator[tuple[FastPage, tuple[Record, str]]]:
    """Each page with what it was converted to, the longest first, so that no core waits for another."""
    order = sorted(pages, key=lambda page: -len(page.file.content_string))
    found = each(lambda page: page.converted(config, files), order, worth=_WORTH_A_PROCESS)
    for done, (page, made) in enumerate(zip(order, found, strict=True), 1):
        progress(done, len(order))
        yield page, made
