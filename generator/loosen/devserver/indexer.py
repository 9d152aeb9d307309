"""Background work after a save: finds the pages that changed, and updates the search index."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from loosen.devserver.attempt import Failed, attempt
from loosen.devserver.live_site import LiveSite, State
from loosen.devserver.snapshot import SiteSnapshot

T = TypeVar("T")
PagesChanged = Callable[[tuple[str, ...], tuple[str, ...]], None]
"""Called after each round with the saved files, and the URLs of the pages that changed."""


class BackgroundIndexer:
    """Renders all pages after each save; after the first round, a save that comes meanwhile begins anew."""

    def __init__(self, preview: LiveSite, pages_changed: PagesChanged, failed: Failed) -> None:
        self._preview = preview
        self._pages_changed, self._failed = pages_changed, failed
        self._texts: dict[str, str] | None = None
        self._sections: dict[str, tuple[str, tuple[Mapping[str, Any], ...]]] = {}
        self._index = "{}"
        self._ready = threading.Event()

    def start(self) -> None:
        """Start the background thread."""
        threading.Thread(target=self._run, name="indexer", daemon=True).start()

    def index(self, timeout: float) -> str:
        """The search index as JSON, perhaps of an earlier save; waits `timeout` seconds for the first one."""
        self._ready.wait(timeout)
        return self._index

    def _run(self) -> None:
        number = -1
        saved: tuple[str, ...] = ()
        while True:
            state = self._preview.wait(number, timeout=3600)
            if state.number == number:
                continue
            number, saved = state.number, tuple(dict.fromkeys((*saved, *state.changed)))
            if state.is_current and self._report_changes(state, saved):
                self._preview.drawings.write()
                if self._update_index(state):
                    saved = ()

    def _report_changes(self, state: State, saved: tuple[str, ...]) -> bool:
        """Render all pages, and report those that changed. Returns whether no newer save interrupted it."""
        snapshot, texts = state.snapshot, {}
        assert snapshot is not None
        for path, page in snapshot.pages.items():
            texts[path] = self._attempt(page.address, functools.partial(snapshot.markdown, path)) or ""
            # The first round goes on: without it, no save could be compared with what was before.
            if self._texts is not None and self._preview.state is not state:
                return False
        if self._texts is not None:
            before = self._texts
            paths = [path for path, text in texts.items() if before.get(path) != text]
            self._pages_changed(saved, tuple(snapshot.pages[path].address for path in paths))
        self._texts = texts
        return True

    def _update_index(self, state: State) -> bool:
        """Update the search index, unless a newer save interrupts it."""
        snapshot, texts = state.snapshot, self._texts or {}
        assert snapshot is not None
        for path, text in texts.items():
            if text and self._sections.get(path, ("",))[0] != text:
                self._sections[path] = (text, self._entries(snapshot, path))
            if self._preview.state is not state:
                return True
        self._sections = {path: found for path, found in self._sections.items() if path in texts}
        found = [one for _, sections in self._sections.values() for one in sections]
        index = self._attempt("the search index", functools.partial(snapshot.index, found))
        self._index = index or self._index
        self._ready.set()
        return True

    def _entries(self, snapshot: SiteSnapshot, path: str) -> tuple[Mapping[str, Any], ...]:
        """The search entries of a page."""
        page = self._attempt(snapshot.pages[path].address, functools.partial(snapshot.published, path))
        return page.sections if page else ()

    def _attempt(self, name: str, make: Callable[[], T]) -> T | None:
        """The result of `make`; a fault is reported, and the work goes on."""
        with self._preview.lock.background():
            made, fault = attempt(make)
        if fault:
            self._failed(name, fault)
        return made
