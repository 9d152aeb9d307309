"""What a reader may choose: voice, flash, breath tones, a pace of their own. All of it off until they do."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import EXERCISE, Visit, items
from .test_sound import heard

pytestmark = pytest.mark.browser

IN, OUT = 330, 247


def options(visit: Visit) -> None:
    visit.timer().get_by_text("Options", exact=True).click()
    visit.timer().get_by_role("checkbox", name="Voice", exact=True).wait_for()


def choose(visit: Visit, label: str, option: str) -> None:
    visit.timer().get_by_label(label, exact=True).select_option(option)


def check(visit: Visit, label: str, waits_for: str = "") -> None:
    options(visit)
    box = visit.timer().get_by_role("checkbox", name=label, exact=True)
    if waits_for:
        with visit.page.expect_response(f"**/{waits_for}"):
            box.check()
    else:
        box.check()
    visit.page.wait_for_timeout(50)


def said(visit: Visit) -> list[str]:
    return [entry["text"] for entry in visit.record("say") if entry["text"]]


def test_nobody_speaks_unless_asked(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    for seconds in (5, 30, 8, 30):
        visit.wait(seconds)
    assert visit.record("say") == []


def test_the_voice_says_each_step_half_way_and_the_end(visit: Visit) -> None:
    visit.open()
    check(visit, "Voice", "voice.js")
    visit.press("Start")
    for seconds in (5, 15, 15, 8, 15, 15):
        visit.wait(seconds)
    assert said(visit) == [
        "Ready. Stretch one",
        "Hold left",
        "Half way",
        "Switch right",
        "Hold right",
        "Half way",
        "Well done",
    ]


def test_the_voice_is_primed_in_the_tap_and_remembered(visit: Visit) -> None:
    visit.open()
    check(visit, "Voice", "voice.js")
    with visit.page.expect_response("**/voice.js"):
        visit.page.reload()
    visit.page.wait_for_timeout(50)
    visit.press("Start")
    first = visit.record("say")[0]
    assert first["text"] == ""
    assert first["byTap"]


def test_mute_silences_the_voice_and_a_pause_stops_it(visit: Visit) -> None:
    visit.open()
    check(visit, "Voice", "voice.js")
    visit.press("Start")
    visit.press("Mute")
    visit.wait(6)
    assert said(visit) == ["Ready. Stretch one"]
    visit.press("Mute")
    visit.press("Pause")
    before = len(visit.record("hush"))
    visit.wait(60)
    assert said(visit) == ["Ready. Stretch one"]
    assert before > 0


def test_the_screen_flashes_only_when_asked_and_once_a_change(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    assert timer.get_attribute("data-flash") is None
    visit.press("Pause")
    check(visit, "Flash at each change")
    visit.press("Go on")
    seen = []
    for seconds in (8, 30, 8):
        visit.wait(seconds)
        seen.append(timer.get_attribute("data-flash"))
    assert seen == ["odd", "even", "odd"]


def test_a_hold_is_told_in_breaths(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(5)
    assert visit.see("30\N{NO-BREAK SPACE}s, about 3 breaths")
    visit.wait(30)
    assert not visit.see("breath")


def test_soft_tones_follow_the_breath_when_asked(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 30", "rest 10"))
    check(visit, "Soft tone with each breath")
    visit.press("Start")
    for seconds in (6, 28, 10):
        visit.wait(seconds)
    assert heard(visit, OUT) == [10, 20, 30]
    assert heard(visit, IN) == [15, 25]


def test_my_pace_makes_holds_and_changes_longer_or_shorter_and_stays(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    choose(visit, "Hold", "1.5")
    choose(visit, "Changes", "0.5")
    look = "t => [...t.querySelectorAll('ol [data-part=time]')].map((e) => e.textContent.trim())"
    visit.page.wait_for_function(f"({look})(document.querySelector('hold-timer'))[1] === '45\\u00a0s'")
    visit.page.reload()
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
    visit.page.reload()
    assert timer.evaluate("t => [t.state, t.index, Math.round(t.remaining / 1000)]") == ["paused", 1, 50]


def test_the_pace_cannot_change_while_it_runs(visit: Visit) -> None:
    visit.open()
    options(visit)
    visit.press("Start")
    assert not visit.timer().get_by_text("My pace").is_visible()
    assert visit.timer().get_by_role("checkbox", name="Voice").is_visible()


def test_damaged_choices_are_none(visit: Visit) -> None:
    timer = visit.open()
    visit.page.evaluate("""localStorage.setItem('hold-timer settings', '{"hold": 1e9, "gaps": "x"}')""")
    visit.page.reload()
    visit.press("Start")
    visit.press("Skip")
    assert timer.evaluate("t => t.remaining") == 30_000


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("delete window.AudioContext", "This browser cannot make sounds."),
        (
            "delete Object.getPrototypeOf(navigator).wakeLock; delete navigator.wakeLock",
            "This browser cannot keep the screen on.",
        ),
        (
            "localStorage.setItem('hold-timer settings', '{\"voice\":true}');"
            "delete window.speechSynthesis; delete Window.prototype.speechSynthesis",
            "This browser has no voice.",
        ),
    ],
)
def test_what_it_cannot_do_is_said_before_start(
    plain_page: Callable[..., Page], address: str, missing: str, told: str
) -> None:
    page = plain_page()
    page.add_init_script(missing)
    page.goto(address + "example.html")
    page.locator("hold-timer").first.get_by_role("status").get_by_text(told).wait_for()


def test_everything_in_the_options_is_large_enough(visit: Visit) -> None:
    visit.open()
    options(visit)
    for element in visit.timer().locator("details :is(label, select, input, summary)").all():
        assert element.bounding_box()["height"] >= 44


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
    timer.locator(f"li:nth-child({len(phases)})").wait_for()
    assert timer.locator("li").count() == len(phases)
    assert played(visit) == phases


def test_a_set_more_than_the_one_planned_comes_after_a_rest(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    visit.timer().get_by_label("Sets", exact=True).select_option(label="2")
    timer.locator("li:nth-child(8)").wait_for()
    assert played(visit) == [*FIRST, "Rest 10\N{NO-BREAK SPACE}s", *FIRST[1:]]


def test_sets_changed_back_leave_the_list_as_it_was(visit: Visit) -> None:
    timer = visit.open(two_sets())
    before = timer.locator("ol").inner_html()
    options(visit)
    choose(visit, "Sets", "2")
    timer.locator("li:nth-child(12)").wait_for()
    choose(visit, "Sets", "0")
    timer.locator("li:nth-child(9)").wait_for(state="detached")
    assert timer.locator("ol").inner_html() == before


def test_a_place_in_more_sets_is_kept(visit: Visit) -> None:
    timer = visit.open()
    options(visit)
    choose(visit, "Sets", "1")
    timer.locator("li:nth-child(8)").wait_for()
    visit.press("Start")
    for _ in range(5):
        visit.press("Skip")
    visit.page.reload()
    timer.locator("li:nth-child(8)").wait_for()
    assert timer.evaluate("t => [t.state, t.index]") == ["paused", 5]
    assert timer.locator("li:nth-child(6)").get_attribute("aria-current") == "step"
    assert visit.see("Hold left")
    assert timer.get_by_text("Set 2 of 2").is_visible()
