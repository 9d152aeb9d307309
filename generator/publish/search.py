"""The theme's search index, from entries that were made with the page and kept with it."""

from __future__ import annotations

import re
from typing import Any

from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.publish.sections import sections

PLUGIN = "material/search"
# A drawing's paths, which say nothing: a third of what there is to parse.
_SAYS_NOTHING = re.compile(r"<[a-z]+(?: [^<>]*)?/>")


class KnownEntries(SearchIndex):  # type: ignore[misc]
    """Takes the entries that a page brings along."""

    def add_entry_from_context(self, page: Page) -> None:
        record = getattr(page, "record", None)
        if record is None:
            super().add_entry_from_context(page)
        else:
            self.entries.extend(record["search"])


def use_known_entries(config: MkDocsConfig) -> None:
    """Give the theme's plugin an index that does not parse a page again."""
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is not None:
        plugin.search_index = KnownEntries(**plugin.config)


def entries(page: Page) -> list[dict[str, Any]]:
    """What the theme makes of a page that was just converted."""
    index = SearchIndex()
    if not (page.meta.get("search") or {}).get("exclude"):
        for section in sections(_SAYS_NOTHING.sub("", page.content or "")):
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)
    return list(index.entries)
