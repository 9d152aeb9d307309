"""The elements that are added to the `<head>` of each page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from loosen.finish.assets import browser_memory, file_protocol
from loosen.finish.context import SiteContext
from loosen.finish.html.patch import attributes
from loosen.finish.metadata import feed, manifest, not_found, sharing, structured_data
from loosen.finish.security import csp

REMEMBERED = (
    "try{const d=document.documentElement.dataset,k=Object.keys(localStorage);"
    'k.includes("safety checked")&&(d.checked="");'
    'k.some(n=>/^hold-timer (history|[/])/.test(n))&&(d.returns="")}catch(e){}'
)
"""Inline script: a page knows before the first paint who has checked the signs, and who comes back."""
SNIPPETS = (browser_memory.SNIPPET, file_protocol.LOADER_SNIPPET, REMEMBERED)
MODULES = (
    "assets/menu/menu.js",
    "assets/safety/safety-check.js",
    "assets/offline/register.js",
    "assets/offline/kept-on-device.js",
)


def lines(path: str, policy: str, context: SiteContext) -> Iterator[str]:
    """The elements in order: the policy comes first, because it covers only what follows it."""
    prefix = prefix_of(path, context)
    yield csp.meta(policy)
    yield '<meta name="referrer" content="no-referrer">'
    for font in sorted(path for path in context.assets if path.endswith(".woff2")):
        yield f"<link{attributes(_preload(prefix + context.asset(font)))}>"
    yield manifest.links(prefix, context.theme_colour)
    yield feed.link(prefix, context.site)
    yield from (f"<script>{code}</script>" for code in SNIPPETS)
    for module in MODULES:
        yield f"<script{attributes({'type': 'module', 'src': prefix + context.asset(module)})}></script>"
    if path in context.facts:
        yield sharing.tags(context.facts[path], context.site)
        yield structured_data.script(context.facts[path], context.site, context.words)


def _preload(url: str) -> dict[str, str]:
    """A font that loads before the style sheet that names it. Fonts are always fetched anonymously."""
    return {"rel": "preload", "href": url, "as": "font", "type": "font/woff2", "crossorigin": "anonymous"}


def prefix_of(path: str, context: SiteContext) -> str:
    """The relative URL of the site's root; absolute on the 404 page, which is served at any depth."""
    return urlsplit(context.root).path if path == not_found.PATH else "../" * path.count("/")
