"""One store on disk for what costs much to make: texts by key, in one file of SQLite.

A key has in it everything that its text depends on, but for the program itself: a store of another program
is emptied. Two runs at once do not disturb each other, and an interrupted one leaves nothing half done.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import pathlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator

from loosen.runtime import fingerprint

NAME = "store.sqlite"
MOST = 100_000
"""Texts; of more, the older half is forgotten."""
_MARK = 0x4C6F6F73
"""In the file's head, so that another program's file is not taken for ours."""
_log = logging.getLogger("loosen")


class Store:
    """Texts by key; a file that cannot be read is thrown away, and a line says so."""

    def __init__(self, folder: pathlib.Path, *, program: str | None = None) -> None:
        """`program` is another text when what is kept is no longer right."""
        self._file = folder / NAME
        self._new: dict[bytes, bytes] = {}
        self._database: sqlite3.Connection | None = None
        with self._trouble():
            self._open(fingerprint.of_program() if program is None else program)

    def get(self, key: str) -> str | None:
        """The text under a key, when it is there."""
        digest = _digest(key)
        with self._trouble():
            if self._database:
                query = "SELECT text FROM kept WHERE key = ?"
                row = self._database.execute(query, (digest,)).fetchone()
                packed = row[0] if row else self._new.get(digest)
                return zlib.decompress(packed).decode() if packed else None
        return None

    def put(self, key: str, text: str) -> None:
        """Keep a text, in place of one that may be there, once this is closed."""
        # Not made smaller, which takes longer than all else here; but damage shows.
        self._new[_digest(key)] = zlib.compress(text.encode(), 0)

    def kept(self, key: str, make: Callable[[], str]) -> str:
        """The text under a key, made when it is not there."""
        text = self.get(key)
        if text is None:
            text = make()
            self.put(key, text)
        return text

    def close(self) -> None:
        """Keep what is new, and forget the oldest of what is too much."""
        with self._trouble():
            if self._database:
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._new.items())
                    if database.execute("SELECT count(*) FROM kept").fetchone()[0] > MOST:
                        newest = "SELECT rowid FROM kept ORDER BY rowid DESC LIMIT ?"
                        database.execute(f"DELETE FROM kept WHERE rowid NOT IN ({newest})", (MOST // 2,))
        self._drop()

    def _open(self, program: str) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._database = database = sqlite3.connect(self._file, timeout=10)
        mark = database.execute("PRAGMA application_id").fetchone()[0]
        if mark != _MARK and database.execute("SELECT name FROM sqlite_master").fetchone():
            raise sqlite3.DatabaseError("it is not ours")
        with database:
            database.execute(f"PRAGMA application_id = {_MARK}")
            database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, text BLOB)")
            database.execute("CREATE TABLE IF NOT EXISTS made_by (program TEXT)")
            if database.execute("SELECT program FROM made_by").fetchone() != (program,):
                database.execute("DELETE FROM kept")
                database.execute("DELETE FROM made_by")
                database.execute("INSERT INTO made_by VALUES (?)", (program,))

    @contextlib.contextmanager
    def _trouble(self) -> Iterator[None]:
        """A store that does not work costs time and nothing else."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            _log.warning(
                "the cache %s cannot be used (%s); this build makes everything anew", self._file, error
            )
            self._drop()
        except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError) as error:
            _log.warning("the cache %s was broken (%s) and is thrown away", self._file, error)
            self._drop()
            self._file.unlink(missing_ok=True)

    def _drop(self) -> None:
        if self._database:
            self._database.close()
        self._database = None


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
