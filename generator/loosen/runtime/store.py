"""SQLite key-value store for cached texts.

A key must contain everything that its text depends on, except the program: when the program changes, the
store is emptied. Two processes may use it at once, and an interrupted one leaves it consistent.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import pathlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator

from loosen.runtime.fingerprint import hash_program

NAME = "store.sqlite"
MAX_TEXTS = 100_000
"""Above this, the oldest are deleted until half of it are left."""
_APPLICATION_ID = 0x4C6F6F73
"""SQLite's mark in the file header: it tells our file from another program's."""
_log = logging.getLogger("loosen")


class Store:
    """Texts by key. An unreadable store is deleted with a warning; it never stops a build."""

    def __init__(self, folder: pathlib.Path, *, program: str | None = None) -> None:
        """Open the store in `folder`; it is emptied if the hash of the `program` changed, by default ours."""
        self._file = folder / NAME
        self._new: dict[bytes, bytes] = {}
        self._database: sqlite3.Connection | None = None
        with self._errors_as_warnings():
            self._open(hash_program() if program is None else program)

    def get(self, key: str) -> str | None:
        """The text of a key, or `None`."""
        digest = _digest(key)
        with self._errors_as_warnings():
            if self._database:
                query = "SELECT text FROM kept WHERE key = ?"
                row = self._database.execute(query, (digest,)).fetchone()
                packed = row[0] if row else self._new.get(digest)
                return zlib.decompress(packed).decode() if packed else None
        return None

    def put(self, key: str, text: str) -> None:
        """Set the text of a key; it is written when the store is closed."""
        # Level 0: compressing would take longer than all else here, but zlib's checksum shows damage.
        self._new[_digest(key)] = zlib.compress(text.encode(), 0)

    def get_or_make(self, key: str, make: Callable[[], str]) -> str:
        """The text of a key; without one, `make` it and put it there."""
        text = self.get(key)
        if text is None:
            text = make()
            self.put(key, text)
        return text

    def close(self) -> None:
        """Write the new texts and delete the oldest above the limit."""
        with self._errors_as_warnings():
            if self._database:
                with self._database as database:
                    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", self._new.items())
                    if database.execute("SELECT count(*) FROM kept").fetchone()[0] > MAX_TEXTS:
                        newest = "SELECT rowid FROM kept ORDER BY rowid DESC LIMIT ?"
                        database.execute(f"DELETE FROM kept WHERE rowid NOT IN ({newest})", (MAX_TEXTS // 2,))
        self._disconnect()

    def _open(self, program: str) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._database = database = sqlite3.connect(self._file, timeout=10)
        application_id = database.execute("PRAGMA application_id").fetchone()[0]
        if (
            application_id != _APPLICATION_ID
            and database.execute("SELECT name FROM sqlite_master").fetchone()
        ):
            raise sqlite3.DatabaseError("it is not ours")
        with database:
            database.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, text BLOB)")
            database.execute("CREATE TABLE IF NOT EXISTS made_by (program TEXT)")
            if database.execute("SELECT program FROM made_by").fetchone() != (program,):
                database.execute("DELETE FROM kept")
                database.execute("DELETE FROM made_by")
                database.execute("INSERT INTO made_by VALUES (?)", (program,))

    @contextlib.contextmanager
    def _errors_as_warnings(self) -> Iterator[None]:
        """A broken store costs time, never the build."""
        try:
            yield
        except (sqlite3.OperationalError, OSError) as error:
            _log.warning(
                "the cache %s cannot be used (%s); this build makes everything anew", self._file, error
            )
            self._disconnect()
        except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError) as error:
            _log.warning("the cache %s was broken (%s) and is thrown away", self._file, error)
            self._disconnect()
            self._file.unlink(missing_ok=True)

    def _disconnect(self) -> None:
        if self._database:
            self._database.close()
        self._database = None


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
