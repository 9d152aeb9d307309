"""Which files need no second check: those that passed, and did not change since."""

from __future__ import annotations

from collections.abc import Iterable

from loosen.checks import MOST
from loosen.loader.document import Document
from loosen.model import Draft
from loosen.model.diagnostic import Report


class PassedFiles:
    """What `check` found at the last save. The reader keeps the document of an unchanged file."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._phrases = ""

    def among(self, documents: Iterable[Document], draft: Draft) -> frozenset[str]:
        """The files that passed all rules that look at one file at a time."""
        if repr(draft.never_write) != self._phrases:  # these rules look for its phrases
            return frozenset()
        return frozenset(one.file for one in documents if self._documents.get(one.file) is one)

    def record(self, documents: Iterable[Document], draft: Draft, report: Report) -> None:
        """Remember the files without a diagnostic."""
        told = {problem.place.file for problem in report.diagnostics}
        complete = len(report.diagnostics) < MOST  # else a rule may have stopped before it reached all files
        self._documents = {one.file: one for one in documents if complete and one.file not in told}
        self._phrases = repr(draft.never_write)
