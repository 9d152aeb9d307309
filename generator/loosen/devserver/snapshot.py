"""Content without an error, ready to be shown: any page of it, made when it is first asked for."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loosen.build import dataset
from loosen.build.assets import collect_assets
from loosen.build.renderer import Renderer
from loosen.devserver.policy import policy
from loosen.finish.context import html_of
from loosen.finish.prepared_page import join_article, prepare_page
from loosen.finish.search import search_text
from loosen.finish.search.search_index import entries, preview_index
from loosen.mkdocs_adapter.page_builder import PageBuilder, shape
from loosen.model import Site
from loosen.site.pages import fragments, pages

_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Published:
    """A page as a browser gets it, and what a search finds in it."""

    html: str
    sections: tuple[Any, ...]


class ThemeState:
    """What stands around the text of each page, with what was made so far."""

    def __init__(self, shape: tuple[object, ...], shell: PageBuilder, files: Mapping[str, bytes]) -> None:
        self.shape, self.shell, self.files = shape, shell, files
        self.policy = policy(shell.not_found())
        self.mark = fingerprint(repr(shape).encode() + b"".join(files.values()))
        self.published: dict[str, tuple[str, Published]] = {}
        """Each page with the Markdown that it was made from."""


class SiteSnapshot:
    """One state of the site. It does not change; what it makes it remembers.

    What `before` made is taken over where it is still right: the theme's shell, and pages with the same text.
    """

    def __init__(
        self, site: Site, root: pathlib.Path, *, origin: str, before: SiteSnapshot | None = None
    ) -> None:
        self.site = site
        self._drawings: dict[str, str] = before._drawings if before else {}
        self.renderer = Renderer(site, root / _TEMPLATES, drawn=self._drawings)
        self.pages = {page.path: page for page in pages(site)}
        self._pieces = {piece.path: piece for piece in fragments(site)}
        self._by_address = {page.address: page.path for page in self.pages.values()}
        self._markdown: dict[str, str] = {}
        self._dataset: dict[str, bytes] | None = None
        self._origin = origin
        words = self.renderer.words
        wanted = shape(site, words, self.pages)
        if before and before.look.shape == wanted:
            self.look: ThemeState = before.look
        else:
            shell = PageBuilder(root / _TEMPLATES, site, words, self.pages, origin)
            self.look = ThemeState(wanted, shell, collect_assets(root / _TEMPLATES / "assets", words))

    def path_at(self, address: str) -> str | None:
        """The path of the page at an address."""
        return self._by_address.get(address)

    def markdown(self, path: str) -> str:
        """The Markdown of a page."""
        if path not in self._markdown:
            self._markdown[path] = self.renderer.render(self.pages[path])
        return self._markdown[path]

    def published(self, path: str) -> Published:
        """A page as it is published."""
        markdown = self.markdown(path)
        known = self.look.published.get(path)
        if not known or known[0] != markdown:
            words, page = self.renderer.words, self.pages[path]
            prepared = prepare_page(html_of(page), self.look.shell.page(path, markdown), words)
            theme = search_text.with_worker(prepared.theme, search_text.WORKER, path)
            shown = Published(join_article(theme, prepared.content), entries(page, prepared.sections, words))
            known = self.look.published[path] = (markdown, shown)
        return known[1]

    def mark(self, path: str) -> str:
        """Another one when the page looks different."""
        return fingerprint((self.look.mark + self.markdown(path)).encode())

    def not_found(self) -> str:
        """The page for an address that is not there."""
        return self.look.shell.not_found()

    def file(self, path: str) -> bytes | None:
        """One of our assets, a piece of a page, a file of the open data, or a file of the theme."""
        if path in self.look.files:
            return self.look.files[path]
        if path in self._pieces:
            return self.renderer.render(self._pieces[path]).encode()
        if path.startswith(f"{dataset.FOLDER}/"):
            return self._data().get(path)
        theme = self.look.shell.theme.get(path)
        return theme.read_bytes() if theme else None

    def _data(self) -> dict[str, bytes]:
        """The open data, which `finish` writes for readers."""
        if self._dataset is None:
            self._dataset = dataset.published(self.site, self._origin, self.renderer.words)
        return self._dataset

    def index(self, sections: Sequence[Any]) -> str:
        """The search index over the entries of all pages."""
        return preview_index(sections)


def fingerprint(data: bytes) -> str:
    """Short, and another for other bytes."""
    return hashlib.sha256(data).hexdigest()[:16]
