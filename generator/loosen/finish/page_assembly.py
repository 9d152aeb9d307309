"""A page's part becomes the whole page: its head, our assets' addresses, and what depends on all pages."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from loosen.finish import head, offline
from loosen.finish.assets import bundle_css, fingerprint
from loosen.finish.context import SiteContext
from loosen.finish.html.patch import inject_head
from loosen.finish.html.site_folder import SiteFolder, StagedWrites
from loosen.finish.metadata import not_found
from loosen.finish.page_pass import PageFragment, join_article, split_article
from loosen.finish.search import search_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAssembler:
    """Finishes one page after the other, in any process."""

    parts: Mapping[str, PageFragment]
    policy: str
    worker: str
    """Where the worker that searches stands; empty when a publisher's own searches."""
    published: SiteFolder
    known: SiteContext
    aside: StagedWrites

    def page(self, path: str) -> tuple[tuple[str, ...], bool]:
        """The theme's files that a page asks for; and whether it is put aside, as it changed."""
        known, part = self.known, self.parts[path]
        theme, content = part.theme, part.content
        if path == not_found.PATH:
            base = urlsplit(known.root).path
            theme, content = split_article(
                not_found.not_found_page(join_article(theme, content), known.site, base, known.words)
            )
        theme = search_text.asking(theme, self.worker, path) if self.worker else theme
        one = known.sheets.get(path)
        theme = bundle_css.link_bundle(theme, one) if one else theme
        lead = functools.partial(fingerprint.rewrite_asset_urls, own=known.own, mark=known.mark)
        theme = inject_head(lead(theme), head.lines(path, self.policy, known), path)
        written = self.aside.put(path, join_article(theme, lead(content)).encode())
        return offline.theme_files(theme, self.published.files), written is not None
