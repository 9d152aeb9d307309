"""Pages that stand in the site before MkDocs writes its own: the theme need not show them.

One that would be published and finished as in the last build stands there as it was finished. It stays the
same as long as what it was converted to, the settings, the theme and the words do. Every other was made in
one go, from Markdown to all of it but what depends on all pages. Pages of the navigation are left to MkDocs:
they know each other.
"""

from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import shelf
from generator.cores import each
from generator.finish.part import Done, Memory, Part
from generator.publish.cache import Cache
from generator.publish.page import FastPage
from generator.publish.search import PLUGIN
from generator.publish.store import Store

_EVENTS = ("env", "page_context", "post_page", "post_template")
"""Events in which a plugin could change or collect what the theme shows."""
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_OURS = "assets/"
"""Where all files stand that we make beside the pages; MkDocs writes none of its own there."""
FINISHED = "finished"
"""The folder in the cache."""
_WORTH_A_PROCESS = 200
"""Files. Fewer are there before another process has begun."""
_AT_ONCE = 50


class Ready(Memory):
    """The pages of one build that need not be shown, and what is made of them."""

    def __init__(self, cache: Cache, made: pathlib.Path, site_dir: pathlib.Path) -> None:
        """`made` is the shelf of what was made for the pages."""
        self.pages: list[FastPage] = []
        self.known: dict[str, tuple[Part, Done]] = {}
        self.begun: dict[str, Part] = {}
        self._cache, self._made, self._site_dir = cache, made, site_dir
        self._store = Store(cache.path.parent / FINISHED)
        self._settings = ""

    def find(self, pages: Iterable[FastPage], settings: str) -> list[FastPage]:
        """Put into the site what the last build made, and return the other pages.

        `settings` are those of all steps after conversion.
        """
        self._settings = settings
        pages = list(pages)
        kept = [(page, *found) for page in pages if page.mark and (found := self._kept(page))]
        there = each(self._comes, kept, worth=_WORTH_A_PROCESS, at_once=_AT_ONCE)
        for (page, part, done), comes in zip(kept, there, strict=True):
            if comes:
                self._store.use(done.made)
                self.known[page.file.dest_uri] = part, done
                self._leave(page)
        return [page for page in pages if page.shown]

    def begin(self, page: FastPage, part: Part) -> None:
        """Take the part of a page that was made just now, and that stands in the site."""
        self.begun[page.file.dest_uri] = part
        self._leave(page)

    def kept(self, key: str, make: Callable[[], str]) -> str:
        return self._cache.kept(key, lambda: shelf.found(self._made, key) or make())

    def close(self) -> None:
        """Forget what this build did not use."""
        self._cache.close()
        self._store.close()

    def leave_out(self, files: Files, config: MkDocsConfig) -> None:
        """Let MkDocs pass by these pages when it writes; it has read them, and knows where links lead."""
        for page in self.pages:
            page.file.inclusion = InclusionLevel.EXCLUDED
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        for file in files:
            # Whoever writes into the site's file writes into the other, too. Ours is made again then; one of
            # the theme belongs to a package, and one that somebody put beside our pages may be the only one.
            ours = file.src_dir == config.docs_dir and file.src_uri.startswith(_OURS)
            is_asset = ours and not file.is_documentation_page()
            if is_asset and file.inclusion not in _LEFT_OUT and _linked(file):
                file.inclusion = InclusionLevel.EXCLUDED

    def take(self, done: Done, file: pathlib.Path) -> None:
        self._store.keep(done.made, file)

    def keep(self, pages: Mapping[str, tuple[Part, Done]]) -> None:
        for page in self.pages:
            path = page.file.dest_uri
            if path in pages and page.mark and pages[path] != self.known.get(path):
                self._cache.put(self._key(page), _written(*pages[path]))
                self._store.use(pages[path][1].made)

    def _leave(self, page: FastPage) -> None:
        page.shown = False
        self.pages.append(page)

    def _key(self, page: FastPage) -> str:
        return f"part {self._settings} {page.mark}"

    def _kept(self, page: FastPage) -> tuple[Part, Done] | None:
        text = self._cache.get(self._key(page))
        return _read(text) if text else None

    def _comes(self, kept: tuple[FastPage, Part, Done]) -> bool:
        page, _, done = kept
        return self._store.take(done.made, self._site_dir / page.file.dest_uri)


def _written(part: Part, done: Done) -> str:
    return json.dumps([part.names, part.scripts, part.sheets, done.around, done.made, done.theme])


def _read(text: str) -> tuple[Part, Done]:
    names, scripts, sheets, around, made, theme = json.loads(text)
    part = Part(html="", names=tuple(names), scripts=tuple(scripts), sheets=tuple(sheets))
    return part, Done(around=around, made=made, theme=tuple(theme))


def _linked(file: File) -> bool:
    """Give a file of ours its place in the site as a second name, for which no system need copy it.

    After MkDocs has deleted a site of thousands of files, to make a new one takes thirty times as long.
    """
    try:
        pathlib.Path(file.abs_dest_path).parent.mkdir(parents=True, exist_ok=True)
        os.link(str(file.abs_src_path), file.abs_dest_path)
    except OSError:  # on another disk, say
        return False
    return True


def can_leave_out(config: MkDocsConfig, own: Sequence[object] = ()) -> bool:
    """Whether what the theme shows depends only on what we know; `own` are events of ours."""
    search = config.plugins.get(PLUGIN)
    methods = [method for event in _EVENTS for method in config.plugins.events[event]]
    return all(getattr(method, "__self__", None) is search or method in own for method in methods)
