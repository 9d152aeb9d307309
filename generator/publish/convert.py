"""All pages made at once, before MkDocs asks for the first: those that changed, on every core."""

from __future__ import annotations

import functools
import json
import pathlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.cores import each
from generator.progress import Progress, untold
from generator.publish.cache import Cache
from generator.publish.converter import Converter
from generator.publish.inline import QuickInline
from generator.publish.page import FastPage, Record, digest, target
from generator.publish.press import Press, Pressed
from generator.publish.raw import Raw
from generator.publish.ready import Ready
from generator.publish.unneeded import Unneeded

_WORTH_A_PROCESS = 60
"""Pages. Fewer are converted before another process has begun."""
_OTHERS = ("pre_page", "page_read_source", "page_markdown", "page_content")
"""Events in which a plugin could change what is converted."""


def can_convert(config: MkDocsConfig) -> bool:
    """Whether a page's conversion depends only on what we know."""
    return not any(config.plugins.events[event] for event in _OTHERS)


def prepare(files: Files, config: MkDocsConfig) -> list[FastPage]:
    """Give each file a page of ours, before MkDocs gives it one of its own."""
    config.markdown_extensions += [Raw(), QuickInline(), Unneeded()]  # type: ignore[list-item]
    titles = {path: title for item in config.nav or [] for title, path in item.items()}
    found = [FastPage(titles.get(file.src_uri), file, config) for file in files.documentation_pages()]
    converter = Converter(config)
    for page in found:
        page.converter = converter
    return found


def remember(pages: Sequence[FastPage], files: Files, cache: Cache) -> None:
    """Bring to each page what it was converted to in the last build, when it would be the same."""
    for page in () if cache.is_empty() else pages:
        page.key = page.source_key()
        _remember(page, files, cache)


def without_content(pages: Iterable[FastPage], cache: Cache) -> list[FastPage]:
    """Those of which we do not have what MkDocs is to show."""
    return [page for page in pages if not (page.record and cache.use(f"content {page.record['content']}"))]


def convert(
    pages: Sequence[FastPage],
    files: Files,
    config: MkDocsConfig,
    cache: Cache,
    *,
    press: Press | None = None,
    ready: Ready | None = None,
    progress: Progress = untold,
) -> None:
    """Convert these pages; those that `press` takes, it makes up to the point where they are `ready`."""
    for page, made in _all(pages, press, files, config, progress):
        page.record, page.key = made.record, made.key
        if _lasts(made.record):
            text = json.dumps(made.record, separators=(",", ":"))
            page.mark = digest(page.key + text)
            cache.put(f"page {page.key}", text)
        if isinstance(made, Pressed):
            assert ready
            ready.begin(page, made.part)
        else:
            page.body = functools.partial(str, made.content)
            if page.mark:
                cache.put(f"content {made.record['content']}", made.content)
    cache.save()


def _remember(page: FastPage, files: Files, cache: Cache) -> None:
    """What the last build made of a page, unless what it links to changed."""
    text = cache.get(f"page {page.key}")
    record = cast("Record", json.loads(text)) if text else None
    if text and record and all(target(path, files) == was for path, was in record["targets"].items()):
        content = f"content {record['content']}"
        page.record, page.mark, page.body = record, digest(page.key + text), lambda: cache.get(content)


def _lasts(record: Record) -> bool:
    """Whether a record comes back from the file as it went."""
    return bool(json.loads(json.dumps(record["meta"], default=str)) == record["meta"])


def _size(page: FastPage) -> int:
    path = page.file.abs_src_path
    return pathlib.Path(path).stat().st_size if path else len(page.file.content_string)


class _Converted(NamedTuple):
    record: Record
    key: str
    content: str


def _all(
    pages: Sequence[FastPage], press: Press | None, files: Files, config: MkDocsConfig, progress: Progress
) -> Iterator[tuple[FastPage, _Converted | Pressed]]:
    """Each page with what it was made to, the longest first, so that no core waits for another."""
    order = sorted(pages, key=_size, reverse=True)

    def one(page: FastPage) -> _Converted | Pressed:
        if press and press.takes(page):
            return press(page)
        record, content = page.converted(config, files)
        return _Converted(record, page.source_key(), content)

    # What the first one loads, the processes that make the others need not load again.
    found = chain(map(one, order[:1]), each(one, order[1:], worth=_WORTH_A_PROCESS))
    for done, (page, made) in enumerate(zip(order, found, strict=True), 1):
        progress(done, len(order))
        yield page, made
