"""What a check knows from earlier runs: what files without fault held, and which of them slow rules passed.

An author changes one file of many. A file of which there is something to say is always read and judged anew,
so that what is said, and where, comes from the one place that knows.
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


class Good(NamedTuple):
    """A document without fault, as it goes from one process to another: as JSON, its values go fastest."""

    file: str
    text: str
    data: str
    first_line: int
    body: str
    body_line: int

    @classmethod
    def of(cls, document: Document) -> Good:
        names = (getattr(document, name) for name in cls._fields)
        return cls(*names)._replace(data=to_json(document.data).decode())

    def document(self) -> Document:
        return Document(**self._asdict() | {"data": from_json(self.data)})


class CheckCache:
    """The memory of one content folder."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys: dict[str, str] = {}
        """Of each file that was asked for."""
        self._names: dict[str, str] = {}
        """Of each document, another one when it is no longer the same."""
        self._good = ""
        """The key of the names that are known to be without fault."""

    def document(self, path: pathlib.Path, file: str) -> Document | None:
        """What a file holds, if it is as it was when it was read last."""
        try:
            self._keys[file] = f"document\0{file}\0{hash_bytes(path.read_bytes())}"
        except OSError:  # whoever reads it says why
            return None
        kept = self._store.get(self._keys[file])
        return Good(*from_json(kept)).document() if kept else None

    def keep(self, good: Good) -> None:
        """Remember what a file holds that was asked for."""
        if key := self._keys.get(good.file):
            self._store.put(key, to_json(good).decode())

    def passed(self, documents: Iterable[Document], draft: Draft) -> frozenset[str]:
        """The files of which the rules that look at one file alone said nothing when it was as it is now."""
        self._good = f"passed\0{draft.never_write!r}"
        self._names = {one.file: hash_texts(one.file, one.text, one.body) for one in documents}
        known = frozenset((self._store.get(self._good) or "").split())
        return frozenset(file for file, name in self._names.items() if name in known)

    def remember(self, report: Report, passed: frozenset[str], *, most: int) -> None:
        """Which other files have nothing said of them, once all rules have been asked."""
        if len(report.diagnostics) >= most:  # there may be more, of which nobody was told
            return
        faulty = {problem.place.file for problem in report.diagnostics}
        more = (self._names.keys() - faulty) | passed
        if more != passed:
            self._store.put(self._good, " ".join(sorted(self._names[file] for file in more)))
