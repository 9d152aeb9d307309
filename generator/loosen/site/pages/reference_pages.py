"""What the templates of the pages there is one of may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from loosen.model import Claim, Exercise, Home, Method, Safety, Site, Source, SourceType, Topic
from loosen.model.article import Term
from loosen.site.alphabet_index import group_by_initial, place_of
from loosen.site.pages.entity_pages import RoutineCard
from loosen.site.pages.page import Context, too_many_for_cards
from loosen.site.relations import Relations, Tally, grouped, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContext(Context[None]):
    """Of `home.md.jinja`."""

    home: Home
    choices: Sequence[tuple[str, RoutineCard]]
    """When a reader takes a routine, and that routine."""
    answers: Sequence[tuple[str, RoutineCard]]
    """The answers to the question, each with its routine."""
    picture: Exercise | None

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        home = site.settings.home
        choices = [
            (choice.when, RoutineCard.of(site.routines[choice.routine], site, known))
            for choice in home.choices
        ]
        answers = [
            (answer.says, RoutineCard.of(site.routines[answer.routine], site, known))
            for answer in home.answers
        ]
        picture = site.exercises[home.picture] if home.picture else None
        return cls(home=home, choices=choices, answers=answers, picture=picture)


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyContext(Context[None]):
    """Of `safety.md.jinja`."""

    safety: Safety
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls(safety=site.safety, known=known)


@dataclass(frozen=True, slots=True)
class TopicClaims:
    """What the evidence page says about one topic."""

    topic: Topic
    claims: Sequence[Claim]
    """The best supported first."""
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceContext(Context[None]):
    """Of `evidence.md.jinja`."""

    topics: Sequence[TopicClaims]
    """Those that have claims."""
    tally: Tally
    """How many claims of each grade there are."""
    most_claims: int
    """In one topic."""
    bibliography: Sequence[tuple[SourceType, Sequence[Source]]]
    """Sources by their type, from strong to weak, and by author."""
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        topics = _by_topic(site)
        return cls(
            topics=topics,
            tally=tally(site.claims.values(), site),
            most_claims=max((len(one.claims) for one in topics), default=0),
            bibliography=_by_type(site, known),
            known=known,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryContext(Context[None]):
    """Of `glossary.md.jinja`."""

    terms: Sequence[Term]
    letters: Sequence[tuple[str, Term]]
    """The first word of each letter, when there are many."""
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        terms = site.glossary.terms if site.glossary else ()
        ordered = sorted(terms, key=place_of)
        letters = [(letter, group[0]) for letter, group in group_by_initial(ordered) if letter]
        return cls(terms=ordered, letters=letters, known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutContext(Context[None]):
    """Of `about.md.jinja`."""

    method: Method
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls(method=site.method, known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescribeContext(Context[None]):
    """Of `prescribe.md.jinja`."""

    drawn: bool
    """Each exercise is offered with its drawing, and not with a field that finds it."""

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls(drawn=not too_many_for_cards(len(site.exercises)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyContext(Context[None]):
    """Of `privacy.md.jinja`: nothing of its own."""

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataContext(Context[None]):
    """Of `data.md.jinja`."""

    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls(known=known)


def _by_topic(site: Site) -> list[TopicClaims]:
    order = {id: place for place, id in enumerate(site.grades)}
    best_first = sorted(site.claims.values(), key=lambda one: order[one.grade])
    groups = grouped((claim.topic, claim) for claim in best_first)
    return [
        TopicClaims(topic, groups[id], tally(groups[id], site))
        for id, topic in site.topics.items()
        if id in groups
    ]


def _by_type(site: Site, known: Relations) -> list[tuple[SourceType, Sequence[Source]]]:
    groups = grouped((source.type, source) for source in known.cited)
    return [(kind, groups[id]) for id, kind in site.source_types.items() if id in groups]
