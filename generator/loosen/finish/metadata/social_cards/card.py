"""Contents of a page's social card: a few words, and a motif."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from loosen.drawing.mannequin import describe
from loosen.model import Exercise, Muscle, Routine, Site
from loosen.site import article_markup, formatting
from loosen.site.pages import Page
from loosen.site.pages.cycle_page import PainCycleContext
from loosen.site.pages.entity_pages import ArticleContext, MuscleContext, RoutineContext
from loosen.site.pages.exercise_pages import ExerciseContext, ExercisesContext, SectionContext
from loosen.site.pages.reference_pages import HomeContext
from loosen.site.timeline import Timeline
from loosen.site.translations import Catalogue

_MOST = 2
"""Figures on one card; with more, none is readable in a small preview."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Positions, one or two."""

    exercises: tuple[Exercise, ...]


@dataclass(frozen=True, slots=True)
class Lit:
    """The body map with one muscle lit."""

    muscle: Muscle


@dataclass(frozen=True, slots=True)
class Ring:
    """Stages that lead to each other."""

    stages: int


Motif: TypeAlias = Figures | Lit | Ring | None
"""What is drawn; a card without a motif has the site's ornament."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card before it is drawn."""

    kind: str
    """Above the title, in a few words."""
    title: str
    line: str
    """Below the title."""
    motif: Motif
    alt: str
    """Text alternative."""


def card_for(page: Page, site: Site, words: Catalogue) -> Card:
    """The card of any page."""
    title, description = words.own(page.title), words.own(page.description)
    motif: Motif = None
    match page.context:
        case ExerciseContext() as shown:
            return _exercise(shown.exercise, shown.timeline, site, words)
        case RoutineContext() as shown:
            count = words.count("count.exercise", len(shown.rows))
            length = formatting.minutes(shown.timeline.seconds, words)
            motif = _figures(_of(shown.routine, site))
            return _card(words("card.routine", length=length), title, count, motif, words)
        case MuscleContext() as shown:
            motif = Lit(shown.muscle) if shown.muscle.map else None
            return _card(words("glance.muscle"), title, shown.muscle.anatomical_name, motif, words)
        case ArticleContext() as shown:
            motif = _figures(_embedded(shown.prose.pieces, site))
            return _card(words("card.article"), title, description, motif, words)
        case HomeContext() as shown:
            cards = (card for _, card in (*shown.choices, *shown.answers))
            motif = _figures(next((_of(card.routine, site) for card in cards), ()))
            return _card("", shown.home.title, site.settings.tagline, motif, words)
        case PainCycleContext() as shown:
            motif = Ring(len(shown.cycle.stages))
        case ExercisesContext():
            motif = _figures(site.exercises.values())
        case SectionContext() as shown:
            motif = _figures(one for _, group in shown.groups for one in group)
    return _card("", title, description, motif, words)


def _exercise(exercise: Exercise, timeline: Timeline, site: Site, words: Catalogue) -> Card:
    kind, length = formatting.kind(exercise, words), formatting.minutes(timeline.seconds, words)
    muscles = [site.muscles[id].name for id in exercise.muscles]
    motif = _figures([exercise])
    if exercise.figure is None:
        alt = words("card.alt", title=exercise.name, line=exercise.summary)
    else:
        alt = f"{exercise.name}. {describe(exercise.figure, words, marked=muscles)}"
    kind = words("card.exercise", kind=kind, length=length)
    return Card(kind=kind, title=exercise.name, line=formatting.amount(exercise, words), motif=motif, alt=alt)


def _card(kind: str, title: str, line: str, motif: Motif, words: Catalogue) -> Card:
    return Card(kind=kind, title=title, line=line, motif=motif, alt=words("card.alt", title=title, line=line))


def _figures(exercises: Iterable[Exercise]) -> Figures | None:
    """Those that are drawn, each once, and of several kinds if there are."""
    drawn = {one.id: one for one in exercises if one.figure}.values()
    of_kinds = list({type(one): one for one in reversed(drawn)}.values())
    chosen = sorted(drawn, key=lambda one: one not in of_kinds)[:_MOST]
    return Figures(tuple(chosen)) if chosen else None


def _of(routine: Routine, site: Site) -> list[Exercise]:
    return [site.exercises[item.exercise] for item in routine.exercises]


def _embedded(pieces: Iterable[article_markup.Piece], site: Site) -> Iterator[Exercise]:
    """What an article shows."""
    for piece in pieces:
        if isinstance(piece, article_markup.Embed) and piece.kind == "exercise":
            yield site.exercises[piece.id]
        if isinstance(piece, article_markup.Embed) and piece.kind == "routine":
            yield from _of(site.routines[piece.id], site)
