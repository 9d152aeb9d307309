"""A page's part becomes the whole page: its head, our assets' addresses, and what depends on all pages."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.finish import fingerprint, head, not_found, offline, search_text, sheets
from generator.finish.folder import Aside, Published
from generator.finish.known import Known
from generator.finish.part import Part, joined, parted
from generator.finish.patch import with_head


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Finishes one page after the other, in any process."""

    parts: Mapping[str, Part]
    policy: str
    worker: str
    """Where the worker that searches stands; empty when a publisher's own searches."""
    published: Published
    known: Known
    aside: Aside

    def page(self, path: str) -> tuple[tuple[str, ...], bool]:
        """The theme's files that a page asks for; and whether it is put aside, as it changed."""
        known, part = self.known, self.parts[path]
        theme, content = part.theme, part.content
        if path == not_found.PATH:
            base = urlsplit(known.root).path
            theme, content = parted(not_found.helpful(joined(theme, content), known.site, base, known.words))
        theme = search_text.asking(theme, self.worker, path) if self.worker else theme
        one = known.sheets.get(path)
        theme = sheets.linked(theme, one) if one else theme
        lead = functools.partial(fingerprint.referring, own=known.own, mark=known.mark)
        theme = with_head(lead(theme), head.lines(path, self.policy, known), path)
        written = self.aside.put(path, joined(theme, lead(content)).encode())
        return offline.theme_files(theme, self.published.files), written is not None
