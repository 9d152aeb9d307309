"""What every step needs: the content, where the site stands, and its assets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loosen.finish.assets import bundle_css, fingerprint, theme_scripts
from loosen.finish.assets.purge_css import STYLES, purge
from loosen.finish.html.errors import FinishError
from loosen.finish.html.minify import minify_assets
from loosen.finish.html.site_folder import SiteFolder
from loosen.finish.metadata import manifest, sharing
from loosen.finish.metadata.social_cards import card_for
from loosen.finish.metadata.structured_data import Facts
from loosen.finish.prepared_page import PreparedPage
from loosen.model import Site
from loosen.site.pages import Page, pages
from loosen.site.translations import Catalogue

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContext:
    """The site as content, and as the publisher wrote it."""

    site: Site
    words: Catalogue
    facts: Mapping[str, Facts]
    """By path of the page's HTML."""
    root: str
    """URL of the site, with a slash at the end."""
    assets: Mapping[str, bytes]
    """Our minified assets and the CSS bundles, by path without the hash."""
    stylesheets: Mapping[str, bundle_css.Bundle]
    """The CSS bundle of each page, by path of its HTML."""
    asset_hash: str
    """Hash of all `assets`; part of their URL."""
    theme_colour: str
    """Colour of the browser's bars, such as `#1a2b3c`."""

    def asset(self, path: str) -> str:
        """The path of an asset in the finished site."""
        return fingerprint.hashed_path(path, self.asset_hash)


def build_context(
    published: SiteFolder,
    prepared: Mapping[str, PreparedPage],
    raw_assets: Mapping[str, bytes],
    site: Site,
    words: Catalogue,
) -> SiteContext:
    """The context of a site. `prepared` has all its pages, `raw_assets` our files from `templates/`.

    Raises:
        FinishError: a page of the content was not published.
    """
    root = _root(prepared["index.html"].theme, site)
    facts = _facts(site, words, root, published)
    missing = sorted(facts.keys() - prepared.keys())
    if missing:
        raise FinishError(
            f"The folder must hold every page of the content, and {missing[0]} is not in it ({len(missing)} "
            f"of {len(facts)} are missing). Publish this content again, then finish it."
        )
    assets = minify_assets(fingerprint.own_assets(raw_assets, words))
    assets |= _theme_styles(published, prepared, assets)
    bundles = _bundles(prepared, assets)
    assets = dict(bundle_css.replace_bundled(assets, bundles.values()))
    return SiteContext(
        site=site,
        words=words,
        facts=facts,
        root=root,
        assets=assets,
        stylesheets=bundles,
        asset_hash=fingerprint.fingerprint(assets),
        theme_colour=manifest.colour_of(raw_assets[manifest.ICON].decode()),
    )


def _bundles(
    prepared: Mapping[str, PreparedPage], assets: Mapping[str, bytes]
) -> dict[str, bundle_css.Bundle]:
    """The bundle of each page, by path; nearly always the same one."""
    linked = {
        path: tuple(dict.fromkeys((*bundle_css.ALWAYS, *page.stylesheets)))
        for path, page in prepared.items()
        if page.stylesheets
    }
    bundles = {
        paths: bundle_css.bundle(tuple(path for path in paths if path in assets), assets)
        for paths in set(linked.values())
    }
    return {path: bundles[paths] for path, paths in linked.items()}


def _theme_styles(
    published: SiteFolder, prepared: Mapping[str, PreparedPage], assets: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The purged style sheets of the theme. They depend on our pages, so they need our hash."""
    sheets = published.files.matching(STYLES)
    bundles = published.files.matching(theme_scripts.BUNDLE).values()
    modules, styles = (
        [data.decode() for path, data in assets.items() if path.endswith(end)] for end in (".js", ".css")
    )
    purged = purge(
        sheets,
        names={name for page in prepared.values() for name in page.selectors},
        scripts=[*bundles, *modules],
        own_styles=styles,
    )
    return {path: css.encode() for path, css in purged.items()}


def html_of(page: Page) -> str:
    """The path of a page's HTML in the published folder."""
    return page.path.removesuffix(".md") + ".html"


def _facts(site: Site, words: Catalogue, root: str, published: SiteFolder) -> dict[str, Facts]:
    found = {}
    for page in pages(site):
        card = sharing.card_of(page.address, published.files)
        found[html_of(page)] = Facts(
            page=page,
            title=words.own(page.title),
            description=words.own(page.description),
            root=root,
            card=root + card if card else None,
            card_alt=card_for(page, site, words).alt if card else "",
        )
    return found


def _root(home: str, site: Site) -> str:
    """The URL that the publisher was configured with, so that all URLs on a page agree."""
    match = _CANONICAL.search(home)
    return match[1] if match else site.settings.address
