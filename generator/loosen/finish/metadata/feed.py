"""The Atom feed (RFC 4287) of articles, routines and exercises, latest review first."""

from __future__ import annotations

from datetime import date

from loosen.finish.html.patch import attributes, escape_html
from loosen.model import Article, Exercise, Routine, Site
from loosen.site.addresses import url_in

PATH = "feed.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def feed(site: Site, root: str) -> str:
    """The feed as XML. Its times are days of review, so it changes only with the content."""
    entries: list[Article | Routine | Exercise] = [*site.articles.values(), *site.routines.values()]
    entries += site.exercises.values()
    entries.sort(key=lambda one: (-one.reviewed.toordinal(), one.name))
    settings = site.settings
    return (
        f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape_html(settings.language)}">\n'
        f"<id>{escape_html(root)}</id>\n"
        f"<title>{escape_html(settings.name)}</title>\n<subtitle>{escape_html(settings.tagline)}</subtitle>\n"
        f"<author><name>{escape_html(settings.name)}</name></author>\n"
        f"<updated>{_time(entries[0].reviewed if entries else site.safety.reviewed)}</updated>\n"
        f"<link{attributes({'rel': 'self', 'href': root + PATH})}/>\n"
        f"<link{attributes({'rel': 'alternate', 'type': 'text/html', 'href': root})}/>\n"
        f"{''.join(_entry(one, root, site) for one in entries)}</feed>\n"
    )


def link(prefix: str, site: Site) -> str:
    """The `<link>` that announces the feed; `prefix` is the relative URL of the site's root."""
    type_ = "application/atom+xml"
    values = {"rel": "alternate", "type": type_, "title": site.settings.name, "href": prefix + PATH}
    return f"<link{attributes(values)}>"


def _entry(one: Article | Routine | Exercise, root: str, site: Site) -> str:
    at = f"{root}{url_in(site, one).removeprefix('/')}"
    return (
        f"<entry><id>{escape_html(at)}</id><title>{escape_html(one.name)}</title>"
        f"<link{attributes({'href': at})}/><updated>{_time(one.reviewed)}</updated>"
        f"<summary>{escape_html(one.summary)}</summary></entry>\n"
    )


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
