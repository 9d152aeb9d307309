"""What the head of each page gains: the policy first, then what other programs read, then our modules."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from loosen.finish.assets import file_protocol
from loosen.finish.context import SiteContext
from loosen.finish.html.patch import attributes
from loosen.finish.metadata import feed, manifest, not_found, sharing, structured_data
from loosen.finish.security import csp

MODULES = ("assets/menu/menu.js", "assets/offline/register.js", "assets/offline/kept-on-device.js")


def lines(path: str, policy: str, known: SiteContext) -> Iterator[str]:
    """In the order in which they stand."""
    prefix = prefix_of(path, known)
    yield csp.meta(policy)
    yield '<meta name="referrer" content="no-referrer">'
    yield manifest.links(prefix, known.colour)
    yield feed.link(prefix, known.site)
    yield f"<script>{file_protocol.LOADER_SNIPPET}</script>"
    for module in MODULES:
        yield f"<script{attributes({'type': 'module', 'src': prefix + known.asset(module)})}></script>"
    if path in known.facts:
        yield sharing.tags(known.facts[path], known.site)
        yield structured_data.script(known.facts[path], known.site, known.words)


def prefix_of(path: str, known: SiteContext) -> str:
    """What leads from a page to the site's root; the page for missing addresses stands at any depth."""
    return urlsplit(known.root).path if path == not_found.PATH else "../" * path.count("/")
