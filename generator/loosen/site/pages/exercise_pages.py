"""What the templates of exercises, and of lists of them, may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from loosen.model import (
    Equipment,
    Exercise,
    Library,
    Muscle,
    Routine,
    SelfMassage,
    Site,
    Source,
    Stage,
    Stretch,
)
from loosen.model.duration import in_minutes
from loosen.model.kinds import ExerciseKind, kind_of, kinds_of
from loosen.site.cases import Asked, asked
from loosen.site.pages.filters import Filter, Traits, filters, traits_of
from loosen.site.pages.page import Context, S, too_many_for_cards
from loosen.site.relations import Relations, grouped, of_kind
from loosen.site.timeline import Timeline
from loosen.site.translations import Key

G = TypeVar("G")
"""What the exercises of a group have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseContext(Context[Exercise]):
    """Of `exercise.md.jinja`."""

    exercise: Exercise
    timeline: Timeline
    prepare: Exercise | None
    """The massage that comes before a stretch."""
    next: Sequence[Exercise]
    """The stretches that come after a massage."""
    is_stretch: bool
    is_massage: bool
    muscles: Sequence[Muscle]
    equipment: Sequence[Equipment]
    stages: Sequence[Stage]
    """Of the pain cycle."""
    routines: Sequence[Routine]
    sources: Sequence[Source]
    asks: Asked
    """Who has to ask first."""
    known: Relations

    @classmethod
    def of(cls, exercise: Exercise, site: Site, known: Relations) -> Self:
        is_massage = isinstance(exercise, SelfMassage)
        return cls(
            exercise=exercise,
            timeline=known.timelines[exercise.id],
            prepare=_prepare(exercise, site),
            next=known.prepares.get(exercise.id, ()) if is_massage else (),
            is_stretch=isinstance(exercise, Stretch),
            is_massage=is_massage,
            muscles=[site.muscles[id] for id in exercise.muscles],
            equipment=[site.equipment[id] for id in exercise.equipment],
            stages=stages_of(exercise, site),
            routines=known.routines_with.get(exercise.id, ()),
            sources=[site.sources[id] for id in exercise.sources],
            asks=asked(exercise.ask_first, site.safety.cases),
            known=known,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipeContext(Context[Exercise]):
    """Of the pieces: `pieces/recipe.html.jinja` and `pieces/movement.html.jinja`."""

    exercise: Exercise

    @classmethod
    def of(cls, exercise: Exercise, site: Site, known: Relations) -> Self:
        return cls(exercise=exercise)


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a group in a list."""

    title: str | Key
    address: str | None = None
    """Of the page that has this group alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListContext(Context[S], Generic[S, G]):
    """Of a list of exercises in groups."""

    groups: Sequence[tuple[G, Sequence[Exercise]]]
    compact: bool
    """Rows, because there are too many for cards."""
    known: Relations

    @classmethod
    def of(cls, subject: S, site: Site, known: Relations) -> Self:
        groups = cls.grouped(subject, site, known)
        compact = too_many_for_cards(sum(len(group) for _, group in groups))
        return cls(groups=groups, compact=compact, known=known)

    @classmethod
    def grouped(cls, subject: S, site: Site, known: Relations) -> Sequence[tuple[G, Sequence[Exercise]]]:
        """What some exercises have in common, and these exercises."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisesContext(Context[None]):
    """Of `exercises.md.jinja`: groups of areas of the body, or of kinds where the site has no areas."""

    groups: Sequence[tuple[Heading, Sequence[Exercise]]]
    filters: Sequence[Filter]
    traits: Mapping[str, Traits]
    """Of each exercise, by its id."""
    compact: bool
    """Rows without pictures, because there are too many."""
    known: Relations

    @classmethod
    def of(cls, _: None, site: Site, known: Relations) -> Self:
        traits = traits_of(site, known)
        return cls(
            groups=_by_area(site) or _by_kind(site),
            filters=filters(site, traits.values(), known),
            traits=traits,
            compact=too_many_for_cards(len(site.exercises)),
            known=known,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionContext(ListContext[ExerciseKind, str]):
    """Of `kind.md.jinja`: one group, of a section of the site."""

    @classmethod
    def grouped(
        cls, kind: ExerciseKind, site: Site, known: Relations
    ) -> Sequence[tuple[str, Sequence[Exercise]]]:
        return [(kind.section, of_kind(site.exercises.values(), kind))]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByMuscleContext(ListContext[None, Muscle]):
    """Of `by_muscle.md.jinja`: groups of muscles."""

    @classmethod
    def grouped(cls, _: None, site: Site, known: Relations) -> Sequence[tuple[Muscle, Sequence[Exercise]]]:
        return [(one, known.of_muscle.get(one.id, ())) for one in site.muscles.values()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByEquipmentContext(ListContext[None, Equipment | None]):
    """Of `by_equipment.md.jinja`: nothing first, then each piece of equipment in the order of its list."""

    @classmethod
    def grouped(
        cls, _: None, site: Site, known: Relations
    ) -> Sequence[tuple[Equipment | None, Sequence[Exercise]]]:
        every = site.exercises.values()
        groups: list[tuple[Equipment | None, Sequence[Exercise]]] = [
            (None, [one for one in every if not one.equipment])
        ]
        groups += [
            (thing, [one for one in every if thing.id in one.equipment]) for thing in site.equipment.values()
        ]
        return [group for group in groups if group[1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByMinutesContext(ListContext[None, int]):
    """Of `by_minutes.md.jinja`: groups of minutes."""

    @classmethod
    def grouped(cls, _: None, site: Site, known: Relations) -> Sequence[tuple[int, Sequence[Exercise]]]:
        groups: dict[int, list[Exercise]] = {}
        for one in site.exercises.values():
            groups.setdefault(in_minutes(known.timelines[one.id].seconds), []).append(one)
        return sorted(groups.items())


def kinds(library: Library) -> tuple[ExerciseKind, ...]:
    """The kinds that have exercises, in the order of the site."""
    there = {kind_of(one).id for one in library.exercises.values()}
    return tuple(kind for kind in kinds_of(library).values() if kind.id in there)


def _by_kind(site: Site) -> list[tuple[Heading, Sequence[Exercise]]]:
    return [
        (Heading(Key(f"nav.{kind.words}"), f"/{kind.section}/"), of_kind(site.exercises.values(), kind))
        for kind in kinds(site)
    ]


def _by_area(site: Site) -> list[tuple[Heading, Sequence[Exercise]]]:
    """Each area with the exercises for a muscle there, and then all others; nothing without areas."""
    map = site.body_map
    if map is None or not map.areas:
        return []
    every = [one for kind in kinds(site) for one in of_kind(site.exercises.values(), kind)]
    where = {muscle: number for number, area in enumerate(map.areas) for muscle in area.muscles}
    of_area = grouped((str(where.get(next(iter(one.muscles), ""), "")), one) for one in every)
    others = Heading(map.elsewhere or Key("filter.others"))
    headings = [(str(number), Heading(area.name)) for number, area in enumerate(map.areas)]
    return [(heading, of_area[id]) for id, heading in [*headings, ("", others)] if id in of_area]


def _prepare(exercise: Exercise, site: Site) -> Exercise | None:
    massage = exercise.prepare if isinstance(exercise, Stretch) else None
    return site.exercises[massage] if massage else None


def stages_of(entity: Exercise | Muscle, site: Site) -> list[Stage]:
    """The stages of the pain cycle that something belongs to."""
    stages = site.pain_cycle.stages if site.pain_cycle else ()
    return [stage for stage in stages if stage.id in entity.pain_cycle]
