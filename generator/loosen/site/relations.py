"""What belongs to what: facts that follow from the content and that nobody writes twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from loosen.model import Claim, Exercise, Grade, Muscle, Routine, Site, Source, Stretch
from loosen.model.kinds import ExerciseKind, kind_of
from loosen.site.timeline import Timeline, of_exercise, of_routine

T = TypeVar("T")
Tally: TypeAlias = Sequence[tuple[Grade, int]]
"""How many there are of each grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """Looked up by id; what has nothing is simply not there."""

    timelines: Mapping[str, Timeline]
    """Of each exercise."""
    routine_timelines: Mapping[str, Timeline]
    of_muscle: Mapping[str, tuple[Exercise, ...]]
    prepares: Mapping[str, tuple[Stretch, ...]]
    """From a self-massage to the stretches that it comes before."""
    routines_with: Mapping[str, tuple[Routine, ...]]
    using: Mapping[str, tuple[Exercise, ...]]
    """From equipment to exercises."""
    exercises_at: Mapping[str, tuple[Exercise, ...]]
    """From a stage of the pain cycle to exercises."""
    muscles_at: Mapping[str, tuple[Muscle, ...]]
    cited: tuple[Source, ...]
    """The bibliography: every source, by first author and year."""
    numbers: Mapping[str, int]
    """From a source's id to its number in the bibliography."""


def relations(site: Site) -> Relations:
    """All relations of a site, found in one pass over each kind."""
    exercises, routines = site.exercises.values(), site.routines.values()
    cited = tuple(sorted(site.sources.values(), key=lambda s: (s.authors.casefold(), s.year or 0, s.id)))
    return Relations(
        timelines={one.id: of_exercise(one, site) for one in exercises},
        routine_timelines={one.id: of_routine(one, site) for one in routines},
        of_muscle=grouped((id, one) for one in exercises for id in one.muscles),
        prepares=grouped((one.prepare, one) for one in exercises if isinstance(one, Stretch) and one.prepare),
        routines_with=grouped(
            (id, one) for one in routines for id in dict.fromkeys(item.exercise for item in one.exercises)
        ),
        using=grouped((id, one) for one in exercises for id in one.equipment),
        exercises_at=grouped((id, one) for one in exercises for id in one.pain_cycle),
        muscles_at=grouped((id, one) for one in site.muscles.values() for id in one.pain_cycle),
        cited=cited,
        numbers={source.id: number for number, source in enumerate(cited, 1)},
    )


def equipment_of(routine: Routine, site: Site) -> tuple[str, ...]:
    """All that a routine needs, in the order of first use."""
    ids = (id for item in routine.exercises for id in site.exercises[item.exercise].equipment)
    return tuple(dict.fromkeys(ids))


def tally(claims: Iterable[Claim], site: Site) -> Tally:
    """How many of some claims have each grade, from strong to weak."""
    grades = Counter(claim.grade for claim in claims)
    return tuple((grade, grades[id]) for id, grade in site.grades.items())


def of_type(exercises: Iterable[Exercise], type_: type[T]) -> tuple[T, ...]:
    """Those exercises that have one type, which says what fields and rules they have."""
    return tuple(one for one in exercises if isinstance(one, type_))


def of_kind(exercises: Iterable[Exercise], kind: ExerciseKind) -> tuple[Exercise, ...]:
    """Those exercises that are of one kind."""
    return tuple(one for one in exercises if kind_of(one).id == kind.id)


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """The second of each pair, by the first."""
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
