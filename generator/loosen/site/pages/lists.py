"""Exercises, routines and muscles: their own pages, and the lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from loosen.site import urls
from loosen.model.duration import in_minutes
from loosen.model import Exercise, Muscle, Routine, SelfMassage, Site, Strength, Stretch
from loosen.model.kinds import EXERCISES
from loosen.site.pages.singles import routine_view
from loosen.site.pages.page import MOST_CARDS, Page
from loosen.site.relations import Relations, equipment_of, of_kind
from loosen.site.translations import Key

Group: TypeAlias = "tuple[object, Sequence[Exercise]]"
"""What some exercises have in common, and these exercises."""


def routines(site: Site, known: Relations) -> Iterator[Page]:
    """The list of routines, shortest first, and each one."""
    views = [routine_view(one, site, known) for one in site.routines.values()]
    yield Page(
        address=urls.ROUTINES,
        template="routines",
        title=Key("nav.routines"),
        description=Key("lead.routines"),
        context={"routines": sorted(views, key=lambda view: view["seconds"])},
    )
    for one in site.routines.values():
        yield _routine(one, site, known)


def _routine(routine: Routine, site: Site, known: Relations) -> Page:
    timeline = known.routine_timelines[routine.id]
    exercises = [site.exercises[item.exercise] for item in routine.exercises]
    rows = [
        {"exercise": exercise, "item": item, "seconds": timeline.of_item(number)}
        for number, (exercise, item) in enumerate(zip(exercises, routine.exercises, strict=True))
    ]
    return Page(
        address=urls.url_for(routine),
        template="routine",
        title=routine.name,
        description=routine.summary,
        file=routine.origin.file,
        tags=routine.also_called,
        context={
            "times": (timeline.by_kind(), timeline.by_muscle(site.exercises)),
            "routine": routine,
            "timeline": timeline,
            "rows": rows,
            "equipment": [site.equipment[id] for id in equipment_of(routine, site)],
            "ask_first": [
                (one, one.ask_first) for one in {e.id: e for e in exercises}.values() if one.ask_first
            ],
            "known": known,
        },
    )


def exercises(site: Site, known: Relations) -> Iterator[Page]:
    """Every exercise, and lists of them by kind, by muscle, by equipment and by minutes."""
    every = ((kind, of_kind(site.exercises.values(), kind.type)) for kind in EXERCISES.values())
    kinds = [(kind, group) for kind, group in every if group]
    sections = [(kind.section, group) for kind, group in kinds]
    yield _list(urls.EXERCISES, "exercises", "all", groups=sections, known=known)
    yield _list(urls.BY_MUSCLE, "by_muscle", "by_muscle", groups=_by_muscle(site, known), known=known)
    yield _list(urls.BY_EQUIPMENT, "by_equipment", "by_equipment", groups=_by_equipment(site), known=known)
    yield _list(urls.BY_MINUTES, "by_minutes", "by_minutes", groups=_by_minutes(site, known), known=known)
    for kind, group in kinds:
        yield _list(f"/{kind.section}/", "kind", kind.words, groups=[(kind.section, group)], known=known)
        for one in group:
            yield _exercise(one, site, known)


def _list(at: str, template: str, words: str, *, groups: Sequence[Group], known: Relations) -> Page:
    compact = sum(len(group) for _, group in groups) > MOST_CARDS
    return Page(
        address=at,
        template=template,
        title=Key(f"nav.{words}"),
        description=Key(f"lead.{words}"),
        context={"groups": groups, "compact": compact, "known": known},
    )


def _by_muscle(site: Site, known: Relations) -> list[Group]:
    return [(one, known.of_muscle.get(one.id, ())) for one in site.muscles.values()]


def _by_equipment(site: Site) -> list[Group]:
    """Nothing first, then each piece of equipment in the order of its list."""
    every = site.exercises.values()
    groups: list[Group] = [(None, [one for one in every if not one.equipment])]
    groups += [
        (thing, [one for one in every if thing.id in one.equipment]) for thing in site.equipment.values()
    ]
    return [group for group in groups if group[1]]


def _by_minutes(site: Site, known: Relations) -> list[Group]:
    groups: dict[int, list[Exercise]] = {}
    for one in site.exercises.values():
        groups.setdefault(in_minutes(known.timelines[one.id].seconds), []).append(one)
    return [*sorted(groups.items())]


def _exercise(exercise: Exercise, site: Site, known: Relations) -> Page:
    is_stretch = isinstance(exercise, Stretch)
    return Page(
        address=urls.url_for(exercise),
        template="exercise",
        title=exercise.name,
        description=exercise.summary,
        file=exercise.origin.file,
        tags=exercise.also_called,
        context={
            "exercise": exercise,
            "timeline": known.timelines[exercise.id],
            "prepare": site.exercises[exercise.prepare] if isinstance(exercise, Stretch) and exercise.prepare else None,
            "next": known.prepares.get(exercise.id, ()) if isinstance(exercise, SelfMassage) else (),
            "is_stretch": is_stretch,
            "is_massage": isinstance(exercise, SelfMassage),
            "muscles": [site.muscles[id] for id in exercise.muscles],
            "equipment": [site.equipment[id] for id in exercise.equipment],
            "stages": _stages(exercise, site),
            "routines": known.routines_with.get(exercise.id, ()),
            "sources": [site.sources[id] for id in exercise.sources],
            "known": known,
        },
    )


def muscles(site: Site, known: Relations) -> Iterator[Page]:
    """The list of muscles, and each one."""
    yield Page(
        address=urls.MUSCLES,
        template="muscles",
        title=Key("nav.muscles"),
        description=Key("lead.muscles"),
        context={"muscles": site.muscles.values(), "known": known},
    )
    for one in site.muscles.values():
        group = known.of_muscle.get(one.id, ())
        yield Page(
            address=urls.url_for(one),
            template="muscle",
            title=one.name,
            description=one.summary,
            file=one.origin.file,
            tags=(one.anatomical_name, *one.also_called),
            context={
                "muscle": one,
                "massages": of_kind(group, SelfMassage),
                "stretches": of_kind(group, Stretch),
                "strengths": of_kind(group, Strength),
                "others": [e for e in group if not isinstance(e, SelfMassage | Stretch | Strength)],
                "compact": len(group) > MOST_CARDS,
                "stages": _stages(one, site),
                "sources": [site.sources[id] for id in one.sources],
                "known": known,
            },
        )


def _stages(entity: Exercise | Muscle, site: Site) -> list[object]:
    stages = site.pain_cycle.stages if site.pain_cycle else ()
    return [stage for stage in stages if stage.id in entity.pain_cycle]
