"""Second pass over a page: adds what depends on the whole site, such as policy, asset URLs and metadata."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from loosen.finish import head, offline
from loosen.finish.assets import bundle_css, fingerprint
from loosen.finish.context import SiteContext
from loosen.finish.html.menu import with_section
from loosen.finish.html.patch import inject_head
from loosen.finish.html.site_folder import SiteFolder, StagedWrites
from loosen.finish.metadata import not_found
from loosen.finish.prepared_page import PreparedPage, join_article, split_article
from loosen.finish.search import search_text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAssembler:
    """Writes finished pages; it is shared by all worker processes."""

    prepared: Mapping[str, PreparedPage]
    policy: str
    worker: str
    """Path of our search worker; empty where the publisher's own search is used."""
    published: SiteFolder
    context: SiteContext
    writes: StagedWrites

    def page(self, path: str) -> tuple[tuple[str, ...], bool]:
        """Stage a page. Returns the theme files that it loads, and whether it changed."""
        context, prepared = self.context, self.prepared[path]
        theme, content = prepared.theme, prepared.content
        if path == not_found.PATH:
            base = urlsplit(context.root).path
            theme, content = split_article(
                not_found.not_found_page(join_article(theme, content), context.site, base, context.words)
            )
        if self.worker:
            theme = search_text.with_worker(theme, self.worker, path, context.words)
        bundle = context.stylesheets.get(path)
        theme = bundle_css.link_bundle(theme, bundle) if bundle else theme
        rewrite = functools.partial(
            fingerprint.rewrite_asset_urls, assets=context.assets, asset_hash=context.asset_hash
        )
        if path in context.facts:
            page = context.facts[path].page
            theme = with_section(theme, page.address, [crumb.address for crumb in reversed(page.trail)])
        theme = inject_head(rewrite(theme), head.lines(path, self.policy, context), path)
        is_changed = self.writes.stage(path, join_article(theme, rewrite(content)).encode())
        return offline.theme_files(theme, self.published.files), is_changed
