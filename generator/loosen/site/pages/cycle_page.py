"""What the template of the pain cycle may use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from loosen.model import Exercise, Muscle, PainCycle, Site, Stage
from loosen.site.pages.page import Context
from loosen.site.relations import Relations

_SHOWN = 3
"""Exercises with their pictures at a stage; the rest is a list."""


class Place(NamedTuple):
    """Where a stage stands in the ring."""

    number: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage, with its neighbours in the ring."""

    number: int
    stage: Stage
    before: Place
    after: Place
    exercises: Sequence[Exercise]
    shown: Sequence[Exercise]
    """One of each kind, as far as there is room."""
    muscles: Sequence[Muscle]


@dataclass(frozen=True, slots=True, kw_only=True)
class PainCycleContext(Context[PainCycle]):
    """Of `pain_cycle.md.jinja`."""

    cycle: PainCycle
    stages: Sequence[StageView]
    known: Relations

    @classmethod
    def of(cls, cycle: PainCycle, site: Site, known: Relations) -> Self:
        places = [Place(number, stage) for number, stage in enumerate(cycle.stages, 1)]
        return cls(cycle=cycle, stages=[_view(place, places, known) for place in places], known=known)


def _view(place: Place, places: Sequence[Place], known: Relations) -> StageView:
    number, stage = place
    exercises = known.exercises_at.get(stage.id, ())
    return StageView(
        number=number,
        stage=stage,
        before=places[number - 2],
        after=places[number % len(places)],
        exercises=exercises,
        shown=_one_of_each_kind(exercises),
        muscles=known.muscles_at.get(stage.id, ()),
    )


def _one_of_each_kind(exercises: Iterable[Exercise]) -> list[Exercise]:
    firsts = {type(one): one for one in reversed(tuple(exercises))}
    return list(firsts.values())[::-1][:_SHOWN]
