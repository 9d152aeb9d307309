"""Where each entity's page stands, seen from the site's root: `/stretches/figure-four-stretch/`."""

from __future__ import annotations

from loosen import model
from loosen.model.kinds import kind_of

HOME = "/"
PAIN_CYCLE = "/pain-cycle/"
SAFETY = "/safety/"
EVIDENCE = "/evidence/"
GLOSSARY = "/glossary/"
ABOUT = "/about/"
EXERCISES = "/exercises/"
BY_MUSCLE = "/exercises/by-muscle/"
BY_EQUIPMENT = "/exercises/by-equipment/"
BY_MINUTES = "/exercises/by-minutes/"
ROUTINES = "/routines/"
MUSCLES = "/muscles/"
ARTICLES = "/articles/"
PRESCRIBE = "/prescribe/"
RECIPES = "/assets/recipes/"
PRIVACY = "/privacy/"
DATA = "/data/"


def section(exercise: model.Exercise) -> str:
    """The first part of an exercise's address, which says its kind."""
    return kind_of(exercise).section


def url_for(entity: model.Exercise | model.Routine | model.Muscle | model.Article) -> str:
    """The page of an entity that has one of its own."""
    match entity:
        case model.Exercise():
            return f"/{section(entity)}/{entity.id}/"
        case model.Routine():
            return f"{ROUTINES}{entity.id}/"
        case model.Muscle():
            return f"{MUSCLES}{entity.id}/"
        case model.Article():
            return f"{ARTICLES}{entity.id}/"


def recipe_path(exercise: model.Exercise) -> str:
    """The file that a plan with this exercise fetches, by its path."""
    return f"{RECIPES}{exercise.id}.js".lstrip("/")


def claim_anchor(id: str) -> str:
    return f"{EVIDENCE}#claim-{id}"


def source_anchor(id: str) -> str:
    return f"{EVIDENCE}#source-{id}"


def slug(text: str) -> str:
    """A heading's anchor, as Markdown's table of contents makes it for plain words."""
    kept = "".join(c if c.isalnum() else " " for c in text.lower())
    return "-".join(kept.split())


def all_urls(library: model.Library) -> frozenset[str]:
    """Every page that a text may link to."""
    found = {HOME, SAFETY, EVIDENCE, ABOUT, EXERCISES, BY_MUSCLE, BY_EQUIPMENT, BY_MINUTES}
    found |= {MUSCLES, ROUTINES, ARTICLES, PRESCRIBE, PRIVACY, DATA}
    found |= {f"/{section(one)}/" for one in library.exercises.values()}
    found |= {PAIN_CYCLE} if library.pain_cycle else set()
    found |= {GLOSSARY} if library.glossary else set()
    for group in (library.exercises, library.routines, library.muscles, library.articles):
        found |= {url_for(entity) for entity in group.values()}
    return frozenset(found)


def anchors(library: model.Library) -> frozenset[str]:
    """Every address with a `#` that a text may link to, beside the headings of its own page."""
    found = {claim_anchor(id) for id in library.claims} | {source_anchor(id) for id in library.sources}
    if library.glossary:
        found |= {f"{GLOSSARY}#{slug(term.name)}" for term in library.glossary.terms}
    if library.pain_cycle:
        found |= {f"{PAIN_CYCLE}#{stage.id}" for stage in library.pain_cycle.stages}
    return frozenset(found)
