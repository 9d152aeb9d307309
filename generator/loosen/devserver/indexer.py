"""In the time that nobody needs: which pages a save touched, and the search index over all of them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from loosen.devserver.attempt import Failed, attempt
from loosen.devserver.live_site import LiveSite, State
from loosen.devserver.snapshot import SiteSnapshot

T = TypeVar("T")
Touched = Callable[[tuple[str, ...], tuple[str, ...]], None]
"""Told of each round: the files that were saved, and the addresses of the pages that are another now."""


class BackgroundIndexer:
    """Goes through all pages after each save, and begins again when the next one comes."""

    def __init__(self, preview: LiveSite, touched: Touched, failed: Failed) -> None:
        self._preview = preview
        self._touched, self._failed = touched, failed
        self._texts: dict[str, str] | None = None
        self._sections: dict[str, tuple[str, tuple[Mapping[str, Any], ...]]] = {}
        self._index = "{}"
        self._ready = threading.Event()

    def start(self) -> None:
        """Begin, in a thread of its own."""
        threading.Thread(target=self._run, name="survey", daemon=True).start()

    def index(self, timeout: float) -> str:
        """The search index; the one from before the last save until the next is made."""
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
            if state.good and self._told(state, saved) and self._indexed(state):
                saved = ()

    def _told(self, state: State, saved: tuple[str, ...]) -> bool:
        """Whether the round came to its end."""
        edition, texts = state.edition, {}
        assert edition is not None
        for path, page in edition.pages.items():
            texts[path] = self._tried(page.address, functools.partial(edition.markdown, path)) or ""
            if self._preview.state is not state:
                return False
        if self._texts is not None:
            before = self._texts
            paths = [path for path, text in texts.items() if before.get(path) != text]
            self._touched(saved, tuple(edition.pages[path].address for path in paths))
        self._texts = texts
        return True

    def _indexed(self, state: State) -> bool:
        edition, texts = state.edition, self._texts or {}
        assert edition is not None
        for path, text in texts.items():
            if text and self._sections.get(path, ("",))[0] != text:
                self._sections[path] = (text, self._found(edition, path))
            if self._preview.state is not state:
                return True
        self._sections = {path: found for path, found in self._sections.items() if path in texts}
        found = [one for _, sections in self._sections.values() for one in sections]
        index = self._tried("the search index", functools.partial(edition.index, found))
        self._index = index or self._index
        self._ready.set()
        return True

    def _found(self, edition: SiteSnapshot, path: str) -> tuple[Mapping[str, Any], ...]:
        """What a search would find in a page."""
        page = self._tried(edition.pages[path].address, functools.partial(edition.published, path))
        return page.sections if page else ()

    def _tried(self, name: str, make: Callable[[], T]) -> T | None:
        """What is made; of what cannot be made it is told why, and the rest goes on."""
        with self._preview.turns.spare():
            made, fault = attempt(make)
        if fault:
            self._failed(name, fault)
        return made
