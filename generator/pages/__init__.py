"""The site map: which pages there are, and what each one shows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Site
from generator.pages import lists, main
from generator.pages.page import Page
from generator.relations import Relations, relations

__all__ = ["Page", "pages"]


def pages(site: Site) -> tuple[Page, ...]:
    """Every page of a site, in the order of its navigation."""
    return tuple(_all(site, relations(site)))


def _all(site: Site, known: Relations) -> Iterator[Page]:
    yield from main.front(site, known)
    yield from lists.routines(site, known)
    yield from lists.exercises(site, known)
    yield from lists.muscles(site, known)
    yield from main.articles(site, known)
    yield from main.background(site, known)
