"""What all steps need to know of a site before any of them begins."""

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
from loosen.finish.metadata.reviews import review_days
from loosen.finish.metadata.social_cards import card_for
from loosen.finish.metadata.structured_data import Facts
from loosen.finish.page_pass import PageFragment
from loosen.model import Site
from loosen.site.pages import Page, pages
from loosen.site.translations import Catalogue

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContext:
    """A site, and where and how it was published."""

    site: Site
    words: Catalogue
    facts: Mapping[str, Facts]
    """Of each page, by the path of its HTML."""
    root: str
    """The full address of the site, with a slash at the end."""
    own: Mapping[str, bytes]
    """Our assets and the joined sheets, by the paths that a publisher knows or would know."""
    sheets: Mapping[str, bundle_css.Bundle]
    """Of each page, by the path of its HTML."""
    mark: str
    """The fingerprint of our assets."""
    colour: str
    """Of the browser's bars around a page."""

    def asset(self, path: str) -> str:
        """Where one of our assets stands once the site is finished."""
        return fingerprint.hashed_path(path, self.mark)


def build_context(
    published: SiteFolder,
    parts: Mapping[str, PageFragment],
    assets: Mapping[str, bytes],
    site: Site,
    words: Catalogue,
) -> SiteContext:
    """All of it; `parts` are all pages of the site.

    Raises:
        FinishError: a page of the content was not published.
    """
    root = _root(parts["index.html"].theme, site)
    facts = _facts(site, words, root, published)
    missing = sorted(facts.keys() - parts.keys())
    if missing:
        raise FinishError(
            f"The folder must hold every page of the content, and {missing[0]} is not in it ({len(missing)} "
            f"of {len(facts)} are missing). Publish this content again, then finish it."
        )
    own = minify_assets(fingerprint.own_assets(assets, words))
    own |= _theme_styles(published, parts, own)
    joined = _sheets(parts, own)
    own = dict(bundle_css.without(own, joined.values()))
    return SiteContext(
        site=site,
        words=words,
        facts=facts,
        root=root,
        own=own,
        sheets=joined,
        mark=fingerprint.fingerprint(own),
        colour=manifest.colour_of(assets[manifest.ICON].decode()),
    )


def _sheets(parts: Mapping[str, PageFragment], own: Mapping[str, bytes]) -> dict[str, bundle_css.Bundle]:
    """Nearly always one and the same for all pages."""
    asked = {
        path: tuple(dict.fromkeys((*bundle_css.ALWAYS, *part.sheets)))
        for path, part in parts.items()
        if part.sheets
    }
    made = {
        one: bundle_css.bundle(tuple(path for path in one if path in own), own) for one in set(asked.values())
    }
    return {path: made[one] for path, one in asked.items()}


def _theme_styles(
    published: SiteFolder, parts: Mapping[str, PageFragment], own: Mapping[str, bytes]
) -> dict[str, bytes]:
    """They change with our pages, which the publisher's fingerprint in their names does not know of."""
    found = published.files.found(STYLES)
    bundles = published.files.found(theme_scripts.BUNDLE).values()
    modules, styles = (
        [data.decode() for path, data in own.items() if path.endswith(end)] for end in (".js", ".css")
    )
    kept = purge(
        found,
        names={name for part in parts.values() for name in part.names},
        scripts=[*bundles, *modules],
        own_styles=styles,
    )
    return {path: css.encode() for path, css in kept.items()}


def html_of(page: Page) -> str:
    """The path of a page's HTML."""
    return page.path.removesuffix(".md") + ".html"


def _facts(site: Site, words: Catalogue, root: str, published: SiteFolder) -> dict[str, Facts]:
    days = review_days(site)
    found = {}
    for page in pages(site):
        card = sharing.card_of(page.address, published.files)
        found[html_of(page)] = Facts(
            page=page,
            title=words.own(page.title),
            description=words.own(page.description),
            root=root,
            reviewed=days.get(page.address),
            card=root + card if card else None,
            card_alt=card_for(page, site, words).alt if card else "",
        )
    return found


def _root(home: str, site: Site) -> str:
    """What the publisher was told, so that no address on a page contradicts another."""
    match = _CANONICAL.search(home)
    return match[1] if match else site.settings.address
