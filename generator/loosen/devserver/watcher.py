"""Notices a save at once, by the system's own news of changed files, and at the latest within a second."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_SETTLED = 0.02
"""Seconds that an editor may take to write a file's parts."""
_AT_LATEST = 1.0
"""Some folders, such as those of another machine, send no news."""


class _Bell(FileSystemEventHandler):
    def __init__(self) -> None:
        self.rung = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):  # we read files ourselves
            self.rung.set()


def watch(folders: Iterable[Path], look: Callable[[], object], ending: threading.Event) -> None:
    """Call `look` after each save in the folders, in a thread of its own, until the end."""
    bell, observer = _Bell(), Observer()
    for folder in folders:
        observer.schedule(bell, str(folder), recursive=True)
    observer.daemon = True
    observer.start()

    def run() -> None:
        while not ending.is_set():
            if bell.rung.wait(_AT_LATEST):
                bell.rung.clear()
                ending.wait(_SETTLED)
            look()

    threading.Thread(target=run, name="watch", daemon=True).start()
