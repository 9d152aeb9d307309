"""Pages that would be published and finished as in the last build: the theme and `finish` leave them out.

A page stays the same as long as what it was converted to, the settings, the theme and the words do. Pages of
the navigation are always shown anew: they know each other.
"""

from __future__ import annotations

import dataclasses
import json
import pathlib
from collections.abc import Callable, Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator import shelf
from generator.finish.part import Memory, Part
from generator.publish.cache import Cache
from generator.publish.page import FastPage
from generator.publish.search import PLUGIN

_EVENTS = ("page_context", "post_page", "post_template")
"""Events in which a plugin could change or collect what the theme shows."""


class Unchanged(Memory):
    """The pages of one build that need not be shown, and what is made of them."""

    def __init__(self, cache: Cache, made: pathlib.Path) -> None:
        """`made` is the shelf of what was made for the pages."""
        self.pages: list[FastPage] = []
        self.parts: dict[str, Part] = {}
        self._cache, self._made = cache, made
        self._keys: dict[str, str] = {}

    def find(self, pages: Iterable[FastPage], nav: Navigation, settings: str) -> None:
        """Look for what the last build made of each; `settings` are those of everything after conversion."""
        self._keys = {page.file.dest_uri: f"part {settings} {page.mark}" for page in pages if page.mark}
        listed = {page.file.src_uri for page in nav.pages}
        for page in pages:
            key = self._keys.get(page.file.dest_uri)
            text = self._cache.get(key) if key and page.file.src_uri not in listed else None
            if text:
                self.parts[page.file.dest_uri] = Part(**json.loads(text))
                self.pages.append(page)
                page.shown = False

    def kept(self, key: str, make: Callable[[], str]) -> str:
        return self._cache.kept(key, lambda: shelf.found(self._made, key) or make())

    def close(self) -> None:
        """Forget what this build did not use."""
        self._cache.close()

    def leave_out(self, files: Files, config: MkDocsConfig) -> None:
        """Let MkDocs pass by these pages when it writes; it has read them, and knows where links lead."""
        for page in self.pages:
            page.file.inclusion = InclusionLevel.EXCLUDED
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)

    def keep(self, parts: Mapping[str, Part]) -> None:
        """Keep what was made of the others, for the next build."""
        for path in parts.keys() & self._keys.keys() - self.parts.keys():
            self._cache.put(self._keys[path], json.dumps(dataclasses.asdict(parts[path])))


def can_leave_out(config: MkDocsConfig) -> bool:
    """Whether what the theme shows depends only on what we know."""
    search = config.plugins.get(PLUGIN)
    methods = [method for event in _EVENTS for method in config.plugins.events[event]]
    return all(getattr(method, "__self__", None) is search for method in methods)
