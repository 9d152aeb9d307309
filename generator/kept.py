"""Which pages of the last build would be the same today: they are not made again.

A page is the same when all that it was made from is. That is the templates, our code and the page's own
facts; and everything of the site that was read while it was made, which is noted for that.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from generator import fingerprint
from generator.compiled import Compiled
from generator.cores import each
from generator.noted import Notes
from generator.output import Output
from generator.pages import Page, Piece
from generator.render import Renderer
from generator.shelf import News, Shelf

_PACKAGES = ("jinja2", "markdown", "markupsafe", "pydantic")
_NO_TEMPLATES = ("assets", "theme")
_AT_ONCE, _WORTH_A_PROCESS = 150, 4
"""Pages that one process looks at before it tells, and times as many for which another one begins."""


class KeptPages:
    """The memory of the pages of one site."""

    def __init__(self, notes: Notes, shelf: Shelf, templates: pathlib.Path) -> None:
        self.notes = notes
        self._shelf = shelf
        self._drawn: set[str] = set()
        self._base = fingerprint.of(
            notes.rest, fingerprint.of_code("**/*.py", packages=_PACKAGES), _of_templates(templates)
        )

    def renderer(self, templates: pathlib.Path) -> Renderer:
        """One that notes what it reads, and whose drawings and templates are kept."""
        compiled = Compiled(self._shelf.get, self._shelf.put)
        return Renderer(self.notes.site, templates, keep=self.keep, compiled=compiled)

    def keep(self, key: str, make: Callable[[], str]) -> str:
        """As `Shelf.kept`; as long as the page stays that asked for a text, the text does, too."""
        self._drawn.add(self._shelf.name(key))
        return self._shelf.kept(key, make)

    def staying(self, pages: Sequence[Page | Piece], out: Output) -> list[bool]:
        """Of each page, whether its file holds what would be written into it; looked at on every core."""
        if self._shelf.is_empty():
            return [False] * len(pages)

        def look(some: Sequence[Page | Piece]) -> tuple[list[bool], News]:
            return [self._stays(page, out) for page in some], self._shelf.taken()

        parts = [pages[at : at + _AT_ONCE] for at in range(0, len(pages), _AT_ONCE)]
        found: list[bool] = []
        for some, news in each(look, parts, worth=_WORTH_A_PROCESS, at_once=1):
            self._shelf.give(news)
            found += some
        return found

    def _stays(self, page: Page | Piece, out: Output) -> bool:
        record = self._record(page)
        if not record or record["found"] != self.notes.now(record["reads"]):
            return False
        if out.state(page.path) != record["file"]:
            data = out.get(page.path)  # another date may be all that is new: of a copy, say
            if data is None or fingerprint.of_bytes(data) != record["made"]:
                return False
        self._shelf.use(record["drawn"])
        return True

    def noted(self, page: Page | Piece) -> Page | Piece:
        """The page as it is made: what it reads from now on is noted."""
        self.notes.taken()
        self._drawn.clear()
        known = {"known": self.notes.known} if "known" in page.context else {}
        return replace(page, context={**page.context, **known})

    def remember(self, page: Page | Piece, data: bytes, out: Output) -> None:
        """What was made of a page just now, and is there."""
        reads = self.notes.taken()
        record = {
            "reads": reads,
            "found": self.notes.now(reads),
            "made": fingerprint.of_bytes(data),
            "file": out.state(page.path),
            "drawn": sorted(self._drawn),
        }
        self._shelf.put(self._key(page), json.dumps(record))

    def _record(self, page: Page | Piece) -> dict[str, Any] | None:
        text = self._shelf.get(self._key(page))
        return json.loads(text) if text else None

    def _key(self, page: Page | Piece) -> str:
        """All that is known of a page before it is made."""
        # One by one: of a tuple with all of them, made for this alone, the fingerprint would be remembered.
        facts = [getattr(page, one.name) for one in fields(page) if one.name != "context"]
        values = (*facts, *(fact for one in page.context.items() if one[0] != "known" for fact in one))
        return f"page {self._base} {fingerprint.of(*map(self.notes.fingerprints.of, values))}"


def _of_templates(templates: pathlib.Path) -> str:
    """Of all files that a page could be made from."""
    files = [file for file in sorted(templates.rglob("*")) if file.is_file()]
    inside = {file.relative_to(templates).as_posix(): file for file in files}
    own: Mapping[str, pathlib.Path] = {
        name: file for name, file in inside.items() if name.split("/")[0] not in _NO_TEMPLATES
    }
    return fingerprint.of(*(text for name, file in own.items() for text in (name, file.read_text("utf-8"))))
