"""The site map: which pages there are, what each one shows, and what it shows only when it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.site import urls
from loosen.model import Site
from loosen.site.pages import lists, singles
from loosen.site.pages.page import Fragment, Page, path_of
from loosen.site.relations import Relations, relations
from loosen.site.translations import Catalogue

__all__ = ["Page", "Fragment", "everything", "navigation", "pages", "fragments"]


def pages(site: Site, known: Relations | None = None) -> tuple[Page, ...]:
    """Every page of a site, in the order of its navigation; `known` are its relations, if already found."""
    return tuple(_all(site, known or relations(site)))


def fragments(site: Site) -> tuple[Fragment, ...]:
    """What a plan needs of each exercise that is chosen for it; all of them are megabytes."""
    return tuple(
        Fragment(
            id=one.id,
            address=urls.PRESCRIBE,
            path=urls.recipe_path(one),
            template="recipe",
            context={"exercise": one},
        )
        for one in site.exercises.values()
    )


def everything(site: Site, known: Relations | None = None) -> tuple[Page | Fragment, ...]:
    """All pages, and then their pieces."""
    return *pages(site, known), *fragments(site)


def navigation(site: Site, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Name and path of each section, for a publisher's navigation; the pages below are reached from there.

    A list of every page would be repeated on every page: a site of 1,000 pages grows to 366 MB by it.
    """
    rows: tuple[tuple[str, str, object], ...] = (
        ("home", urls.HOME, True),
        ("routines", urls.ROUTINES, site.routines),
        ("all", urls.EXERCISES, site.exercises),
        ("muscles", urls.MUSCLES, site.muscles),
        ("pain_cycle", urls.PAIN_CYCLE, site.pain_cycle),
        ("articles", urls.ARTICLES, site.articles),
        ("safety", urls.SAFETY, True),
        ("evidence", urls.EVIDENCE, True),
        ("glossary", urls.GLOSSARY, site.glossary),
        ("about", urls.ABOUT, True),
    )
    return tuple((words(f"nav.{key}"), path_of(at)) for key, at, there in rows if there)


def _all(site: Site, known: Relations) -> Iterator[Page]:
    yield from singles.home(site, known)
    yield from lists.routines(site, known)
    yield from lists.exercises(site, known)
    yield from lists.muscles(site, known)
    yield from singles.articles(site, known)
    yield from singles.reference_pages(site, known)
