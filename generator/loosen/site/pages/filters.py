"""What a reader may choose exercises by, and what each exercise has of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loosen.model import Equipment, Exercise, Level, Muscle, Posture, Site
from loosen.model.duration import in_minutes
from loosen.model.kinds import kind_of, kinds_of
from loosen.site.relations import Relations
from loosen.site.translations import Key

NOTHING = "nothing"
"""Stands for the equipment of an exercise that needs none."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    id: str
    """In the page's address: `?level=gentle`."""
    name: str | Key


@dataclass(frozen=True, slots=True)
class Filter:
    """Things of which a reader may choose one; or several, when there are few."""

    id: str
    """In the page's address, and after `data-` on each row."""
    name: str | Key
    choices: Sequence[Choice]


Traits = Mapping[str, Sequence[str]]
"""Of one exercise: the ids of the choices that it fits, by the id of their filter."""


def filters(site: Site, traits: Iterable[Traits], known: Relations) -> tuple[Filter, ...]:
    """Those that tell exercises apart, with the choices that some exercise fits."""
    met: dict[str, set[str]] = {}
    for one in traits:
        for id, values in one.items():
            met.setdefault(id, set()).update(values)
    found = (
        Filter(one.id, one.name, [choice for choice in one.choices if choice.id in met.get(one.id, ())])
        for one in _every(site, known)
    )
    return tuple(one for one in found if len(one.choices) > 1)


def traits_of(site: Site, known: Relations) -> dict[str, Traits]:
    """What each exercise fits, by its id."""
    lengths = _minutes(known)
    return {one.id: _traits(one, lengths, known) for one in site.exercises.values()}


def _traits(exercise: Exercise, lengths: Iterable[int], known: Relations) -> Traits:
    minutes = in_minutes(known.timelines[exercise.id].seconds)
    return {
        "kind": [kind_of(exercise).id],
        "muscle": exercise.muscles,
        "equipment": exercise.equipment or (NOTHING,),
        "posture": [exercise.posture],
        "minutes": [str(most) for most in lengths if most >= minutes],
        "level": [exercise.level],
        "today": [one.id for one in known.routines_with.get(exercise.id, ())],
    }


def _every(site: Site, known: Relations) -> tuple[Filter, ...]:
    home = site.settings.home
    return (
        Filter(
            "kind",
            Key("filter.kind"),
            [Choice(k.id, Key(f"short_kind.{k.words}")) for k in kinds_of(site).values()],
        ),
        Filter(
            "today",
            home.choices_title or Key("home.choices"),
            [Choice(one.routine, one.when) for one in home.choices],
        ),
        Filter("muscle", Key("filter.muscle"), _named(site.muscles)),
        Filter(
            "equipment",
            Key("glance.equipment"),
            [Choice(NOTHING, Key("glance.nothing")), *_named(site.equipment)],
        ),
        Filter("posture", Key("glance.position"), _named(site.postures)),
        Filter("minutes", Key("filter.at_most"), [Choice(str(most), str(most)) for most in _minutes(known)]),
        Filter("level", Key("glance.level"), _named(site.levels)),
    )


def _named(group: Mapping[str, Muscle | Equipment | Posture | Level]) -> list[Choice]:
    return [Choice(id, one.name) for id, one in group.items()]


def _minutes(known: Relations) -> list[int]:
    return sorted({in_minutes(one.seconds) for one in known.timelines.values()})
