"""Where each entity's page stands in English, from the site's root: `/stretches/figure-four-stretch/`."""

from __future__ import annotations

from typing import TypeAlias

from loosen import model
from loosen.model import kinds

HOME = "/"
PAIN_CYCLE = "/pain-cycle/"
SAFETY = "/safety/"
EVIDENCE = "/evidence/"
GLOSSARY = "/glossary/"
ABOUT = "/about/"
OWN_PAGES = "/"
RESERVED = frozenset(("/assets/", "/search/", "/media/"))
"""Folders with other files than pages."""
EXERCISES = "/exercises/"
BY_MUSCLE = "/exercises/by-muscle/"
BY_EQUIPMENT = "/exercises/by-equipment/"
BY_MINUTES = "/exercises/by-minutes/"
ROUTINES = "/routines/"
MUSCLES = "/muscles/"
ARTICLES = "/articles/"
PRESCRIBE = "/prescribe/"
RECIPES = "/assets/recipes/"
MOVEMENTS = "/assets/movements/"
PRIVACY = "/privacy/"
DATA = "/data/"


def section(exercise: model.Exercise) -> str:
    """The first part of an exercise's address, which says its kind."""
    return kinds.kind_of(exercise).section


def folder(entity: type) -> str | None:
    """The beginning of the addresses of a type; `None` without pages, and for exercises: see their kind."""
    return {
        model.Routine: ROUTINES,
        model.Muscle: MUSCLES,
        model.Article: ARTICLES,
        model.OwnPage: OWN_PAGES,
    }.get(entity)


Addressed: TypeAlias = "model.Exercise | model.Routine | model.Muscle | model.Article | model.OwnPage"
"""What has a page of its own."""


def url_for(entity: Addressed) -> str:
    """The page of an entity that has one of its own."""
    if isinstance(entity, model.Exercise):
        return f"/{section(entity)}/{entity.id}/"
    return f"{folder(type(entity))}{entity.id}/"


def recipe_path(exercise: model.Exercise) -> str:
    """The file that a plan with this exercise fetches, by its path."""
    return f"{RECIPES}{exercise.id}.js".lstrip("/")


def movement_path(exercise: model.Exercise) -> str:
    """The file that a page fetches when a reader wants to see an exercise move, by its path."""
    return f"{MOVEMENTS}{exercise.id}.js".lstrip("/")


def claim_anchor(id: str) -> str:
    return f"{EVIDENCE}#claim-{id}"


def source_anchor(id: str) -> str:
    return f"{EVIDENCE}#source-{id}"


def slug(text: str) -> str:
    """A heading's anchor, as Markdown's table of contents makes it for plain words."""
    kept = "".join(c if c.isalnum() else " " for c in text.lower())
    return "-".join(kept.split())


def anchors(library: model.Library) -> frozenset[str]:
    """Every address with a `#` that a text may link to, beside the headings of its own page."""
    found = {claim_anchor(id) for id in library.claims} | {source_anchor(id) for id in library.sources}
    if library.glossary:
        found |= {f"{GLOSSARY}#{slug(term.name)}" for term in library.glossary.terms}
    if library.pain_cycle:
        found |= {f"{PAIN_CYCLE}#{stage.id}" for stage in library.pain_cycle.stages}
    return frozenset(found)
