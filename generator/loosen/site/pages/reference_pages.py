"""What the templates of the pages there is one of may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

from loosen.model import Claim, Grade, Home, Method, PainCycle, Safety, Site, Topic
from loosen.model.article import Term
from loosen.site.pages.entity_pages import RoutineCard
from loosen.site.pages.page import Context, too_many_for_cards
from loosen.site.relations import Relations

Tally: TypeAlias = tuple[Topic, Sequence[tuple[Grade, int]]]
"""A topic, with how many claims of each grade it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContext(Context[None]):
    """Of `home.md.jinja`."""

    home: Home
    choices: Sequence[tuple[str, RoutineCard]]
    """When a reader takes a routine, and that routine."""

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        home = site.settings.home
        choices = [
            (choice.when, RoutineCard.of(site.routines[choice.routine], site, known))
            for choice in home.choices
        ]
        return cls(home=home, choices=choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainCycleContext(Context[PainCycle]):
    """Of `pain_cycle.md.jinja`."""

    cycle: PainCycle
    known: Relations

    @classmethod
    def of(cls, cycle: PainCycle, site: Site, known: Relations) -> Self:
        return cls(cycle=cycle, known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyContext(Context[None]):
    """Of `safety.md.jinja`."""

    safety: Safety
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        return cls(safety=site.safety, known=known)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceContext(Context[None]):
    """Of `evidence.md.jinja`."""

    topics: Sequence[tuple[Topic, Sequence[Claim]]]
    """Each topic with its claims, the best supported first."""
    counts: Sequence[tuple[Grade, int]]
    """How many claims of each grade there are."""
    tallies: Sequence[Tally]
    most_claims: int
    """In one row of the tallies."""
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        tallies = _tallies(site)
        return cls(
            topics=_claims_by_topic(site),
            counts=_claims_by_grade(site),
            tallies=tallies,
            most_claims=max((sum(number for _, number in row) for _, row in tallies), default=0),
            known=known,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryContext(Context[None]):
    """Of `glossary.md.jinja`."""

    terms: Sequence[Term]
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        terms = site.glossary.terms if site.glossary else ()
        return cls(terms=sorted(terms, key=lambda term: term.name.casefold()), known=known)


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


def _claims_by_topic(site: Site) -> list[tuple[Topic, Sequence[Claim]]]:
    order = {id: place for place, id in enumerate(site.grades)}
    groups: dict[str, list[Claim]] = {id: [] for id in site.topics}
    for claim in sorted(site.claims.values(), key=lambda one: order[one.grade]):
        groups[claim.topic].append(claim)
    return [(site.topics[id], claims) for id, claims in groups.items() if claims]


def _claims_by_grade(site: Site) -> list[tuple[Grade, int]]:
    grades = [claim.grade for claim in site.claims.values()]
    return [(grade, grades.count(id)) for id, grade in site.grades.items()]


def _tallies(site: Site) -> list[Tally]:
    """Of each topic that has claims."""
    claims = [(claim.topic, claim.grade) for claim in site.claims.values()]
    rows = [
        (topic, [(grade, claims.count((id, grade.id))) for grade in site.grades.values()])
        for id, topic in site.topics.items()
    ]
    return [(topic, row) for topic, row in rows if any(number for _, number in row)]
