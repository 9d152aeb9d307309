"""Content without errors, and its pages, which are built on first request."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loosen.build import dataset
from loosen.build.appearance import with_appearance
from loosen.build.assets import VOICES, collect_assets
from loosen.build.media import media
from loosen.build.renderer import Renderer
from loosen.devserver.policy import policy
from loosen.drawing.drawings import Drawings
from loosen.finish.context import html_of
from loosen.finish.html.menu import with_section
from loosen.finish.prepared_page import join_article, prepare_page
from loosen.finish.search import search_text
from loosen.finish.search.search_index import entries, preview_index
from loosen.mkdocs_adapter.page_builder import PageBuilder, config_key
from loosen.model import Site
from loosen.model.media import FOLDER
from loosen.site import voice
from loosen.site.pages import fragments, pages

_TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Published:
    """The HTML of a page, and its search entries."""

    html: str
    sections: tuple[Any, ...]


class ThemeState:
    """MkDocs with its theme and our assets, and the pages built so far."""

    def __init__(
        self, config_key: tuple[object, ...], page_builder: PageBuilder, files: Mapping[str, bytes]
    ) -> None:
        self.config_key, self.page_builder, self.files = config_key, page_builder, files
        self.policy = policy(page_builder.not_found())
        self.version = fingerprint(repr(config_key).encode() + b"".join(files.values()))
        self.published: dict[str, tuple[str, Published]] = {}
        """The Markdown and the result of each built page, by path."""


class SiteSnapshot:
    """An immutable state of the site, with caches.

    `drawn` has drawings that were made before. MkDocs and pages of the snapshot `before` are reused where
    they are still valid.
    """

    def __init__(
        self,
        site: Site,
        root: pathlib.Path,
        *,
        origin: str,
        drawn: Drawings | None = None,
        before: SiteSnapshot | None = None,
    ) -> None:
        self.site = site
        self.renderer = Renderer(site, root / _TEMPLATES, drawn=drawn)
        self.pages = {page.path: page for page in pages(site)}
        self._fragments = {fragment.path: fragment for fragment in fragments(site)}
        self._by_address = {page.address: page.path for page in self.pages.values()}
        self._markdown: dict[str, str] = {}
        self._dataset: dict[str, bytes] | None = None
        self._voice = voice.files(site, self.renderer.words)
        self._voice |= {VOICES: voice.module(site, self.renderer.words)}
        self._origin = origin
        words = self.renderer.words
        wanted = config_key(site, words, self.pages)
        if before and before.theme.config_key == wanted:
            self.theme: ThemeState = before.theme
        else:
            page_builder = PageBuilder(root / _TEMPLATES, site, words, self.pages, origin)
            assets = with_appearance(collect_assets(root / _TEMPLATES / "assets", words, site), site)
            self.theme = ThemeState(wanted, page_builder, assets)

    def path_at(self, address: str) -> str | None:
        """The path of the page at a URL path; `None` if there is none."""
        return self._by_address.get(address)

    def markdown(self, path: str) -> str:
        """The Markdown of a page."""
        if path not in self._markdown:
            self._markdown[path] = self.renderer.render(self.pages[path])
        return self._markdown[path]

    def published(self, path: str) -> Published:
        """The built page."""
        markdown = self.markdown(path)
        known = self.theme.published.get(path)
        if not known or known[0] != markdown:
            words, page = self.renderer.words, self.pages[path]
            prepared = prepare_page(html_of(page), self.theme.page_builder.page(path, markdown), words)
            theme = search_text.with_worker(prepared.theme, search_text.WORKER, path, words)
            theme = with_section(theme, page.address, [crumb.address for crumb in reversed(page.trail)])
            shown = Published(join_article(theme, prepared.content), entries(page, prepared.sections, words))
            known = self.theme.published[path] = (markdown, shown)
        return known[1]

    def version(self, path: str) -> str:
        """A hash that changes when the page looks different."""
        return fingerprint((self.theme.version + self.markdown(path)).encode())

    def not_found(self) -> str:
        """The HTML of the 404 page."""
        return self.theme.page_builder.not_found()

    def file(self, path: str) -> bytes | None:
        """The bytes of an asset, a fragment, a data file, or a file of the theme; `None` if unknown."""
        if path in self._voice:  # before the theme's, which may be those of an earlier content
            return self._voice[path]
        if path in self.theme.files:
            return self.theme.files[path]
        if path in self._fragments:
            return self.renderer.render(self._fragments[path]).encode()
        if path.startswith(f"{dataset.FOLDER}/"):
            return self._data().get(path)
        if path.startswith(f"{FOLDER}/"):
            return media(self.site).get(path)
        theme = self.theme.page_builder.theme_files.get(path)
        return theme.read_bytes() if theme else None

    def _data(self) -> dict[str, bytes]:
        """The files of the open data, which `finish` writes on publishing."""
        if self._dataset is None:
            self._dataset = dataset.published(self.site, self._origin, self.renderer.words)
        return self._dataset

    def index(self, sections: Sequence[Any]) -> str:
        """The search index over the entries of all pages."""
        return preview_index(sections, language=self.renderer.words.language)


def fingerprint(data: bytes) -> str:
    """A short hash."""
    return hashlib.sha256(data).hexdigest()[:16]
