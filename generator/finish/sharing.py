"""What a link to a page looks like where someone shares it (Open Graph)."""

from __future__ import annotations

from collections.abc import Container

from generator.finish.patch import attributes
from generator.finish.structured_data import Facts
from generator.model import Site

CARDS = "assets/cards/"


def card_of(at: str, published: Container[str]) -> str | None:
    """The path of a page's picture, if there is one: `assets/cards/routines/desk-break.png`."""
    path = f"{CARDS}{at.strip('/') or 'index'}.png"
    return path if path in published else None


def tags(facts: Facts, site: Site) -> str:
    """The tags of one page."""
    kind = "article" if facts.page.template in {"article", "exercise", "routine"} else "website"
    values = {
        "og:type": kind,
        "og:site_name": site.settings.name,
        "og:title": facts.title,
        "og:description": facts.description,
        "og:url": facts.url,
        "og:locale": site.settings.language,
    }
    if facts.card:
        values |= {"og:image": facts.card, "og:image:width": "1200", "og:image:height": "630"}
    found = [f"<meta{attributes({'property': name, 'content': value})}>" for name, value in values.items()]
    look = "summary_large_image" if facts.card else "summary"
    return "".join([*found, f"<meta{attributes({'name': 'twitter:card', 'content': look})}>"])
