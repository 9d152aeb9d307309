"""Texts that cost much to make, kept on disk between builds.

A key has in it everything that its text depends on, so that nothing here is ever out of date. All is in one
file of SQLite: two builds at once do not disturb each other, and an interrupted one leaves nothing half done.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import pathlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

MARK = 0x4C6F6F73
"""In the file's head, so that another program's file is not taken for ours."""
SPARE = 2_000
"""Texts that no build used for a while and that are kept all the same: of a branch, say."""
_BATCH = 5_000_000
"""Bytes that are put into the file together."""
_LEFT_OPEN: list[sqlite3.Connection | None] = []
log = logging.getLogger("loosen")


class News(NamedTuple):
    """What a process asked for and made."""

    used: set[bytes]
    new: dict[bytes, bytes]


class Shelf:
    """Texts by key, in one file; a file that cannot be read is thrown away, and a line says so."""

    def __init__(self, file: pathlib.Path, *, all_at_once: bool = False) -> None:
        """`all_at_once`: nearly every text will be asked for, so all are read now."""
        self._file = file
        self._used: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}
        self._size = 0
        self._all: dict[bytes, bytes] | None = None
        self._database: sqlite3.Connection | None = None
        self._process = os.getpid()
        with self._trouble():
            self._open()
            if all_at_once and self._database:
                self._all = dict(self._database.execute("SELECT key, text FROM kept"))

    def kept(self, key: str, make: Callable[[], str]) -> str:
        """The text under a key, made when it is not there."""
        text = self.get(key)
        if text is None:
            text = make()
            self.put(key, text)
        return text

    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        with self._trouble():
            if self._database:
                return self._database.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is None
        return not self._new

    def get(self, key: str) -> str | None:
        """The text under a key, when it is there."""
        digest = _digest(key)
        self._used.add(digest)
        with self._trouble():
            if found := self._found(digest):
                return zlib.decompress(found).decode()
        return None

    def put(self, key: str, text: str) -> None:
        """Keep a text, in place of one that may be there."""
        digest = _digest(key)
        self._used.add(digest)
        # Not made smaller, which takes longer than all else here; but damage shows.
        self._add({digest: zlib.compress(text.encode(), 0)})

    def use(self, names: Iterable[str]) -> None:
        """Keep what has these names, as if it had been asked for."""
        self._used.update(map(bytes.fromhex, names))

    @staticmethod
    def name(key: str) -> str:
        """A short name for a key."""
        return _digest(key).hex()

    def taken(self) -> News:
        """What happened since this was asked last, for another process to keep."""
        news = News(self._used, self._new)
        self._used, self._new, self._size = set(), {}, 0
        return news

    def give(self, news: News) -> None:
        """Keep what another process made."""
        self._used |= news.used
        self._add(news.new)

    def close(self) -> None:
        """Keep what is new, and forget the oldest of what nobody used."""
        self._save()
        with self._trouble():
            if self._database:
                count = self._database.execute("SELECT count(*) FROM kept").fetchone()[0]
                if count > len(self._used) + SPARE:
                    self._forget(self._database)
                self._database.close()
        self._database = None

    def _forget(self, database: sqlite3.Connection) -> None:
        with database:
            database.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
            old = "SELECT rowid FROM kept WHERE key NOT IN used ORDER BY rowid DESC LIMIT -1 OFFSET ?"
            database.execute(f"DELETE FROM kept WHERE rowid IN ({old})", (SPARE,))

    def _add(self, texts: Mapping[bytes, bytes]) -> None:
        self._new |= texts
        self._size += sum(map(len, texts.values()))
        if self._size >= _BATCH:
            self._save()

    def _found(self, digest: bytes) -> bytes | None:
        if self._all is not None:
            return self._all.get(digest) or self._new.get(digest)
        if self._process != os.getpid():
            self._reopen()
        if not self._database:
            return self._new.get(digest)
        row = self._database.execute("SELECT text FROM kept WHERE key = ?", (digest,)).fetchone()
        return row[0] if row else self._new.get(digest)

    def _save(self) -> None:
        with self._trouble():
            if self._database and self._new:
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._new.items())
        self._new.clear()
        self._size = 0

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._file, timeout=10)
        self._database = database
        mark = database.execute("PRAGMA application_id").fetchone()[0]
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master")]
        if tables and mark != MARK:
            raise sqlite3.DatabaseError("it is not ours")
        with database:
            database.execute(f"PRAGMA application_id = {MARK}")
            database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, text BLOB)")

    def _reopen(self) -> None:
        """In a copy of a process: SQLite's connections may be neither used nor closed there."""
        _LEFT_OPEN.append(self._database)
        self._database = sqlite3.connect(self._file, timeout=10) if self._database else None
        self._process = os.getpid()

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        """A shelf that does not work costs time and nothing else."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            log.warning(
                "the cache %s cannot be used (%s); this build makes everything anew", self._file, error
            )
            self.drop()
        except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError) as error:
            log.warning("the cache %s was broken (%s) and is thrown away", self._file, error)
            self.drop()
            self._file.unlink(missing_ok=True)

    def drop(self) -> None:
        """Close, and keep and forget nothing."""
        if self._database:
            self._database.close()
        self._database = self._all = None


def found(file: pathlib.Path, key: str) -> str | None:
    """One text of a shelf that an earlier step filled."""
    shelf = Shelf(file)
    text = shelf.get(key)
    shelf.drop()
    return text


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
