"""One timeline for the timer, the minutes and the printed sheet."""

from __future__ import annotations

import itertools
from dataclasses import fields, replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loosen.model import Exercise, Item, Site
from loosen.model.base import Sides
from loosen.model.kinds import WORK, PhaseKind
from loosen.model.method import Pacing
from loosen.site.timeline import Phase, Side, Timeline, of_exercise, of_routine


def told(timeline: Timeline) -> list[str]:
    """The phases in short: `hold left 20`."""
    return [f"{one.kind} {one.side or ''} {one.seconds}".replace("  ", " ") for one in timeline.phases]


def test_a_stretch_goes_ready_left_switch_right_by_sets(neck_site: Site) -> None:
    assert told(of_exercise(neck_site.exercises["ear-to-shoulder"], neck_site)) == [
        "ready 5",
        "hold left 20",
        "switch right 5",
        "hold right 20",
        "rest 5",
        "hold left 20",
        "switch right 5",
        "hold right 20",
    ]


def test_without_sides_nothing_is_switched(neck_site: Site) -> None:
    assert told(of_exercise(neck_site.exercises["belly-breathing"], neck_site)) == ["ready 5", "breathe 60"]
    assert told(of_exercise(neck_site.exercises["blade-squeeze"], neck_site)) == ["ready 5", "move 30"]


def test_a_strength_exercise_counts_up_hold_and_down_in_each_repeat(neck_site: Site) -> None:
    assert told(of_exercise(neck_site.exercises["wall-push-up"], neck_site)) == [
        "ready 5",
        "lift 48",  # 8 times 2 s up, 1 s at the top, 3 s down
        "rest 30",
        "lift 48",
    ]


def test_a_position_of_ease_and_a_walk_are_one_piece_of_time(neck_site: Site) -> None:
    assert told(of_exercise(neck_site.exercises["arms-on-pillow"], neck_site)) == ["ready 5", "ease 300"]
    assert told(of_exercise(neck_site.exercises["easy-walk"], neck_site)) == ["ready 5", "walk 600"]


def test_a_routine_may_ask_for_other_numbers_of_each_new_kind(neck_site: Site) -> None:
    items = (
        Item(exercise="wall-push-up", repeats=5, sets=1),
        Item(exercise="arms-on-pillow", time=120),
        Item(exercise="easy-walk", time=300),
    )
    routine = replace(neck_site.routines["screen-break"], exercises=items)
    work = [one for one in told(of_routine(routine, neck_site)) if not one.startswith("ready")]
    assert work == ["lift 30", "ease 120", "walk 300"]


def test_a_routine_takes_the_times_that_it_says_itself(neck_site: Site) -> None:
    timeline = of_routine(neck_site.routines["screen-break"], neck_site)
    assert told(timeline) == [
        "ready 5",
        "massage left 30",
        "switch right 5",
        "massage right 30",
        "ready 20",  # a chair has to be fetched, and sat down on
        "hold left 20",  # one set, where the exercise's own file says two
        "switch right 5",
        "hold right 20",
        "ready 10",
        "move 30",
        "ready 10",
        "breathe 120",  # two minutes, where the exercise's own file says one
    ]
    assert [one.note for one in timeline.phases if one.note] == ["Let both shoulders hang first."]
    assert [one.fetch for one in timeline.phases if one.fetch] == [("ball", "wall"), ("chair",)]


def test_a_routine_may_leave_more_time_to_get_into_place(neck_site: Site) -> None:
    routine = neck_site.routines["screen-break"]
    slow = (*routine.exercises[:2], replace(routine.exercises[2], get_ready=30), *routine.exercises[3:])
    timeline = of_routine(replace(routine, exercises=slow), neck_site)
    assert [one.seconds for one in timeline.phases if one.kind is PhaseKind.READY] == [5, 20, 30, 10]


def first_words(site: Site, *ids: str) -> list[int]:
    """Seconds of getting ready before each of these exercises, one after the other."""
    items = tuple(Item(exercise=id) for id in ids)
    timeline = of_routine(replace(next(iter(site.routines.values())), exercises=items), site)
    return [one.seconds for one in timeline.phases if one.kind is PhaseKind.READY]


def test_getting_ready_lasts_until_the_position_is_read_aloud(neck_site: Site) -> None:
    pacing = replace(neck_site.method.pacing, read_aloud=60)
    long = replace(neck_site.exercises["blade-squeeze"], position="short " * 40)
    site = replace(
        neck_site,
        method=replace(neck_site.method, pacing=pacing),
        exercises={**neck_site.exercises, long.id: long},
    )
    assert first_words(site, long.id, long.id) == [40, 40]


def test_another_posture_at_the_same_height_takes_the_time_to_turn_over(neck_site: Site) -> None:
    chair = neck_site.exercises["blade-squeeze"]
    other = replace(neck_site.postures[chair.posture], id="other")
    moved = replace(chair, id="moved", posture="other")
    pacing = replace(neck_site.method.pacing, turn_over=7)
    site = replace(
        neck_site,
        method=replace(neck_site.method, pacing=pacing),
        exercises={**neck_site.exercises, "moved": moved},
        postures={**neck_site.postures, "other": other},
    )
    assert first_words(site, chair.id, "moved", "moved") == [5, 17, 10]


def test_a_method_that_says_nothing_of_pacing_leaves_calm_times(real_site: Site, neck_site: Site) -> None:
    site = replace(neck_site, method=replace(neck_site.method, pacing=Pacing()))
    assert of_exercise(site.exercises["ear-to-shoulder"], site).phases[0].seconds >= 20
    for exercise in real_site.exercises.values():
        assert of_exercise(exercise, real_site).phases[0].seconds >= 20


def test_the_parts_of_a_routine_add_up(neck_site: Site) -> None:
    routine = neck_site.routines["screen-break"]
    timeline = of_routine(routine, neck_site)
    assert (
        sum(timeline.of_item(number) for number in range(len(routine.exercises))) == timeline.seconds == 305
    )


@pytest.fixture(scope="module")
def sites(neck_site: Site, real_site: Site) -> list[Site]:
    return [neck_site, real_site]


def test_every_timeline_of_both_sites_holds_the_promises(sites: list[Site]) -> None:
    for site in sites:
        for exercise in site.exercises.values():
            assert_promises(of_exercise(exercise, site), site)
        for routine in site.routines.values():
            assert_promises(of_routine(routine, site), site)


@given(st.data())
@settings(max_examples=30)
def test_every_possible_dose_and_order_holds_the_promises(real_site: Site, data: st.DataObject) -> None:
    site = replace(real_site, exercises={one.id: dosed(one, data) for one in real_site.exercises.values()})
    for exercise in site.exercises.values():
        assert_promises(of_exercise(exercise, site), site)
    count, seconds = st.none() | st.integers(1, 100), st.none() | st.integers(1, 3600)
    item = st.builds(
        Item, exercise=st.sampled_from(sorted(site.exercises)), sets=count, time=seconds, repeats=count
    )
    routine = next(iter(site.routines.values()))
    items = tuple(data.draw(st.lists(item, min_size=1, max_size=8)))
    assert_promises(of_routine(replace(routine, exercises=items), site), site)


def dosed(exercise: Exercise, data: st.DataObject) -> Exercise:
    """The exercise with another dose and other sides."""
    dose: Any = exercise.dose
    here = {field.name for field in fields(dose)}
    names = here & {
        "hold",
        "massage",
        "breathe",
        "rest",
        "repeats",
        "one_repeat",
        "up",
        "down",
        "stay",
        "walk",
    }
    numbers = {name: data.draw(st.integers(1, 90)) for name in sorted(names)}
    numbers |= {"sets": data.draw(st.integers(1, 5))} if "sets" in here else {}
    changed = replace(dose, **numbers)
    return replace(exercise, dose=changed, sides=data.draw(st.sampled_from(get_args(Sides))))


def assert_promises(timeline: Timeline, site: Site) -> None:
    """Ready comes first; left and right are equal; nothing takes no time; all of it adds up."""
    phases = timeline.phases
    assert phases[0].kind is PhaseKind.READY
    assert all(phase.seconds > 0 for phase in phases)
    assert timeline.seconds == sum(phase.seconds for phase in phases)
    for number in {phase.item for phase in phases}:
        assert_item([phase for phase in phases if phase.item == number], site)


def assert_item(phases: list[Phase], site: Site) -> None:
    first, *rest = phases
    exercise = site.exercises[first.exercise]
    assert first.kind is PhaseKind.READY
    assert {phase.exercise for phase in phases} == {exercise.id}
    assert rest[-1].kind in WORK
    assert not any(one.kind in WORK and two.kind in WORK for one, two in itertools.pairwise(rest))
    work = [phase for phase in rest if phase.kind in WORK]
    assert len({(phase.kind, phase.seconds, phase.repeats) for phase in work}) == 1
    assert [phase.set for phase in work] == sorted(phase.set for phase in work)
    assert work[-1].set == work[-1].sets == sum(phase.kind is PhaseKind.REST for phase in rest) + 1
    sides = [Side.LEFT, Side.RIGHT] if exercise.sides == "each" else [None]
    assert [phase.side for phase in work] == sides * work[0].sets


def test_minutes_shown_are_the_timeline(real_site: Site) -> None:
    for routine in real_site.routines.values():
        timeline = of_routine(routine, real_site)
        parts = (timeline.of_item(number) for number in range(len(routine.exercises)))
        assert sum(parts) == timeline.seconds


def test_the_times_of_a_routine_add_up_to_its_length(real_site: Site) -> None:
    for routine in real_site.routines.values():
        timeline = of_routine(routine, real_site)
        times = dict(timeline.by_kind())
        assert sum(times.values()) == timeline.seconds
        assert times.keys() <= {kind.value for kind in WORK} | {"between"}


def test_the_time_of_a_muscle_is_that_of_the_exercises_for_it(real_site: Site) -> None:
    for routine in real_site.routines.values():
        timeline = of_routine(routine, real_site)
        for id, seconds in timeline.by_muscle(real_site.exercises):
            assert seconds == sum(
                phase.seconds
                for phase in timeline.phases
                if phase.kind in WORK and id in real_site.exercises[phase.exercise].muscles
            )
