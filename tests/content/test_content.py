"""The content that we publish keeps its promises."""

import html
import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from loosen.model import Exercise, SelfMassage, Site, Stretch
from loosen.site.timeline import of_routine
from loosen.site.urls import url_for

CONTENT = Path(__file__).parents[2] / "content"


def test_check_has_nothing_to_say(loosen: Callable[..., Result]) -> None:
    result = loosen("check", "--content", CONTENT, "--strict")
    assert (result.output, result.exit_code) == ("", 0)


def test_every_muscle_has_an_exercise(real_site: Site) -> None:
    assert set(real_site.muscles) == {id for one in real_site.exercises.values() for id in one.muscles}


def test_a_routine_is_as_long_as_its_name_promises(real_site: Site) -> None:
    promised = {
        id: int(minutes[1])
        for id, routine in real_site.routines.items()
        if (minutes := re.search(r"(\d+)[ -]minute", routine.name))
    }
    assert promised
    for id, minutes in promised.items():
        assert of_routine(real_site.routines[id], real_site).seconds / 60 == pytest.approx(minutes, abs=0.5)


def test_a_desk_break_needs_only_what_stands_at_a_desk(real_site: Site) -> None:
    needed = {id for exercise in in_routine("desk-break", real_site) for id in exercise.equipment}
    assert needed <= {"chair", "wall"}


@pytest.mark.parametrize("routine", ["flare-day", "leg-pain-today"])
def test_a_routine_for_a_painful_leg_has_no_pressure_and_nothing_that_pulls_on_the_nerve(
    routine: str, real_site: Site
) -> None:
    for exercise in in_routine(routine, real_site):
        assert not isinstance(exercise, SelfMassage | Stretch)
        assert not {"ball", "roller", "double-ball", "stick", "strap"} & set(exercise.equipment)
        assert exercise.posture != "sitting-on-the-floor"
        assert exercise.id != "nerve-slider"


def test_without_the_floor_nobody_has_to_kneel_or_sit_on_it(real_site: Site) -> None:
    postures = {exercise.posture for exercise in in_routine("on-a-chair-or-in-bed", real_site)}
    assert postures <= {"on-a-chair", "standing", "on-the-back", "on-the-side"}


@pytest.mark.parametrize("routine", ["flare-day", "leg-pain-today", "strong-enough", "on-a-chair-or-in-bed"])
def test_nobody_gets_down_to_the_floor_twice(routine: str, real_site: Site) -> None:
    heights = [real_site.postures[one.posture].height for one in in_routine(routine, real_site)]
    changes = [height for height, _ in itertools.groupby(heights)]
    assert changes.count("floor") == 1


def in_routine(id: str, site: Site) -> list[Exercise]:
    found = [site.exercises[item.exercise] for item in site.routines[id].exercises]
    assert found
    return found


def test_every_emergency_sign_is_on_every_exercise_and_routine(
    real_site: Site, published: dict[str, str]
) -> None:
    first = real_site.safety.urgencies[0]
    pages = [
        published[f"{url_for(one)}index.md".lstrip("/")]
        for one in (*real_site.exercises.values(), *real_site.routines.values())
    ]
    for text in pages:
        assert all(html.escape(one.sign) in text for one in first.signs)


def test_every_article_cites_its_sources(real_site: Site) -> None:
    for article in real_site.articles.values():
        assert "[@" in article.text, article.id


def test_every_source_can_be_found_again(real_site: Site) -> None:
    for source in real_site.sources.values():
        assert source.doi or source.url or source.pmid or source.container


def test_the_small_site_takes_its_sources_from_the_real_one(neck_site: Site, real_site: Site) -> None:
    for id, source in neck_site.sources.items():
        assert source == real_site.sources[id]
