"""What the templates of routines, muscles and articles, and of the lists of them, may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from loosen.model import (
    Article,
    Equipment,
    Exercise,
    Item,
    Muscle,
    OwnPage,
    Prose,
    Routine,
    SelfMassage,
    Site,
    Source,
    Stage,
    Strength,
    Stretch,
)
from loosen.site import article_markup
from loosen.site.cases import Asked, asked
from loosen.site.pages.exercise_pages import stages_of
from loosen.site.pages.page import Context, too_many_for_cards
from loosen.site.reading_time import reading_minutes
from loosen.site.relations import Relations, Tally, equipment_of, of_type, tally
from loosen.site.timeline import Timeline

MOST_SHOWN = 4
"""Drawings in a strip: as many as a phone shows beside each other."""


@dataclass(frozen=True, slots=True)
class RoutineCard:
    """What a card shows of a routine."""

    routine: Routine
    seconds: int
    equipment: Sequence[Equipment]
    shown: Sequence[Exercise]
    """The first exercises that have a drawing, each once."""
    more: int
    """How many others there are, when the last one shown stands for them, too."""

    @classmethod
    def of(cls, routine: Routine, site: Site, known: Relations) -> Self:
        each = [site.exercises[id] for id in dict.fromkeys(item.exercise for item in routine.exercises)]
        drawn = [one for one in each if one.figure]
        return cls(
            routine=routine,
            seconds=known.routine_timelines[routine.id].seconds,
            equipment=[site.equipment[id] for id in equipment_of(routine, site)],
            shown=drawn[:MOST_SHOWN],
            more=len(each) - MOST_SHOWN + 1 if len(each) > MOST_SHOWN else 0,
        )


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """What a routine says of one of its exercises."""

    exercise: Exercise
    item: Item
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutinesContext(Context[None]):
    """Of `routines.md.jinja`; the shortest come first."""

    routines: Sequence[RoutineCard]

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        cards = [RoutineCard.of(one, site, known) for one in site.routines.values()]
        if too_many_for_cards(len(cards)):
            cards = [replace(card, shown=()) for card in cards]
        return cls(routines=sorted(cards, key=lambda card: card.seconds))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineContext(Context[Routine]):
    """Of `routine.md.jinja`."""

    routine: Routine
    timeline: Timeline
    times: tuple[Sequence[tuple[str, int]], Sequence[tuple[str, int]]]
    """The seconds of each kind of work, and for each muscle."""
    rows: Sequence[RoutineRow]
    equipment: Sequence[Equipment]
    asks: Asked
    """Who has to ask first before one of its exercises."""
    asks_each: Sequence[tuple[Exercise, Asked]]
    """The same for each exercise that has some."""

    @classmethod
    def of(cls, routine: Routine, site: Site, known: Relations) -> Self:
        timeline = known.routine_timelines[routine.id]
        rows = [
            RoutineRow(site.exercises[item.exercise], item, timeline.of_item(number))
            for number, item in enumerate(routine.exercises)
        ]
        each = {row.exercise.id: row.exercise for row in rows}.values()
        return cls(
            routine=routine,
            timeline=timeline,
            times=(timeline.by_kind(), timeline.by_muscle(site.exercises)),
            rows=rows,
            equipment=[site.equipment[id] for id in equipment_of(routine, site)],
            asks=asked((text for one in each for text in one.ask_first), site.safety.cases),
            asks_each=[(one, asked(one.ask_first, site.safety.cases)) for one in each if one.ask_first],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MusclesContext(Context[None]):
    """Of `muscles.md.jinja`."""

    muscles: Iterable[Muscle]

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls(muscles=site.muscles.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class MuscleContext(Context[Muscle]):
    """Of `muscle.md.jinja`."""

    muscle: Muscle
    massages: Sequence[Exercise]
    stretches: Sequence[Exercise]
    strengths: Sequence[Exercise]
    others: Sequence[Exercise]
    compact: bool
    """Rows, because there are too many exercises for cards."""
    stages: Sequence[Stage]
    """Of the pain cycle."""
    sources: Sequence[Source]
    known: Relations

    @classmethod
    def of(cls, muscle: Muscle, site: Site, known: Relations) -> Self:
        group = known.of_muscle.get(muscle.id, ())
        return cls(
            muscle=muscle,
            massages=of_type(group, SelfMassage),
            stretches=of_type(group, Stretch),
            strengths=of_type(group, Strength),
            others=[e for e in group if not isinstance(e, SelfMassage | Stretch | Strength)],
            compact=too_many_for_cards(len(group)),
            stages=stages_of(muscle, site),
            sources=[site.sources[id] for id in muscle.sources],
            known=known,
        )


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What a list shows of an article."""

    article: Article
    minutes: int
    """To read it."""
    drawn: Exercise | None
    """The first exercise in it that has a drawing."""

    @classmethod
    def of(cls, article: Article, site: Site) -> Self:
        pieces = article_markup.split_embeds(article.text)
        embeds = [one for one in pieces if isinstance(one, article_markup.Embed)]
        exercises = [site.exercises[one.id] for one in embeds if one.kind == "exercise"]
        exercises += [
            site.exercises[item.exercise]
            for one in embeds
            if one.kind == "routine"
            for item in site.routines[one.id].exercises
        ]
        drawn = next((one for one in exercises if one.figure), None)
        return cls(article, reading_minutes(article, site), drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesContext(Context[None]):
    """Of `articles.md.jinja`."""

    first: Sequence[ArticleRow]
    """What to begin with."""
    others: Sequence[ArticleRow]

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        rows = [ArticleRow.of(one, site) for one in site.articles.values()]
        return cls(
            first=[one for one in rows if one.article.stands_first == "yes"],
            others=[one for one in rows if one.article.stands_first == "no"],
        )


@dataclass(frozen=True, slots=True)
class ProseView:
    """A text in its pieces, and what they need."""

    pieces: Sequence[article_markup.Piece]
    views: Mapping[str, RoutineCard]
    """Of each routine that it embeds, by id."""
    sources: Sequence[Source]
    """What it cites."""

    @classmethod
    def of(cls, prose: Prose, site: Site, known: Relations) -> Self:
        cited = dict.fromkeys(mention.target for mention in article_markup.citations(prose.text))
        pieces = article_markup.split_embeds(prose.text)
        routines = {
            one.id for one in pieces if isinstance(one, article_markup.Embed) and one.kind == "routine"
        }
        return cls(
            pieces=pieces,
            views={id: RoutineCard.of(site.routines[id], site, known) for id in routines},
            sources=[site.sources[id] for id in cited],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPageContext(Context[OwnPage]):
    """Of `own_page.md.jinja`."""

    own: OwnPage
    prose: ProseView
    known: Relations

    @classmethod
    def of(cls, own: OwnPage, site: Site, known: Relations) -> Self:
        return cls(own=own, prose=ProseView.of(own, site, known), known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleContext(Context[Article]):
    """Of `article.md.jinja`."""

    article: Article
    prose: ProseView
    minutes: int
    """To read it."""
    tally: Tally
    """How many claims of each grade it has."""
    known: Relations

    @classmethod
    def of(cls, article: Article, site: Site, known: Relations) -> Self:
        prose = ProseView.of(article, site, known)
        embeds = [piece for piece in prose.pieces if isinstance(piece, article_markup.Embed)]
        claims = dict.fromkeys(piece.id for piece in embeds if piece.kind == "claim")
        return cls(
            article=article,
            prose=prose,
            minutes=reading_minutes(article, site),
            tally=tally((site.claims[id] for id in claims), site),
            known=known,
        )
