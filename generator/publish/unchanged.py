"""Pages that would be published and finished as in the last build: the theme and `finish` leave them out.

A page stays the same as long as what it was converted to, the settings, the theme and the words do. Pages of
the navigation are always shown anew: they know each other.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator import shelf
from generator.compiled import Compiled
from generator.finish.part import Done, Memory, Part
from generator.publish.cache import Cache
from generator.publish.page import FastPage
from generator.publish.search import PLUGIN
from generator.publish.store import Store

_EVENTS = ("page_context", "post_page", "post_template")
"""Events in which a plugin could change or collect what the theme shows."""


FINISHED = "finished"
"""The folder in the cache."""


class Unchanged(Memory):
    """The pages of one build that need not be shown, and what is made of them."""

    def __init__(self, cache: Cache, made: pathlib.Path, site_dir: pathlib.Path) -> None:
        """`made` is the shelf of what was made for the pages."""
        self.pages: list[FastPage] = []
        self.known: dict[str, tuple[Part, Done]] = {}
        self._cache, self._made, self._site_dir = cache, made, site_dir
        self._store = Store(cache.path.parent / FINISHED)
        self._keys: dict[str, str] = {}

    def find(self, pages: Iterable[FastPage], nav: Navigation, settings: str) -> None:
        """Put into the site what the last build made; `settings` are those of all steps after conversion."""
        self._keys = {page.file.dest_uri: f"part {settings} {page.mark}" for page in pages if page.mark}
        listed = {page.file.src_uri for page in nav.pages}
        for page in pages:
            key = self._keys.get(page.file.dest_uri)
            text = self._cache.get(key) if key and page.file.src_uri not in listed else None
            part, done = _read(text) if text else (None, None)
            if part and done and self._store.take(done.made, self._site_dir / page.file.dest_uri):
                self.known[page.file.dest_uri] = part, done
                self.pages.append(page)
                page.shown = False

    def kept(self, key: str, make: Callable[[], str]) -> str:
        return self._cache.kept(key, lambda: shelf.found(self._made, key) or make())

    def compiled(self) -> Compiled:
        """Where the theme's templates are kept."""
        return Compiled(self._cache.get, self._cache.put)

    def close(self) -> None:
        """Forget what this build did not use."""
        self._cache.close()
        self._store.close()

    def leave_out(self, files: Files, config: MkDocsConfig) -> None:
        """Let MkDocs pass by these pages when it writes; it has read them, and knows where links lead."""
        for page in self.pages:
            page.file.inclusion = InclusionLevel.EXCLUDED
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)

    def keep(self, pages: Mapping[str, tuple[Part, Done]], site_dir: pathlib.Path) -> None:
        """Keep what was made of the others, for the next build."""
        for path in pages.keys() & self._keys.keys():
            if pages[path] != self.known.get(path):
                self._cache.put(self._keys[path], _written(*pages[path]))
                self._store.keep(pages[path][1].made, site_dir / path)


def _written(part: Part, done: Done) -> str:
    return json.dumps([part.names, part.scripts, part.sheets, done.around, done.made, done.theme])


def _read(text: str) -> tuple[Part, Done]:
    names, scripts, sheets, around, made, theme = json.loads(text)
    part = Part(html="", names=tuple(names), scripts=tuple(scripts), sheets=tuple(sheets))
    return part, Done(around=around, made=made, theme=tuple(theme))


def can_leave_out(config: MkDocsConfig) -> bool:
    """Whether what the theme shows depends only on what we know."""
    search = config.plugins.get(PLUGIN)
    methods = [method for event in _EVENTS for method in config.plugins.events[event]]
    return all(getattr(method, "__self__", None) is search for method in methods)
