"""At the reader's own pace: longer or shorter, more or fewer sets, the other side first."""

import pytest

from .conftest import EXERCISE, Visit, items
from .test_options import options

pytestmark = pytest.mark.browser


def choose(visit: Visit, label: str, option: str) -> None:
    visit.timer().get_by_label(label, exact=True).select_option(option)


def test_my_pace_makes_holds_and_changes_longer_or_shorter_and_stays(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    choose(visit, "Hold", "1.5")
    choose(visit, "Changes", "0.5")
    timer.locator("li").nth(1).get_by_text("45\N{NO-BREAK SPACE}s").wait_for()
    visit.reload()
    visit.press("Start")
    lengths = []
    for _ in range(4):
        lengths.append(timer.evaluate("t => t.remaining"))
        visit.press("Skip")
    assert lengths == [3_000, 45_000, 4_000, 45_000]


def test_a_shorter_hold_says_why_the_author_set_it_and_lets_the_reader_decide(visit: Visit) -> None:
    timer = visit.open(
        EXERCISE.replace("<hold-timer", '<hold-timer data-minimum-why="Muscles let go after 30 s."')
    )
    options(visit)
    assert not timer.get_by_text("Muscles let go").is_visible()
    choose(visit, "Hold", "0.5")
    assert timer.get_by_text("Muscles let go after 30 s. You decide.").is_visible()
    visit.press("Start")
    visit.wait(5)
    assert timer.evaluate("t => t.remaining") == 15_000


def test_the_right_side_can_come_first(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    choose(visit, "First side", "right")
    timer.locator("li").nth(2).get_by_text("Change to the left side").wait_for()
    visit.press("Start")
    visit.press("Skip")
    for side, words in (("right", "Hold right"), ("left", "Change to the left side"), ("left", "Hold left")):
        assert timer.get_attribute("data-side") == side
        assert visit.see(words)
        assert words in timer.locator("li[aria-current]").inner_text()
        visit.press("Skip")


def test_the_list_comes_back_as_the_author_wrote_it(visit: Visit) -> None:
    timer = visit.open()
    before = timer.locator("ol").inner_text()
    options(visit)
    choose(visit, "First side", "right")
    timer.locator("li").nth(2).get_by_text("Change to the left side").wait_for()
    choose(visit, "First side", "left")
    timer.locator("li").nth(2).get_by_text("Switch right").wait_for()
    assert timer.locator("ol").inner_text() == before


def test_a_place_is_kept_at_ones_own_pace(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    choose(visit, "Hold", "2")
    visit.press("Start")
    visit.wait(15)
    visit.reload()
    assert timer.evaluate("t => [t.state, t.index, Math.round(t.remaining / 1000)]") == ["paused", 1, 50]


def test_the_pace_cannot_change_while_it_runs(visit: Visit) -> None:
    visit.open()
    options(visit)
    visit.press("Start")
    visit.press("More")
    assert not visit.timer().get_by_text("My pace").is_visible()
    assert visit.timer().get_by_role("checkbox", name="Voice").is_visible()


def played(visit: Visit) -> list[str]:
    """What is skipped through, phase by phase, as it stands in the list."""
    visit.press("Start")
    seen = []
    while visit.state() != "done":
        line = visit.timer().locator("li[aria-current]")
        assert line.count() == 1
        seen.append(" ".join(line.locator("[data-part=what], [data-part=time]").all_inner_texts()))
        visit.press("Skip")
    return seen


def two_sets() -> str:
    first, second = (
        items("ready 5", "hold 30 left", "switch 8 right", "hold 30 right"),
        items("rest 10", "hold 40 left", "switch 8 right", "hold 40 right"),
    )
    numbered = (
        part.replace("data-exercise", f'data-set="{n}/2" data-exercise')
        for n, part in enumerate((first.split("</ol>")[0], second.removeprefix("<hold-timer><ol>")), 1)
    )
    return "".join(numbered)


FIRST = ["Ready 5 s", "Hold left 30 s", "Switch right 8 s", "Hold right 30 s"]
SECOND = ["Rest 10 s", "Hold left 40 s", "Switch right 8 s", "Hold right 40 s"]


@pytest.mark.parametrize(
    ("sets", "phases"),
    [("1", FIRST), ("2, as planned", [*FIRST, *SECOND]), ("3", [*FIRST, *SECOND, *SECOND])],
)
def test_there_can_be_fewer_or_more_sets(visit: Visit, sets: str, phases: list[str]) -> None:
    timer = visit.open(two_sets())
    options(visit)
    visit.timer().get_by_label("Sets", exact=True).select_option(label=sets)
    timer.locator(f"li:nth-child({len(phases)})").wait_for(state="attached")
    timer.locator(f"li:nth-child({len(phases) + 1})").wait_for(state="detached")
    assert played(visit) == phases


def test_a_set_more_than_the_one_planned_comes_after_a_rest(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    visit.timer().get_by_label("Sets", exact=True).select_option(label="2")
    timer.locator("li:nth-child(8)").wait_for(state="attached")
    assert played(visit) == [*FIRST, "Rest 10\N{NO-BREAK SPACE}s", *FIRST[1:]]


def test_sets_changed_back_leave_the_list_as_it_was(visit: Visit) -> None:
    timer = visit.open(two_sets())
    before = timer.locator("ol").inner_html()
    options(visit)
    choose(visit, "Sets", "2")
    timer.locator("li:nth-child(12)").wait_for(state="attached")
    choose(visit, "Sets", "0")
    timer.locator("li:nth-child(9)").wait_for(state="detached")
    assert timer.locator("ol").inner_html() == before


def test_a_place_in_more_sets_is_kept(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    choose(visit, "Sets", "1")
    timer.locator("li:nth-child(8)").wait_for(state="attached")
    visit.press("Start")
    for _ in range(5):
        visit.press("Skip")
    visit.reload()
    timer.locator("li:nth-child(8)").wait_for(state="attached")
    assert timer.evaluate("t => [t.state, t.index]") == ["paused", 5]
    assert timer.locator("li:nth-child(6)").get_attribute("aria-current") == "step"
    assert visit.see("Hold left")
    visit.press("Continue")
    assert timer.get_by_text("Set 2 of 2").is_visible()
