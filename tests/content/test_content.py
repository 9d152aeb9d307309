"""The content that we publish keeps its promises."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.model import Breathing, Mobility, SelfMassage, Site, Stretch
from generator.timeline import PhaseKind, of_routine

CONTENT = Path(__file__).parents[2] / "content"
FLARE = "flare-day"


def test_check_has_nothing_to_say(loosen: Callable[..., Result]) -> None:
    result = loosen("check", "--content", CONTENT, "--strict")
    assert (result.output, result.exit_code) == ("", 0)


def test_there_are_28_exercises(real_site: Site) -> None:
    kinds = Counter(type(one) for one in real_site.exercises.values())
    assert kinds[Stretch] == kinds[SelfMassage] == 12
    assert kinds[Breathing] + kinds[Mobility] == 4


def test_every_stretch_has_a_self_massage_of_its_own(real_site: Site) -> None:
    prepared = [one.prepare for one in real_site.exercises.values() if isinstance(one, Stretch)]
    assert len(set(prepared)) == len(prepared) == 12


def test_there_are_12_muscles_and_each_has_an_exercise(real_site: Site) -> None:
    assert len(real_site.muscles) >= 12
    assert set(real_site.muscles) == {id for one in real_site.exercises.values() for id in one.muscles}


@pytest.mark.parametrize(
    ("routine", "shortest", "longest"),
    [
        ("first-5-minutes", 4.5, 5.5),
        ("daily-release-and-stretch", 9.5, 10.5),
        ("low-back-and-hamstrings", 20, 25),
    ],
)
def test_a_routine_is_as_long_as_its_name_promises(
    routine: str, shortest: float, longest: float, real_site: Site
) -> None:
    assert shortest <= of_routine(real_site.routines[routine], real_site).seconds / 60 <= longest


def test_there_are_7_routines_at_least(real_site: Site) -> None:
    promised = {"first-5-minutes", "daily-release-and-stretch", "desk-break", "before-bed", FLARE}
    promised |= {"piriformis-and-glutes", "hips-and-front-of-thigh", "low-back-and-hamstrings"}
    assert promised <= set(real_site.routines)


def test_a_desk_break_needs_only_what_stands_at_a_desk(real_site: Site) -> None:
    needed = {id for exercise in in_routine("desk-break", real_site) for id in exercise.equipment}
    assert needed <= {"chair", "wall"}


def test_a_flare_day_has_no_long_hold_and_nothing_on_the_buttock(real_site: Site) -> None:
    for exercise in in_routine(FLARE, real_site):
        muscles = set(exercise.muscles)
        assert not (isinstance(exercise, Stretch) and muscles & {"hamstrings", "gastrocnemius", "soleus"})
        assert not (
            isinstance(exercise, SelfMassage)
            and muscles & {"piriformis", "gluteus-maximus", "gluteus-medius"}
        )
        assert not {"ball", "roller", "double-ball", "stick"} & set(exercise.equipment)
    timeline = of_routine(real_site.routines[FLARE], real_site)
    assert not any(phase.kind is PhaseKind.MASSAGE for phase in timeline.phases)


def in_routine(id: str, site: Site) -> list[Stretch | SelfMassage | Breathing | Mobility]:
    found = [site.exercises[item.exercise] for item in site.routines[id].exercises]
    assert found
    return found  # type: ignore[return-value]


def test_every_emergency_sign_is_on_every_exercise_and_routine(
    real_site: Site, published: dict[str, str]
) -> None:
    first = real_site.safety.urgencies[0]
    pages = [
        text for path, text in published.items() if re.match(r"(stretches|self-massage|routines)/.+/", path)
    ]
    assert len(pages) > 24
    for text in pages:
        assert all(sign in text for sign in first.signs)


def test_the_pain_cycle_has_six_stages_with_compression_last(real_site: Site) -> None:
    cycle = real_site.pain_cycle
    assert cycle
    assert len(cycle.stages) == 6
    assert cycle.stages[-1].id == "compression"
    assert [len(stage.parts) for stage in cycle.stages if stage.id == "muscle-imbalance"] == [3]


@pytest.mark.parametrize(
    "article",
    [
        "stretching-for-sciatica",
        "self-massage-with-a-roller-or-a-ball",
        "kinds-of-stretching",
        "breathing-while-you-hold",
    ],
)
def test_the_promised_articles_are_there_and_cite_their_sources(article: str, real_site: Site) -> None:
    text = real_site.articles[article].text
    assert "[@" in text
    assert "::: exercise" in text or "::: routine" in text


def test_every_source_can_be_found_again(real_site: Site) -> None:
    for source in real_site.sources.values():
        assert source.doi or source.url or source.pmid or source.container


def test_the_small_site_takes_its_sources_from_the_real_one(neck_site: Site, real_site: Site) -> None:
    for id, source in neck_site.sources.items():
        assert source == real_site.sources[id]
