"""What all steps need to know of a site before any of them begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.cards import card_for
from generator.finish import fingerprint, manifest, scripts, sharing, sheets
from generator.finish.error import FinishError
from generator.finish.folder import Published
from generator.finish.lean import lean_assets
from generator.finish.part import Part
from generator.finish.reviews import review_days
from generator.finish.structured_data import Facts
from generator.finish.unused import STYLES, without_unused
from generator.model import Site
from generator.pages import Page, pages
from generator.words import Words

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A site, and where and how it was published."""

    site: Site
    words: Words
    facts: Mapping[str, Facts]
    """Of each page, by the path of its HTML."""
    root: str
    """The full address of the site, with a slash at the end."""
    own: Mapping[str, bytes]
    """Our assets and the joined sheets, by the paths that a publisher knows or would know."""
    sheets: Mapping[str, sheets.Sheet]
    """Of each page, by the path of its HTML."""
    mark: str
    """The fingerprint of our assets."""
    colour: str
    """Of the browser's bars around a page."""

    def asset(self, path: str) -> str:
        """Where one of our assets stands once the site is finished."""
        return fingerprint.moved(path, self.mark)


def know(
    published: Published,
    parts: Mapping[str, Part],
    assets: Mapping[str, bytes],
    site: Site,
    words: Words,
) -> Known:
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
    own = lean_assets(fingerprint.own_assets(assets, words))
    own |= _theme_styles(published, parts, own)
    joined = _sheets(parts, own)
    own = dict(sheets.without(own, joined.values()))
    return Known(
        site=site,
        words=words,
        facts=facts,
        root=root,
        own=own,
        sheets=joined,
        mark=fingerprint.fingerprint(own),
        colour=manifest.colour_of(assets[manifest.ICON].decode()),
    )


def _sheets(parts: Mapping[str, Part], own: Mapping[str, bytes]) -> dict[str, sheets.Sheet]:
    """Nearly always one and the same for all pages."""
    asked = {
        path: tuple(dict.fromkeys((*sheets.ALWAYS, *part.sheets)))
        for path, part in parts.items()
        if part.sheets
    }
    made = {one: sheets.sheet(tuple(path for path in one if path in own), own) for one in set(asked.values())}
    return {path: made[one] for path, one in asked.items()}


def _theme_styles(
    published: Published, parts: Mapping[str, Part], own: Mapping[str, bytes]
) -> dict[str, bytes]:
    """They change with our pages, which the publisher's fingerprint in their names does not know of."""
    found = published.files.found(STYLES)
    bundles = published.files.found(scripts.BUNDLE).values()
    modules, styles = (
        [data.decode() for path, data in own.items() if path.endswith(end)] for end in (".js", ".css")
    )
    kept = without_unused(
        found,
        names={name for part in parts.values() for name in part.names},
        scripts=[*bundles, *modules],
        own_styles=styles,
    )
    return {path: css.encode() for path, css in kept.items()}


def html_of(page: Page) -> str:
    """The path of a page's HTML."""
    return page.path.removesuffix(".md") + ".html"


def _facts(site: Site, words: Words, root: str, published: Published) -> dict[str, Facts]:
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
