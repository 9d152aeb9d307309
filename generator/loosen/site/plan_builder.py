"""What a browser needs to put exercises together as a routine: each one's phases, and the ways between them.

The rules of a timeline stay in `timeline`; a browser repeats sets and puts in numbers. A page offers an
exercise with its `Pick`; its `Recipe`, which is much longer, is fetched once the exercise is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loosen.model import Exercise, Item, SelfMassage, Site, Stretch
from loosen.model.kinds import Counts, ExerciseKind, PhaseKind, kind_of, kinds_of
from loosen.site.relations import grouped, of_kind, of_type
from loosen.site.timeline import Phase, Way, own_breath, way_between, way_to, work_of, work_phases

Station = tuple[tuple[str, ...], str]
"""What is at hand, and the posture: all that the way to the next exercise depends on, beside its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSteps:
    """One exercise, ready to be put into a routine with other numbers."""

    opening: Phase
    """Getting ready when it is the first."""
    between: Phase
    """Getting ready when it is not, without the way to it."""
    first: tuple[Phase, ...]
    """The first set."""
    again: tuple[Phase, ...]
    """Each further set, the rest before it included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOption:
    """One exercise, ready to be chosen."""

    exercise: Exercise
    kind: PhaseKind
    """Of its work."""
    station: int
    amount: int
    """What its author says: seconds of work, or repeats."""
    unit: int
    """Seconds that one of the amount takes."""
    sets: int
    least: int
    most: int
    together: int | None
    """The most of amount times sets, where the method has a limit."""
    prepared_by: tuple[str, ...]
    """Self-massages that may come before it, the chosen one first; none for most kinds or without `order`."""
    was: tuple[str, ...]
    """Ids that it had before."""

    @property
    def counts(self) -> bool:
        """Whether its amount is a number of repeats."""
        return kind_of(self.exercise).counts is Counts.REPEATS

    @property
    def breath(self) -> tuple[int, int] | None:
        """Seconds in and out, where it sets the pace."""
        return own_breath(self.exercise)


def picks(site: Site) -> tuple[tuple[ExerciseKind, tuple[PlanOption, ...]], ...]:
    """Of every exercise, by its kind."""
    about = _About.of(site)
    groups = ((kind, of_kind(site.exercises.values(), kind)) for kind in kinds_of(site).values())
    return tuple((kind, tuple(_pick(one, site, about) for one in group)) for kind, group in groups if group)


@dataclass(frozen=True, slots=True)
class _About:
    """What the picks of one site share, found in one pass."""

    stations: Mapping[Station, int]
    massages: Mapping[str, tuple[SelfMassage, ...]]
    """Of each muscle."""
    was: Mapping[str, tuple[str, ...]]
    """The ids that an exercise had before."""
    place: Mapping[str, int]
    """Where an exercise stands among all."""

    @classmethod
    def of(cls, site: Site) -> _About:
        massages = of_type(site.exercises.values(), SelfMassage)
        return cls(
            stations={station: number for number, station in enumerate(_stations(site))},
            massages=grouped((id, one) for one in massages for id in one.muscles),
            was=grouped((old.moved_to, old.id) for old in site.moved.values()),
            place={id: number for number, id in enumerate(site.exercises)},
        )

    def prepared_by(self, exercise: Exercise) -> tuple[str, ...]:
        """The author's choice, then each other massage of one of the muscles, as they stand among all."""
        if not isinstance(exercise, Stretch):
            return ()
        fitting = {one.id for id in exercise.muscles for one in self.massages.get(id, ())}
        first = (exercise.prepare,) if exercise.prepare else ()
        return tuple(dict.fromkeys((*first, *sorted(fitting, key=self.place.__getitem__))))


def transitions(site: Site) -> tuple[tuple[Way, ...], ...]:
    """From each station (row) to each station: how long it takes, and what must be fetched."""
    examples = tuple(_stations(site).values())
    pacing = site.method.pacing
    return tuple(tuple(way_between(of, to, site, pacing) for to in examples) for of in examples)


def _stations(site: Site) -> dict[Station, Exercise]:
    """Each station, with the first exercise that is done there."""
    found: dict[Station, Exercise] = {}
    for one in site.exercises.values():
        found.setdefault(_station(one), one)
    return found


def _station(exercise: Exercise) -> Station:
    return exercise.equipment, exercise.posture


def recipe(site: Site, exercise: Exercise) -> PlanSteps:
    """That of one exercise; it depends on no other."""
    pacing = site.method.pacing
    twice = tuple(work_phases(exercise, Item(exercise=exercise.id, sets=2), pacing, number=0))
    return PlanSteps(
        opening=way_to(exercise, None, site, pacing, item=0),
        between=way_to(exercise, exercise, site, pacing, item=1),
        first=tuple(phase for phase in twice if phase.set == 1),
        again=tuple(phase for phase in twice if phase.set == 2),
    )


def _pick(exercise: Exercise, site: Site, about: _About) -> PlanOption:
    work = work_of(exercise)
    amount = work.repeats or work.seconds
    longest = site.method.longest_per_muscle
    limit = longest.value if longest else None
    return PlanOption(
        exercise=exercise,
        kind=work.kind,
        station=about.stations[_station(exercise)],
        amount=amount,
        unit=work.seconds // amount,
        sets=work.sets,
        least=_least(exercise, site),
        most=(limit if isinstance(exercise, SelfMassage) else None) or kind_of(exercise).most,
        together=limit if isinstance(exercise, SelfMassage) else None,
        prepared_by=about.prepared_by(exercise) if site.method.order else (),
        was=about.was.get(exercise.id, ()),
    )


def _least(exercise: Exercise, site: Site) -> int:
    """The method's minimum, but where the stretch itself says why it is held for less."""
    if not isinstance(exercise, Stretch):
        return 1
    return min(exercise.dose.hold, site.method.minimum_hold.value)
