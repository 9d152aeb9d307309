"""The page for an address that is not there: it says so, and leads on."""

from __future__ import annotations

import re

from generator import address
from generator.finish.error import FinishError
from generator.finish.patch import Patch, escaped, patched
from generator.model import Site
from generator.words import Words

PATH = "404.html"
_TITLE = re.compile(r"<title>[^<]*</title>")


def helpful(html: str, site: Site, base: str, words: Words) -> str:
    """The theme's page with something to do on it; `base` is the path of the site's root on its host.

    Its links start at the host's root, because it answers for addresses of any depth.
    """
    title = escaped(words("not_found.title"))
    body = f"<h1>{title}</h1>\n<p>{escaped(words('not_found.text'))}</p>\n{_links(site, base, words)}"
    name = escaped(site.settings.name)
    patch = Patch("a lost reader finds a way on", "<h1>404 - Not found</h1>", body, done=f"<h1>{title}</h1>")
    # A publisher may write the site's name in another way than we do.
    changed, count = _TITLE.subn(
        lambda _: f"<title>{title} - {name}</title>", patched(html, [patch], PATH), 1
    )
    if not count:
        raise FinishError(f"{PATH} must have a <title>, so that the window says what this is.")
    return changed


def _links(site: Site, base: str, words: Words) -> str:
    rows = [
        (address.ROUTINES, "nav.routines", bool(site.routines)),
        (address.EXERCISES, "nav.all", bool(site.exercises)),
        (address.MUSCLES, "nav.muscles", bool(site.muscles)),
        (address.SAFETY, "nav.safety", True),
        (address.HOME, "nav.home", True),
    ]
    links = [
        f'<li><a href="{escaped(base + at.removeprefix("/"))}">{escaped(words(key))}</a></li>'
        for at, key, there in rows
        if there
    ]
    return "\n".join(["<ul>", *links, "</ul>"])
