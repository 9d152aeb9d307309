"""The page for an address that is not there: it says so, and leads on."""

from __future__ import annotations

from generator import address
from generator.finish.patch import Patch, escaped, patched
from generator.model import Site
from generator.words import Words

PATH = "404.html"


def helpful(html: str, site: Site, base: str, words: Words) -> str:
    """The theme's page with something to do on it; `base` is the path of the site's root on its host.

    Its links start at the host's root, because it answers for addresses of any depth.
    """
    title = escaped(words("not_found.title"))
    body = f"<h1>{title}</h1>\n<p>{escaped(words('not_found.text'))}</p>\n{_links(site, base, words)}"
    name = escaped(site.settings.name)
    patches = (
        Patch("a lost reader finds a way on", "<h1>404 - Not found</h1>", body, done=f"<h1>{title}</h1>"),
        Patch("the window says what this is", f"<title>{name}</title>", f"<title>{title} - {name}</title>"),
    )
    return patched(html, patches, PATH)


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
