"""The arithmetic of the timeline, which needs no page."""

from typing import Any

import pytest

from .conftest import Visit

pytestmark = pytest.mark.browser

BEGIN = "import('./core/schedule.js').then(({ schedule, at, cues, longer, breath }) => {"
PHASES = """
    const phase = (kind, seconds) => ({ kind, ms: seconds * 1000 });
    const s = schedule([phase('ready', 5), phase('hold', 30), phase('rest', 10)]);
"""


def ask(visit: Visit, question: str) -> Any:
    visit.open()
    return visit.page.evaluate(BEGIN + PHASES + f"return {question}; }})")


@pytest.mark.parametrize(
    ("elapsed", "place"),
    [
        (-1, [0, 0, 5_000, 45_000]),
        (0, [0, 0, 5_000, 45_000]),
        (4_999, [0, 4_999, 1, 40_001]),
        (5_000, [1, 0, 30_000, 40_000]),
        (44_999, [2, 9_999, 1, 1]),
        (45_000, [3, 0, 0, 0]),
        (1e9, [3, 0, 0, 0]),
    ],
)
def test_a_boundary_belongs_to_the_phase_that_it_opens(
    visit: Visit, elapsed: float, place: list[int]
) -> None:
    assert ask(visit, f"Object.values(at(s, {elapsed}))") == place


def test_a_longer_phase_moves_only_what_follows(visit: Visit) -> None:
    assert ask(visit, "longer(s, 1, 10000).starts") == [0, 5_000, 45_000, 55_000]


def test_a_short_phase_has_no_countdown_and_no_half_way(visit: Visit) -> None:
    short = "cues(schedule([phase('hold', 4), phase('rest', 9)]), 0)"
    assert ask(visit, f"{short}.map(({{ at, sound }}) => [at, sound])") == [[0, "start"], [4_000, "zero"]]


def test_nothing_sounds_on_the_way_through_a_position_of_ease(visit: Visit) -> None:
    ease = "cues(schedule([phase('ease', 300), phase('ready', 5)]), 0)"
    assert ask(visit, f"{ease}.map(({{ at, sound }}) => [at, sound])") == [[0, "start"], [300_000, "zero"]]


def test_strength_and_a_walk_sound_like_other_work(visit: Visit) -> None:
    for kind in ("lift", "walk"):
        sounds = ask(visit, f"cues(schedule([phase('{kind}', 40)]), 0).map(({{ sound }}) => sound)")
        assert sounds == ["start", "half", "count", "count", "count", "zero", "end"]


def test_a_breath_starts_empty_and_is_full_when_it_turns(visit: Visit) -> None:
    depths = ask(visit, "[0, 4000, 7000, 9999.9, 14000].map((since) => breath(since, 4000, 6000).depth)")
    assert depths == pytest.approx([0, 1, 0.5, 0, 1], abs=1e-6)


def test_an_exercise_met_again_counts_again(visit: Visit) -> None:
    visit.open()
    count = """(names) => import('./ui/sentences.js').then(({ countExercises }) =>
        countExercises([...names].map((exercise) => ({ exercise }))))"""
    assert [visit.page.evaluate(count, names) for names in ("aaba", "aa", "ab")] == [3, 1, 2]


def test_a_last_phase_lasts_until_its_end_is_told(visit: Visit) -> None:
    """Between two looks at the clock the end may pass: there is always something to say."""
    visit.open()
    seen = visit.page.evaluate("""() => Promise.all(
        [import('./core/schedule.js'), import('./core/engine.js')]
    ).then(
        ([{ schedule }, { Engine }]) => {
            let now = 0;
            const engine = new Engine(schedule([{ kind: 'hold', ms: 30_000 }]), () => now);
            const look = () => [engine.state, engine.place.index];
            engine.start();
            now = 30_000;
            const before = look();
            engine.settle();
            return [before, look(), engine.elapsed];
        })""")
    assert seen == [["running", 0], ["done", 1], 30_000]
