"""What files held and which of them have no fault, kept between runs: an author changes one file of many.

Only what is without fault is kept. A file of which there is something to say is always read and judged anew,
so that what is said, and where, comes from the one place that knows.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable

from generator.check import MOST
from generator.diagnostic import Report
from generator.document import Document
from generator.fingerprint import of_code
from generator.model import Draft
from generator.place import Place
from generator.shelf import News, Shelf
from generator.yaml_values import Values, read_values

_FAULT = "-"
_CODE = ("*.py", "body_map/*.py", "check/*.py", "figure/*.py", "model/*.py")


class Seen:
    """The memory of one content folder."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._keys: dict[str, str] = {}
        """Of each file, all that its judgement depends on."""
        self._known, self._asked = 0, 0

    @property
    def helps(self) -> bool:
        """Whether it knew most of what it was asked."""
        return self._known * 2 > self._asked

    def values(self, text: str, file: str, first_line: int) -> Values:
        """As `read_values`, which is asked only about what is new or has a fault."""
        fresh: list[Values] = []

        def read() -> str:
            fresh.append(read_values(text, file, first_line))
            good = isinstance(fresh[0].data, dict) and not fresh[0].diagnostics
            return json.dumps(fresh[0].data, ensure_ascii=False) if good else _FAULT

        kept = self._shelf.kept(f"{_code()}\0values\0{text}", read)
        self._asked += 1
        self._known += not fresh
        if fresh or kept == _FAULT:
            return fresh[0] if fresh else read_values(text, file, first_line)
        return Values(json.loads(kept), Place(file, first_line), ())

    def taken(self) -> News:
        """What was looked up and made since this was asked last."""
        return self._shelf.taken()

    def give(self, news: News) -> None:
        """What another process looked up and made."""
        self._shelf.give(news)

    def good(self, documents: Iterable[Document], draft: Draft) -> frozenset[str]:
        """The files of which the rules that look at one file alone said nothing when it was as it is now."""
        phrases = hashlib.sha256(repr(draft.never_write).encode()).hexdigest()
        self._keys = {
            one.file: "\0".join((_code(), phrases, one.file, one.text, one.body)) for one in documents
        }
        return frozenset(file for file, key in self._keys.items() if self._shelf.has(key))

    def remember(self, report: Report, good: frozenset[str]) -> None:
        """Which other files have nothing said of them, once all rules have been asked."""
        if len(report.diagnostics) >= MOST:  # there may be more, of which nobody was told
            return
        faulty = {problem.place.file for problem in report.diagnostics}
        for file in self._keys.keys() - faulty - good:
            self._shelf.kept(self._keys[file], str)


def _code() -> str:
    """Another text when our code, or what it reads with, is another one."""
    return sys.version + of_code(*_CODE, packages=("pyyaml", "pydantic"))
