"""Pages at old addresses that lead to where an exercise went, and the same for hosts that can redirect."""

from __future__ import annotations

import posixpath

from loosen.finish.html.patch import attributes, escape_html
from loosen.finish.security.csp import meta, policy
from loosen.model import Exercise, Site
from loosen.site.translations import Catalogue
from loosen.site.urls import section, url_for


def moves(site: Site) -> dict[str, Exercise]:
    """From an old address to the exercise that is meant now.

    The old file no longer says what kind it was, so the old address is taken to be in the section of the new.
    """
    found = {}
    for one in site.moved.values():
        exercise = site.exercises[one.moved_to]
        found[f"/{section(exercise)}/{one.id}/"] = exercise
    return found


def redirect_page(old: str, exercise: Exercise, root: str, site: Site, words: Catalogue) -> str:
    """A page that leads on at once, and has a link for those whom it does not lead."""
    to = url_for(exercise)
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
    return "".join(f"{old} {url_for(exercise)} 301\n" for old, exercise in moves(site).items())
