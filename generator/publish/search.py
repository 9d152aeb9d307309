"""The theme's search index, from entries that were made with the page and kept with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.publish.sections import sections

if TYPE_CHECKING:
    from generator.publish.page import FastPage

PLUGIN = "material/search"


class KnownEntries(SearchIndex):  # type: ignore[misc]
    """Takes the entries that pages bring along, also of those that the theme does not show."""

    def __init__(self, pages: Sequence[FastPage], **config: Any) -> None:
        super().__init__(**config)
        self._pages = pages
        self._shown: set[str] = set()

    def add_entry_from_context(self, page: Page) -> None:
        """All entries come at once, in the order of the pages."""
        self._shown.add(page.file.src_uri)

    def generate_search_index(self, prev: Any) -> str:
        found = [page for page in self._pages if page.file.src_uri in self._shown or not page.shown]
        self.entries = [entry for page in found if page.record for entry in page.record["search"]]
        return str(super().generate_search_index(prev))


def use_known_entries(pages: Sequence[FastPage], config: MkDocsConfig) -> None:
    """Give the theme's plugin an index that does not parse a page again."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is not None:
        plugin.search_index = KnownEntries(pages, **plugin.config)


def entries(page: Page) -> list[dict[str, Any]]:
    """What the theme makes of a page that was just converted."""
    index = SearchIndex()
    if not (page.meta.get("search") or {}).get("exclude"):
        for section in sections(page.content or ""):
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)
    return list(index.entries)
