"""The site map: which pages there are, what each one shows, and what it shows only when it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from generator import address
from generator.model import Site
from generator.pages import lists, main
from generator.pages.page import Page, Piece, path_of
from generator.relations import Relations, relations
from generator.words import Words

__all__ = ["Page", "Piece", "everything", "navigation", "pages", "pieces"]


def pages(site: Site, known: Relations | None = None) -> tuple[Page, ...]:
    """Every page of a site, in the order of its navigation; `known` are its relations, if already found."""
    return tuple(_all(site, known or relations(site)))


def pieces(site: Site) -> tuple[Piece, ...]:
    """What a plan needs of each exercise that is chosen for it; all of them are megabytes."""
    return tuple(
        Piece(
            id=one.id,
            address=address.PRESCRIBE,
            path=address.recipe(one),
            template="recipe",
            context={"exercise": one},
        )
        for one in site.exercises.values()
    )


def everything(site: Site, known: Relations | None = None) -> tuple[Page | Piece, ...]:
    """All pages, and then their pieces."""
    return *pages(site, known), *pieces(site)


def navigation(site: Site, words: Words) -> tuple[tuple[str, str], ...]:
    """Name and path of each section, for a publisher's navigation; the pages below are reached from there.

    A list of every page would be repeated on every page: a site of 1,000 pages grows to 366 MB by it.
    """
    rows: tuple[tuple[str, str, object], ...] = (
        ("home", address.HOME, True),
        ("routines", address.ROUTINES, site.routines),
        ("all", address.EXERCISES, site.exercises),
        ("muscles", address.MUSCLES, site.muscles),
        ("pain_cycle", address.PAIN_CYCLE, site.pain_cycle),
        ("articles", address.ARTICLES, site.articles),
        ("safety", address.SAFETY, True),
        ("evidence", address.EVIDENCE, True),
        ("glossary", address.GLOSSARY, site.glossary),
        ("about", address.ABOUT, True),
    )
    return tuple((words(f"nav.{key}"), path_of(at)) for key, at, there in rows if there)


def _all(site: Site, known: Relations) -> Iterator[Page]:
    yield from main.front(site, known)
    yield from lists.routines(site, known)
    yield from lists.exercises(site, known)
    yield from lists.muscles(site, known)
    yield from main.articles(site, known)
    yield from main.background(site, known)
