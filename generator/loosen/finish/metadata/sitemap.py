"""The sitemap, with days of review and not of builds, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from loosen.finish.html.patch import escape_html

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap(addresses: Iterable[str], days: Mapping[str, date], root: str) -> str:
    """The sitemap as XML. Instant navigation reads it, too: other URLs are loaded as usual."""
    rows = "".join(_row(f"{root}{at.removeprefix('/')}", days.get(at)) for at in addresses)
    return f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def robots(root: str) -> str:
    """robots.txt, which allows everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"


def _row(address: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape_html(address)}</loc>{changed}</url>\n"
