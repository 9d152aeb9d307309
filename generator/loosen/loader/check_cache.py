"""Cache of parsed documents and passed checks.

Only files without a diagnostic are cached; all others are read and checked again in every run, so that no
diagnostic or location has to be stored.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from typing import NamedTuple

from pydantic_core import from_json, to_json

from loosen.loader.document import Document
from loosen.model import Draft
from loosen.model.diagnostic import Report
from loosen.runtime.fingerprint import hash_bytes, hash_texts
from loosen.runtime.store import Store


class CachedDocument(NamedTuple):
    """A valid document as plain texts: JSON is the fastest form to store or send to another process."""

    file: str
    text: str
    data: str
    first_line: int
    body: str
    body_line: int

    @classmethod
    def of(cls, document: Document) -> CachedDocument:
        names = (getattr(document, name) for name in cls._fields)
        return cls(*names)._replace(data=to_json(document.data).decode())

    def document(self) -> Document:
        return Document(**self._asdict() | {"data": from_json(self.data)})


class CheckCache:
    """What earlier runs found out about one content folder."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys: dict[str, str] = {}
        """The store key of each file that was looked up."""
        self._hashes: dict[str, str] = {}
        """The hash of each document, by file."""
        self._clean_key = ""
        """The store key of the hashes of documents that passed `FILE_RULES`."""

    def get(self, path: pathlib.Path, file: str) -> Document | None:
        """The cached document of a file, or `None` if the file changed or had a diagnostic."""
        try:
            self._keys[file] = f"document\0{file}\0{hash_bytes(path.read_bytes())}"
        except OSError:  # the reader reports it
            return None
        text = self._store.get(self._keys[file])
        return CachedDocument(*from_json(text)).document() if text else None

    def put(self, document: CachedDocument) -> None:
        """Cache the document of a file that was looked up."""
        if key := self._keys.get(document.file):
            self._store.put(key, to_json(document).decode())

    def clean_files(self, documents: Iterable[Document], draft: Draft) -> frozenset[str]:
        """The files that passed `FILE_RULES` in an earlier run and did not change since."""
        self._clean_key = f"passed\0{draft.never_write!r}"
        self._hashes = {one.file: hash_texts(one.file, one.text, one.body) for one in documents}
        clean = frozenset((self._store.get(self._clean_key) or "").split())
        return frozenset(file for file, hash in self._hashes.items() if hash in clean)

    def record(self, report: Report, clean_files: frozenset[str], *, limit: int) -> None:
        """Add the files without a diagnostic to `clean_files`; `limit` is the most that one rule reports."""
        if len(report.diagnostics) >= limit:  # a rule may have stopped before it reached all files
            return
        with_problems = {problem.place.file for problem in report.diagnostics}
        all_clean = (self._hashes.keys() - with_problems) | clean_files
        if all_clean != clean_files:
            self._store.put(self._clean_key, " ".join(sorted(self._hashes[file] for file in all_clean)))
