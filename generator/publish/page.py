"""A page of MkDocs that can be converted elsewhere: in another process, or in an earlier build."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from generator.publish.converter import Converter
from generator.publish.front import parted
from generator.publish.raw import Raw
from generator.publish.search import entries

Record = dict[str, Any]
"""What a page was converted to, but for its content, and what it depended on."""


class FastPage(Page):
    """Takes the result of an earlier conversion, when there is one."""

    key = ""
    """The last known `source_key`."""
    converter: Converter | None = None
    record: Record | None = None
    mark = ""
    """Another one when the record is another one; empty when it cannot be kept."""
    body: Callable[[], str | None] = staticmethod(lambda: None)
    """Finds the content that goes with the record."""
    shown = True
    """Whether the theme is to show this page; not when it is known what it would show."""

    def source_key(self) -> str:
        """Changes with a page's source, its place and its name in the navigation."""
        title = vars(self).get("title")
        return digest("\0".join((self.file.src_uri, self.url, repr(title), self.file.content_string)))

    def read_source(self, config: MkDocsConfig) -> None:
        record = self.record
        if record is None:
            self._read(config)
        elif not self.shown:
            self.markdown, self.meta = "", record["meta"]
        else:
            self.markdown = self.file.content_string[-record["length"] :] if record["length"] else ""
            self.meta = record["meta"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        record = self.record
        content = self.body() if record and self.shown else ""
        if record is None or content is None:
            # The content may be gone: another build, at the same time, did not need it.
            self._read(config)
            self._render(config, files)
            return
        self.content = content
        self.toc = get_toc(record["toc"])
        self._title_from_render = record["title"]
        self.present_anchor_ids = set(record["anchors"])
        links = {files.get_file_from_path(path): found for path, found in record["links"].items()}
        self.links_to_anchors = {file: found for file, found in links.items() if file}
        for name, level, message in record["said"]:
            logging.getLogger(name).log(level, "%s", message)

    def _read(self, config: MkDocsConfig) -> None:
        if front := parted(self.file.content_string):
            self.markdown, self.meta = front
        else:
            super().read_source(config)

    def _render(self, config: MkDocsConfig, files: Files) -> None:
        if self.converter and self.converter.can_convert():
            self.converter.convert(self, files)
        else:
            super().render(config, files)
        for extension in config.markdown_extensions:
            if isinstance(extension, Raw):
                self.present_anchor_ids = (self.present_anchor_ids or set()) | extension.anchors

    def converted(self, config: MkDocsConfig, files: Files) -> tuple[Record, str]:
        """All that a later build must know so as not to convert this page again, and its content."""
        seen = _Seen(files)
        with _heard() as said:
            self.read_source(config)
            length, meta = len(self.markdown or ""), dict(self.meta)
            self._render(config, seen)  # type: ignore[arg-type]
        links = self.links_to_anchors or {}
        content = self.content or ""
        return {
            "meta": meta,
            "length": length,
            "content": digest(content),
            "toc": [_token(item) for item in self.toc],
            "title": self._title_from_render,
            "anchors": sorted(self.present_anchor_ids or ()),
            "links": {file.src_uri: found for file, found in links.items()},
            "targets": seen.targets,
            "said": said,
            "search": entries(self),
        }, content


class _Seen:
    """The files, and what was asked about them: a page is another one when an answer changes."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.targets: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        self.targets[path] = target(path, self.files)
        return self.files.get_file_from_path(path)


def digest(text: str) -> str:
    """Short, and another one for another text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def target(path: str, files: Files) -> str | None:
    """What a page that links to a file knows about it."""
    file = files.get_file_from_path(path)
    return f"{file.url} {file.inclusion.name}" if file else None


@contextmanager
def _heard() -> Iterator[list[tuple[str, int, str]]]:
    """Keeps what MkDocs says about a page, to say it when the page's turn comes, in each build."""
    said: list[tuple[str, int, str]] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append((record.name, record.levelno, record.getMessage()))

    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [Listener()], False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def _token(item: AnchorLink) -> dict[str, Any]:
    children = [_token(child) for child in item.children]
    return {"name": item.title, "id": item.id, "level": item.level, "children": children}
