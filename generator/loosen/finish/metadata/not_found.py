"""The 404 page."""

from __future__ import annotations

import re

from loosen.finish.html.errors import FinishError
from loosen.finish.html.patch import Patch, apply_patches, escape_html
from loosen.model import Site
from loosen.site import urls
from loosen.site.addresses import localized, slugs_of
from loosen.site.translations import Catalogue

PATH = "404.html"
_TITLE = re.compile(r"<title>[^<]*</title>")


def not_found_page(html: str, site: Site, base: str, words: Catalogue) -> str:
    """The theme's 404 page with our text and links; `base` is the URL path of the site's root.

    Links are absolute paths, because the page is served at URLs of any depth.

    Raises:
        FinishError: the theme's page has another heading, or no title.
    """
    title = escape_html(words("not_found.title"))
    search = escape_html(words("menu.search"))
    body = "\n".join(
        (
            f"<h1>{title}</h1>",
            f'<p class="lead">{escape_html(words("not_found.text"))}</p>',
            # A script makes a button of it; without one it opens the search of a phone.
            f'<p><label class="button" for="__search" data-button="{search}">{search}</label></p>',
            _links(site, base, words),
        )
    )
    name = escape_html(site.settings.name)
    patch = Patch("a lost reader finds a way on", "<h1>404 - Not found</h1>", body, done=f"<h1>{title}</h1>")
    # Publishers escape the site's name in different ways.
    changed, count = _TITLE.subn(
        lambda _: f"<title>{title} - {name}</title>", apply_patches(html, [patch], PATH), 1
    )
    if not count:
        raise FinishError(f"{PATH} must have a <title>, so that the window says what this is.")
    return changed


def _links(site: Site, base: str, words: Catalogue) -> str:
    rows = [
        (urls.HOME, "nav.home", True),
        (urls.ROUTINES, "nav.routines", bool(site.routines)),
        (urls.EXERCISES, "nav.all", bool(site.exercises)),
        (urls.MUSCLES, "nav.muscles", bool(site.muscles)),
        (urls.SAFETY, "nav.safety", True),
    ]
    slugs = slugs_of(site)
    places = [(localized(at, slugs).removeprefix("/"), key, there) for at, key, there in rows]
    links = [
        f'<li><a class="entry" href="{escape_html(base + at)}">'
        f'<span class="entry__text"><b>{escape_html(words(key))}</b></span></a></li>'
        for at, key, there in places
        if there
    ]
    return "\n".join(['<ul class="entries entries--lost">', *links, "</ul>"])
