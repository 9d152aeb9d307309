"""Redirects from old URLs of exercises, as pages and as a file for hosts."""

from __future__ import annotations

import posixpath

from loosen.finish.html.patch import attributes, escape_html
from loosen.finish.security.csp import meta, policy
from loosen.model import Exercise, Site
from loosen.site.addresses import moved_url, url_in
from loosen.site.translations import Catalogue


def moves(site: Site) -> dict[str, Exercise]:
    """The exercise that each old URL leads to.

    The file of an old id does not say its kind, so the section is assumed to be that of the new URL.
    """
    found = {}
    for one in site.moved.values():
        exercise = site.exercises[one.moved_to]
        found[moved_url(site, one.id, exercise)] = exercise
    return found


def redirect_page(old: str, exercise: Exercise, root: str, site: Site, words: Catalogue) -> str:
    """A page at the URL `old` that redirects at once, with a link in case it does not."""
    to = url_in(site, exercise)
    near = posixpath.relpath(to, old) + "/"
    link = f'<a href="{escape_html(near)}">{escape_html(exercise.name)}</a>'
    return (
        f'<!doctype html>\n<html lang="{escape_html(site.settings.language)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        f"{meta(policy(()))}\n"
        f"<meta{attributes({'http-equiv': 'refresh', 'content': f'0; url={near}'})}>\n"
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape_html(root + to.removeprefix("/"))}">\n'
        f"<title>{escape_html(exercise.name)}</title>\n</head>\n"
        f"<body><p>{words('not_found.moved', link=link)}</p></body>\n</html>\n"
    )


def redirects_file(site: Site) -> str:
    """`_redirects`, which Netlify and Cloudflare Pages read."""
    return "".join(f"{old} {url_in(site, exercise)} 301\n" for old, exercise in moves(site).items())
