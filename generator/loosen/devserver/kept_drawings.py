"""Drawings of the preview, which are there again when it starts the next time."""

from __future__ import annotations

import contextlib
import pathlib

from loosen.drawing.drawings import Drawings, Pictures
from loosen.runtime.store import Store


class KeptDrawings:
    """All drawings by key, and the folder of the store that has them, if there is one."""

    def __init__(self, cache: pathlib.Path | None) -> None:
        self.drawn: Drawings = {}
        self._cache = cache
        self._written: frozenset[str] = frozenset()

    def recall(self, pictures: Pictures) -> None:
        """Take from the store what was drawn in earlier runs, by whichever command."""
        if self._cache:
            with contextlib.closing(Store(self._cache)) as store:
                pictures.recall(store)
            self._written = frozenset(self.drawn)

    def write(self) -> None:
        """Put into the store what was drawn since the last time."""
        new = {key: text for key, text in self.drawn.copy().items() if key not in self._written}
        if self._cache and new:
            with contextlib.closing(Store(self._cache)) as store:
                for key, text in new.items():
                    store.put(key, text)
            self._written |= new.keys()
