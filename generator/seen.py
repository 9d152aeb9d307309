"""What files held and which of them have no fault, kept between runs: an author changes one file of many.

Only what is without fault is kept. A file of which there is something to say is always read and judged anew,
so that what is said, and where, comes from the one place that knows.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable
from typing import Any

from pydantic_core import from_json

from generator.check import MOST
from generator.diagnostic import Report
from generator.document import Document
from generator.fingerprint import of, of_code
from generator.model import Draft
from generator.shelf import Shelf

_CODE = ("*.py", "body_map/*.py", "check/*.py", "figure/*.py", "model/*.py")


class Seen:
    """The memory of one content folder."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._names: dict[str, str] = {}
        """Of each file, another one when it is no longer the same."""
        self._good = ""
        """The key of the names that are known to be without fault."""
        self._known, self._asked = 0, 0

    @property
    def helps(self) -> bool:
        """Whether it knew most of what it was asked."""
        return self._known * 2 > self._asked

    def recall(self, text: str) -> Any:
        """What a text held when it was read last."""
        kept = self._shelf.get(f"{_code()}\0values\0{text}")
        self._asked += 1
        self._known += kept is not None
        return None if kept is None else from_json(kept)

    def keep(self, text: str, data: str) -> None:
        """Remember what a text holds, as JSON."""
        self._shelf.put(f"{_code()}\0values\0{text}", data)

    def good(self, documents: Iterable[Document], draft: Draft) -> frozenset[str]:
        """The files of which the rules that look at one file alone said nothing when it was as it is now."""
        self._good = f"{_code()}\0good\0{draft.never_write!r}"
        self._names = {one.file: of(one.file, one.text, one.body) for one in documents}
        known = frozenset((self._shelf.get(self._good) or "").split())
        return frozenset(file for file, name in self._names.items() if name in known)

    def remember(self, report: Report, good: frozenset[str]) -> None:
        """Which other files have nothing said of them, once all rules have been asked."""
        if len(report.diagnostics) >= MOST:  # there may be more, of which nobody was told
            return
        faulty = {problem.place.file for problem in report.diagnostics}
        more = (self._names.keys() - faulty) | good
        if more != good:
            self._shelf.put(self._good, " ".join(sorted(self._names[file] for file in more)))


@functools.cache
def _code() -> str:
    """Another text when our code, or what it reads with, is another one."""
    return sys.version + of_code(*_CODE, packages=("pyyaml", "pydantic"))
