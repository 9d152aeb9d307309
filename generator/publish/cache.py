"""What was converted, kept for the next build: one file that holds what the last build used."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pathlib
import time
from collections.abc import Iterable, Mapping
from typing import Any

Record = dict[str, Any]
NAME = "pages.jsonl"
_DEAD = 3600
"""Seconds after which an unfinished file is one that a killed build left, not one that another is writing."""


class Cache:
    """Records by key. A line is `digest key record`; a first line says for which settings they hold."""

    def __init__(self, folder: pathlib.Path, settings: str) -> None:
        self.path = folder / NAME
        self._head = f"loosen pages {settings}"
        self._lines: dict[str, str] = {}
        self._changed = False
        self.thrown_away = ""
        """Why nothing of what was found is used."""
        self._read()

    def _read(self) -> None:
        try:
            head, *lines = self.path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            head, lines = "", []
        if head != self._head:
            known = head.startswith("loosen pages ")
            self.thrown_away = "it is of other settings or versions" if known else "it is damaged"
            return
        for line in lines:
            digest, _, rest = line.partition(" ")
            if digest != _digest(rest):
                self.thrown_away = "it is damaged"
                self._lines.clear()
                return
            key, _, record = rest.partition(" ")
            self._lines[key] = record

    def get(self, key: str) -> Record | None:
        """What was kept under a key."""
        line = self._lines.get(key)
        record: Record | None = None if line is None else json.loads(line)
        return record

    def keep(self, new: Mapping[str, Record], used: Iterable[str]) -> None:
        """Replace all that is kept by `new` and by those old records that were `used`.

        A build that runs at the same time does the same: one of the two files stays, whole.
        """
        kept = {key: self._lines[key] for key in used if key in self._lines}
        if not new and len(kept) == len(self._lines) and not self.thrown_away:
            return
        kept |= {key: json.dumps(record, separators=(",", ":")) for key, record in new.items()}
        rest = [f"{key} {record}" for key, record in sorted(kept.items())]
        text = "\n".join([self._head, *(f"{_digest(line)} {line}" for line in rest)]) + "\n"
        self._lines, self.thrown_away = kept, ""
        unfinished = self.path.with_name(f"{NAME}.{os.getpid()}")
        # A site can be built from a folder that cannot be written to; it is only slower.
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            for left in self.path.parent.glob(f"{NAME}.*"):
                if left.stat().st_mtime < time.time() - _DEAD:
                    left.unlink()
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(self.path)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
