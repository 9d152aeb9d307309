"""A page's part becomes the whole page: its head, our assets' addresses, and what depends on all pages."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.fingerprint import of, of_bytes
from generator.finish import fingerprint, head, not_found, offline, search_text, sheets
from generator.finish.folder import Aside, Published
from generator.finish.known import Known
from generator.finish.part import Done, Memory, Part, joined, parted
from generator.finish.patch import with_head, without_head


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Finishes one page after the other, in any process."""

    parts: Mapping[str, Part]
    policy: str
    worker: str
    """Where the worker that searches stands; empty when a publisher's own searches."""
    published: Published
    known: Known
    memory: Memory
    aside: Aside

    def page(self, path: str) -> tuple[Done, bool]:
        """What is to be known of a page; and whether it is put aside, which it is when it changed."""
        lines = tuple(head.lines(path, self.policy, self.known))
        around = self._around(path, lines)
        before = self.memory.known.get(path)
        if before and before[1].around == around:
            return before[1], False
        theme, content = self._bare(path)
        theme = with_head(theme, lines, path)
        data = joined(theme, content).encode()
        asked = offline.theme_files(theme, self.published.files)
        done = Done(around=around, made=of_bytes(data), theme=asked)
        waiting = self.aside.put(path, data)
        if waiting:
            self.memory.take(done, waiting)
        return done, waiting is not None

    def _around(self, path: str, lines: tuple[str, ...]) -> str:
        """The fingerprint of all that comes around a part."""
        one = self.known.sheets.get(path)
        return of(self.known.mark, one.path if one else "", self.worker, *lines)

    def _bare(self, path: str) -> tuple[str, str]:
        """What the theme wrote, but for what comes into the head; and the article in it."""
        known = self.known
        html = self.parts[path].html or without_head(self.published.pages[path])
        if path == not_found.PATH:
            html = not_found.helpful(html, known.site, urlsplit(known.root).path, known.words)
        theme, content = parted(html)
        theme = search_text.asking(theme, self.worker, path) if self.worker else theme
        one = known.sheets.get(path)
        theme = sheets.linked(theme, one) if one else theme
        lead = functools.partial(fingerprint.referring, own=known.own, mark=known.mark)
        return lead(theme), lead(content)
