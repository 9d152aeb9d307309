"""What was made of pages, kept for the next build: one file of SQLite that holds what the last build used."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import pathlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator

NAME = "pages.sqlite"
MARK = 0x4C6F5061
"""In the file's head, so that another program's file is not taken for ours."""
log = logging.getLogger("mkdocs.plugins.loosen")


class Cache:
    """Texts by key. A key has in it all that its text depends on, but for the settings, which all share.

    Two builds at once do not disturb each other: what one of them misses, it makes anew.
    """

    def __init__(self, folder: pathlib.Path, settings: str) -> None:
        self.path = folder / NAME
        self._settings = settings
        self._used: set[bytes] = set()
        self._new: dict[bytes, str] = {}
        self._database: sqlite3.Connection | None = None
        self._process = os.getpid()
        """The only one that may use the database: a copy of it makes anew what it does not find."""
        with self._trouble():
            self._open()

    def is_empty(self) -> bool:
        """Whether nothing at all is kept."""
        with self._trouble():
            if self._database:
                return self._database.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None
        return True

    def get(self, key: str) -> str | None:
        """What was kept under a key."""
        digest = _digest(key)
        with self._trouble():
            if self._database and self._process == os.getpid():
                query = "SELECT text FROM kept WHERE key = ?"
                if row := self._database.execute(query, (digest,)).fetchone():
                    self._used.add(digest)
                    return zlib.decompress(row[0]).decode()
        return None

    def put(self, key: str, text: str) -> None:
        """Keep a text, once it is saved."""
        self._new[_digest(key)] = text

    def use(self, key: str) -> bool:
        """Keep what is there under a key, without asking for it; whether there is anything."""
        digest = _digest(key)
        self._used.add(digest)
        with self._trouble():
            if self._database:
                query = "SELECT 1 FROM kept WHERE key = ?"
                return self._database.execute(query, (digest,)).fetchone() is not None
        return False

    def kept(self, key: str, make: Callable[[], str]) -> str:
        """The text under a key, made when it is not there."""
        found = self.get(key)
        if found is None:
            found = make()
            self.put(key, found)
        return found

    def save(self) -> None:
        """Write what is new."""
        with self._trouble():
            if self._database and self._new:
                # Not made smaller, which would take longer than all else here; but damage shows.
                rows = ((key, zlib.compress(text.encode(), 0)) for key, text in self._new.items())
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
                    database.execute("UPDATE held_for SET settings = ?", (self._settings,))
        self._used |= self._new.keys()
        self._new.clear()

    def close(self) -> None:
        """Write what is new, and forget what this build did not use."""
        self.save()
        with self._trouble():
            if self._database:
                with self._database as database:
                    database.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
                    database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
                    database.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")
        self._drop()

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(self.path, timeout=10)
        mark = self._database.execute("PRAGMA application_id").fetchone()[0]
        if mark != MARK and self._database.execute("SELECT name FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("another program's")
        with self._database as database:
            database.execute(f"PRAGMA application_id = {MARK}")
            database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, text BLOB)")
            database.execute("CREATE TABLE IF NOT EXISTS held_for (settings TEXT)")
            held = database.execute("SELECT settings FROM held_for").fetchone()
            if held is None:
                database.execute("INSERT INTO held_for VALUES (?)", (self._settings,))
            elif held[0] != self._settings:
                database.execute("DELETE FROM kept")
                database.execute("UPDATE held_for SET settings = ?", (self._settings,))
                self._say("it is of other settings or versions")

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        """A cache that does not work costs time and nothing else."""
        try:
            yield
        except (sqlite3.OperationalError, OSError):
            # Another build is writing, or nobody may write here.
            self._drop()
        except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError):
            self._say("it is damaged or not ours")
            self._drop()
            self._used.clear()
            with contextlib.suppress(OSError):
                self.path.unlink()
            with contextlib.suppress(sqlite3.Error, OSError):
                self._open()

    def _say(self, why: str) -> None:
        log.info("The cache in %s is thrown away: %s.", "/".join(self.path.parent.parts[-2:]), why)

    def _drop(self) -> None:
        if self._database:
            self._database.close()
        self._database = None


def _digest(key: str) -> bytes:
    return hashlib.blake2b(key.encode(), digest_size=16).digest()
