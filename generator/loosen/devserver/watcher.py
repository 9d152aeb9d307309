"""Watches folders by file system events, with polling as a fallback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_DEBOUNCE = 0.02
"""Seconds to wait for further events of the same save."""
_POLL_INTERVAL = 1.0
"""Seconds; network folders send no events."""


class _ChangeEvents(FileSystemEventHandler):
    def __init__(self) -> None:
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("opened", "closed_no_write"):  # reading is no change
            self.changed.set()


def watch(folders: Iterable[Path], on_change: Callable[[], object], ending: threading.Event) -> None:
    """Call `on_change` in a background thread after each change, and each second, until `ending` is set."""
    events, observer = _ChangeEvents(), Observer()
    for folder in folders:
        observer.schedule(events, str(folder), recursive=True)
    observer.daemon = True
    observer.start()

    def run() -> None:
        while not ending.is_set():
            if events.changed.wait(_POLL_INTERVAL):
                events.changed.clear()
                ending.wait(_DEBOUNCE)
            on_change()

    threading.Thread(target=run, name="watch", daemon=True).start()
