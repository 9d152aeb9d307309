"""An exercise or a routine as phases: one timeline for the timer, the minutes and the printed sheet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from loosen.model import Exercise, Item, Library, Routine, SetDose, Site
from loosen.model.kinds import WORK, Counts, PhaseKind, kind_of
from loosen.model.method import Pacing


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One stretch of time with one instruction."""

    kind: PhaseKind
    seconds: int
    exercise: str
    """The id of the exercise that it belongs to; for `ready`, of the one that comes."""
    side: Side | None = None
    """For `switch`, the side that comes."""
    set: int = 1
    sets: int = 1
    item: int = 0
    """Which exercise of a routine it belongs to, from 0: a routine may do one twice."""
    fetch: tuple[str, ...] = ()
    """For `ready`: the equipment that has to be fetched."""
    repeats: int = 0
    """For `move` and `lift`: how often, on this side."""
    note: str = ""
    """For `ready`: what the routine says to the reader at this point."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Phases in order, without gaps."""

    phases: tuple[Phase, ...]

    @property
    def seconds(self) -> int:
        """The whole length, get-ready included."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The ids of the exercises, each once, in order."""
        return tuple(dict.fromkeys(phase.exercise for phase in self.phases))

    def of_item(self, item: int) -> int:
        """The seconds that belong to one exercise of a routine, the way to it included."""
        return sum(phase.seconds for phase in self.phases if phase.item == item)

    def by_kind(self) -> tuple[tuple[str, int], ...]:
        """The seconds of each kind of work, the longest first, and at the end all that lies between."""
        work = _sums((phase.kind.value, phase.seconds) for phase in self.phases if phase.kind in WORK)
        rest = self.seconds - sum(seconds for _, seconds in work)
        return (*work, ("between", rest)) if rest else work

    def by_muscle(self, exercises: Mapping[str, Exercise]) -> tuple[tuple[str, int], ...]:
        """The seconds of work for each muscle, the longest first; an exercise for two counts for both."""
        return _sums(
            (muscle, phase.seconds)
            for phase in self.phases
            if phase.kind in WORK
            for muscle in exercises[phase.exercise].muscles
        )


_REST = 10
"""Seconds between sets of an exercise that has none of its own."""


def _sums(parts: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    totals: Counter[str] = Counter()
    for name, seconds in parts:
        totals[name] += seconds
    return tuple(totals.most_common())


def of_exercise(exercise: Exercise, site: Site) -> Timeline:
    """The timeline of one exercise, done as its own file says."""
    pacing = site.method.pacing
    ready = way_to(exercise, None, site, pacing, item=0)
    return Timeline((ready, *work_phases(exercise, Item(exercise=exercise.id), pacing, number=0)))


def breath_of(timeline: Timeline, site: Site) -> tuple[int, int]:
    """Seconds of a breath in and out: those of its first breathing exercise, or the method's."""
    for id in timeline.exercises:
        exercise = site.exercises[id]
        if (own := own_breath(exercise)) is not None:
            return own
    return site.method.breath_in, site.method.breath_out


def own_breath(exercise: Exercise) -> tuple[int, int] | None:
    """Seconds of a breath in and out, of an exercise that sets the pace."""
    dose: Any = exercise.dose  # its kind knows which fields it has
    sets_pace = kind_of(exercise).counts is Counts.BREATHS
    return (dose.breath_in, dose.breath_out) if sets_pace else None


def of_routine(routine: Routine, site: Site) -> Timeline:
    """The timeline of a routine whose exercises all exist."""
    return Timeline(tuple(_routine(routine, site, site.method.pacing)))


def _routine(routine: Routine, library: Library, pacing: Pacing) -> Iterator[Phase]:
    previous: Exercise | None = None
    for number, item in enumerate(routine.exercises):
        exercise = library.exercises[item.exercise]
        ready = way_to(exercise, previous, library, pacing, item=number)
        yield replace(ready, seconds=item.get_ready or ready.seconds, note=item.note or "")
        yield from work_phases(exercise, item, pacing, number=number)
        previous = exercise


def way_to(
    exercise: Exercise, previous: Exercise | None, library: Library, pacing: Pacing, *, item: int
) -> Phase:
    """Getting ready: time to read how the exercise begins, to fetch what it needs, and to get there."""
    least = pacing.next_exercise if previous else pacing.get_ready
    way = way_between(previous, exercise, library, pacing)
    seconds = max(least, reading(exercise, pacing)) + way.seconds
    return Phase(kind=PhaseKind.READY, seconds=seconds, exercise=exercise.id, fetch=way.fetch, item=item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What the way from one exercise to the next takes, beside reading how it begins."""

    seconds: int
    fetch: tuple[str, ...]
    """The equipment that has to be fetched."""


def way_between(previous: Exercise | None, exercise: Exercise, library: Library, pacing: Pacing) -> Way:
    """Before the first exercise nothing is on top: what it needs lies ready before Start."""
    if previous is None:
        return Way(seconds=0, fetch=exercise.equipment)
    fetch = tuple(id for id in exercise.equipment if id not in previous.equipment)
    moving = _moving(previous, exercise, library, pacing)
    return Way(seconds=moving + (pacing.fetch_equipment if fetch else 0), fetch=fetch)


def _moving(previous: Exercise, exercise: Exercise, library: Library, pacing: Pacing) -> int:
    """Seconds from one posture into another."""
    if previous.posture == exercise.posture:
        return 0
    heights = {library.postures[one.posture].height for one in (previous, exercise)}
    return pacing.change_height if len(heights) > 1 else pacing.turn_over


_LETTERS = 6
"""Of one word, with the space after it, as typists count; so it holds where words are longer, too."""


def reading(exercise: Exercise, pacing: Pacing) -> int:
    """Seconds in which its position is read aloud."""
    return math.ceil(len(exercise.position) / _LETTERS * 60 / pacing.read_aloud)


def work_phases(exercise: Exercise, item: Item, pacing: Pacing, *, number: int) -> Iterator[Phase]:
    """Sets of left, switch, right, with rests between; without sides just the work itself."""
    work = work_of(exercise, item)
    for current in range(1, work.sets + 1):
        # Shared by all phases of this set.
        phase = Phase(
            kind=work.kind,
            seconds=work.seconds,
            exercise=exercise.id,
            set=current,
            sets=work.sets,
            item=number,
            repeats=work.repeats,
        )
        if current > 1:
            yield replace(phase, kind=PhaseKind.REST, seconds=work.rest, repeats=0)
        if exercise.sides == "each":
            yield replace(phase, side=Side.LEFT)
            yield replace(
                phase, kind=PhaseKind.SWITCH, seconds=pacing.switch_sides, side=Side.RIGHT, repeats=0
            )
            yield replace(phase, side=Side.RIGHT)
        else:
            yield phase


@dataclass(frozen=True, slots=True)
class Work:
    """What is done in one set, on one side."""

    kind: PhaseKind
    seconds: int
    sets: int
    rest: int
    """Seconds between sets."""
    repeats: int = 0


def work_of(exercise: Exercise, item: Item | None = None) -> Work:
    """How much of an exercise is done, with what a routine's item says put before its own dose."""
    own = exercise.dose
    # A routine may ask for several sets of what has none.
    planned, rest = (own.sets, own.rest) if isinstance(own, SetDose) else (1, _REST)
    sets = (item and item.sets) or planned
    kind = kind_of(exercise)
    if kind.counts is Counts.REPEATS:
        dose: Any = own  # its kind knows which fields it has
        repeats = (item and item.repeats) or amount_of(exercise)
        return Work(kind.phase, repeats * dose.one_repeat, sets, rest, repeats)
    return Work(kind.phase, (item and item.time) or amount_of(exercise), sets, rest)


def amount_of(exercise: Exercise) -> int:
    """The seconds or repeats that its own file says: of its dose, the field that its kind names."""
    amount: int = getattr(exercise.dose, kind_of(exercise).dose)
    return amount
