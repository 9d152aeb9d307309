"""Where the body map leads: from a muscle to its massage, its stretch and a short session of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loosen.model import Exercise, Muscle, SelfMassage, Site, Stretch
from loosen.site.plan_builder import PlanOption, picks
from loosen.site.timeline import of_exercise
from loosen.site.urls import PRESCRIBE


@dataclass(frozen=True, slots=True)
class MapWay:
    """What a reader can do for one muscle on the map."""

    muscle: Muscle
    exercises: Sequence[Exercise]
    """A massage and a stretch, as far as there are any, in this order."""
    session: str
    """The address of a plan with both."""
    seconds: int


def map_ways(site: Site) -> tuple[MapWay, ...]:
    """Of every muscle on the map, in the order of the content."""
    options = {option.exercise.id: option for _, group in picks(site) for option in group}
    return tuple(_way(muscle, site, options) for muscle in site.muscles.values() if muscle.map)


def _way(muscle: Muscle, site: Site, options: Mapping[str, PlanOption]) -> MapWay:
    found = [one for one in site.exercises.values() if muscle.id in one.muscles]
    found.sort(key=lambda one: one.muscles[0] != muscle.id)  # what is mainly for this muscle comes first
    stretch = _first(found, Stretch)
    prepared = site.exercises.get(stretch.prepare or "") if isinstance(stretch, Stretch) else None
    both = [one for one in (prepared or _first(found, SelfMassage), stretch) if one]
    items = ",".join(f"{one.id}:{options[one.id].amount}x{options[one.id].sets}" for one in both)
    return MapWay(
        muscle=muscle,
        exercises=both,
        session=f"{PRESCRIBE}#v1={items}",
        seconds=sum(of_exercise(one, site).seconds for one in both),
    )


def _first(exercises: Iterable[Exercise], kind: type[Exercise]) -> Exercise | None:
    return next((one for one in exercises if isinstance(one, kind)), None)
