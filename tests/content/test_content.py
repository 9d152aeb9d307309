"""The content that we publish keeps its promises."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.address import address
from generator.model import Breathing, Mobility, SelfMassage, Site, Stretch
from generator.timeline import PhaseKind, of_routine

CONTENT = Path(__file__).parents[2] / "content"
FLARE = "flare-day"


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
        published[f"{address(one)}index.md".lstrip("/")]
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
