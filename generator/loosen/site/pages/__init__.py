"""Which pages there are and what each may show: `registry.KINDS` has one row for each kind of page."""

from __future__ import annotations

from loosen.model import Library, OwnPage, Site
from loosen.site import urls
from loosen.site.addresses import localized, slugs_of, url_in
from loosen.site.pages.exercise_pages import RecipeContext
from loosen.site.pages.menu import navigation
from loosen.site.pages.page import Fragment, Page
from loosen.site.pages.registry import KINDS
from loosen.site.relations import Relations, relations

__all__ = [
    "KINDS",
    "Fragment",
    "Page",
    "addresses",
    "addresses_of_ours",
    "everything",
    "fragments",
    "navigation",
    "pages",
]


def pages(site: Site, known: Relations | None = None) -> tuple[Page, ...]:
    """Every page of a site; `known` are its relations, if already found."""
    known = known or relations(site)
    return tuple(page for kind in KINDS for page in kind.pages(site, known))


def addresses(library: Library) -> frozenset[str]:
    """Every page that a text may link to."""
    slugs = slugs_of(library)
    return frozenset(localized(kind.address(one), slugs) for kind in KINDS for one in kind.subjects(library))


def addresses_of_ours(library: Library) -> frozenset[str]:
    """Every page that an author's own one may not replace."""
    slugs = slugs_of(library)
    ours = (kind for kind in KINDS if kind.entity is not OwnPage)
    return frozenset(localized(kind.address(one), slugs) for kind in ours for one in kind.subjects(library))


def fragments(site: Site) -> tuple[Fragment, ...]:
    """What a plan needs of each exercise that is chosen for it, and movements; all of them are megabytes."""
    recipes = tuple(
        Fragment(
            id=one.id,
            address=localized(urls.PRESCRIBE, slugs_of(site)),
            slugs=slugs_of(site),
            path=urls.recipe_path(one),
            piece="recipe",
            context=RecipeContext(exercise=one),
        )
        for one in site.exercises.values()
    )
    movements = tuple(
        Fragment(
            id=f"movement {one.id}",
            address=url_in(site, one),
            slugs=slugs_of(site),
            path=urls.movement_path(one),
            piece="movement",
            context=RecipeContext(exercise=one),
        )
        for one in site.exercises.values()
        if one.figure and one.figure.body.start
    )
    return recipes + movements


def everything(site: Site, known: Relations | None = None) -> tuple[Page | Fragment, ...]:
    """All pages, and then their pieces."""
    return *pages(site, known), *fragments(site)
