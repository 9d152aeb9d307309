"""Open Graph metadata: how a shared link to a page looks."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import Container

from loosen.build.appearance import own_logo
from loosen.drawing.drawings import Pictures
from loosen.finish.html.patch import attributes
from loosen.finish.metadata.social_cards import Artist, card_for, render_pngs
from loosen.finish.metadata.social_cards.colours import style_sheet
from loosen.finish.metadata.social_cards.draw import HEIGHT, WIDTH
from loosen.finish.metadata.structured_data import Facts
from loosen.model import Site
from loosen.runtime.store import NAME, Store
from loosen.site.pages import pages
from loosen.site.translations import Catalogue

CARDS = "assets/cards/"


def card_of(at: str, published: Container[str]) -> str | None:
    """Path of the social card of the page at a URL, if it was published."""
    path = card_path(at)
    return path if path in published else None


def card_path(at: str) -> str:
    """Path of a page's social card: `assets/cards/routines/desk-break.png` for `/routines/desk-break/`."""
    return f"{CARDS}{at.strip('/') or 'index'}.png"


def tags(facts: Facts, site: Site) -> str:
    """The `<meta>` elements of one page."""
    values = {
        "og:type": facts.page.kind.shared_as,
        "og:site_name": site.settings.name,
        "og:title": facts.title,
        "og:description": facts.description,
        "og:url": facts.url,
        "og:locale": site.settings.language,
    }
    if facts.card:
        size = {"og:image:width": str(WIDTH), "og:image:height": str(HEIGHT)}
        values |= {
            "og:image": facts.card,
            "og:image:type": "image/png",
            **size,
            "og:image:alt": facts.card_alt,
        }
    found = [f"<meta{attributes({'property': name, 'content': value})}>" for name, value in values.items()]
    look = "summary_large_image" if facts.card else "summary"
    return "".join([*found, f"<meta{attributes({'name': 'twitter:card', 'content': look})}>"])


def cards(site: Site, words: Catalogue, templates: pathlib.Path, cache: pathlib.Path) -> dict[str, bytes]:
    """The social card of each page, by path; the folder `cache` keeps PNGs between builds.

    Drawings come from the store beside it, if the build left one there.
    """
    pictures = Pictures(site, words)
    if (cache.parent / NAME).exists():
        with contextlib.closing(Store(cache.parent)) as store:
            pictures.draw_all(store)
    light = site.settings.appearance.light if site.settings.appearance else None
    logo = own_logo(site.settings.appearance, site.look)
    accent = light.accent if light else None
    artist = Artist(site.settings.name, pictures, templates / "assets", accent, own_logo=logo)
    drawn: dict[str, str] = {}
    for page in pages(site):
        if svg := artist.draw(card_for(page, site, words)):
            drawn[card_path(page.address)] = svg
    return render_pngs(drawn, style_sheet(templates, light), cache)
