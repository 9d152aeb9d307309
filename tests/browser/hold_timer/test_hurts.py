"""The way out: what hurts stops at once, and may be left out, which is remembered for the next try."""

import pytest
from playwright.sync_api import expect

from .conftest import Visit, items

pytestmark = pytest.mark.browser

HURTS = "It hurts"
ROUTINE = items(
    "ready 5 - a", "hold 30 left a", "switch 8 right a", "hold 30 right a", "ready 10 - b", "hold 30 - b"
)
TEMPLATE = '<template data-exercise="a"><p>Sit on a chair.</p></template></hold-timer>'


FORGET_PLACE = """() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("hold-timer /")) delete localStorage[key];
}"""


def leave_out(visit: Visit) -> None:
    visit.press(HURTS)
    visit.press("Leave this one out")


def test_what_hurts_stops_at_once_and_then_asks(visit: Visit) -> None:
    timer = visit.open(ROUTINE.replace("</hold-timer>", TEMPLATE))
    visit.press("Start")
    visit.wait(10)
    visit.press(HURTS)
    visit.wait(600)
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 1, 25_000]
    assert timer.get_by_text("Stopped. Come out slowly.").is_visible()
    assert timer.get_by_text("Sit on a chair.").is_visible()
    visit.press("Rest a moment")
    assert visit.page.evaluate("document.activeElement.textContent") == "Continue"
    assert visit.page.evaluate("localStorage.getItem('hold-timer hurts')") is None
    visit.press("Continue")
    visit.wait(3)
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["running", 1, 25_000]


def test_what_hurts_may_be_left_out_and_that_may_be_taken_back(visit: Visit) -> None:
    timer = visit.open(ROUTINE)
    visit.press("Start")
    visit.wait(10)
    leave_out(visit)
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["running", 4, 10_000]
    assert timer.get_by_text("Stretch a is left out.").is_visible()
    visit.press("Undo")
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 1, 25_000]
    assert visit.page.evaluate("localStorage.getItem('hold-timer hurts')") is None
    visit.press("Continue")
    for seconds in (3, 25, 8, 30, 10, 30):
        visit.wait(seconds)
    timer.get_by_text("How does it feel now?").wait_for()
    (entry,) = visit.page.evaluate("JSON.parse(localStorage.getItem('hold-timer history'))")
    assert (entry["did"], entry["hurt"]) == (["Stretch a", "Stretch b"], [])


def test_that_it_is_left_out_is_said_and_told_to_a_screen_reader(visit: Visit) -> None:
    visit.page.add_init_script("localStorage['hold-timer settings'] = JSON.stringify({ voice: true })")
    timer = visit.open(ROUTINE)
    visit.arrived("audio/voice.js")
    visit.press("Start")
    visit.wait(10)
    leave_out(visit)
    expect(timer.get_by_role("alert")).to_have_text("Stretch a is left out.")
    assert visit.record("say")[-1]["text"] == "Stretch a is left out."


def test_an_end_that_comes_while_leaving_out_can_be_undone_is_seen(visit: Visit) -> None:
    timer = visit.open(ROUTINE)
    visit.press("Start")
    visit.wait(10)
    leave_out(visit)
    timer.evaluate("t => { t.skip(); t.skip(); }")
    assert visit.state() == "done"
    expect(timer.get_by_text("How does it feel now?")).to_be_visible()
    assert timer.get_attribute("data-full") is None


def test_what_hurt_on_its_second_side_was_not_done(visit: Visit) -> None:
    timer = visit.open(ROUTINE)
    visit.press("Start")
    visit.wait(5)
    visit.wait(30)
    visit.wait(10)
    visit.press(HURTS)
    visit.press("Stop for today")
    assert visit.state() == "done"
    timer.get_by_text("How does it feel now?").wait_for()
    (entry,) = visit.page.evaluate("JSON.parse(localStorage.getItem('hold-timer history'))")
    assert (entry["did"], entry["hurt"]) == ([], ["Stretch a"])
    assert timer.get_by_text("hurt last time").count() == 0


def test_the_way_out_is_in_sight_while_running_and_paused_and_not_before(visit: Visit) -> None:
    timer = visit.open(ROUTINE)
    way_out = timer.get_by_role("button", name=HURTS)
    assert way_out.count() == 0
    visit.press("Start")
    for press in ("Skip", "Pause", "Continue"):
        assert way_out.is_visible()
        visit.press(press)
    assert way_out.bounding_box()["height"] >= 64


def test_skipping_the_last_exercise_ends(visit: Visit) -> None:
    timer = visit.open(items("ready 5", "hold 30"))
    visit.press("Start")
    leave_out(visit)
    assert timer.evaluate("t => [t.state, t.index]") == ["done", 2]


def test_the_next_try_shows_the_easier_version_before_start(visit: Visit) -> None:
    routine = ROUTINE.replace("</hold-timer>", TEMPLATE)
    visit.open(routine)
    visit.press("Start")
    leave_out(visit)
    timer = visit.open(routine + "<p>Another day</p>")
    visit.page.evaluate(FORGET_PLACE)
    visit.reload()
    told = timer.locator("[data-part=hurting]")
    told.get_by_text("Stretch a hurt last time.").wait_for()
    assert told.get_by_text("Sit on a chair.").is_visible()
    assert told.get_by_text("Stretch b").count() == 0
    visit.press("Start")
    assert not told.is_visible()


def test_without_the_authors_words_it_asks_to_be_gentle_and_can_be_forgotten(visit: Visit) -> None:
    timer = visit.open(items("hold 30"))
    visit.press("Start")
    leave_out(visit)
    visit.reload()
    timer.get_by_text("Do it more gently this time").wait_for()
    visit.press("It no longer hurts")
    assert visit.page.evaluate("document.activeElement.textContent") == "Start"
    assert timer.get_by_text("hurt last time").count() == 0
    assert visit.page.evaluate("localStorage.getItem('hold-timer hurts')") is None


def test_a_damaged_memory_of_hurts_is_none(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("localStorage.setItem('hold-timer hurts', '7')")
    visit.reload()
    visit.press("Start")
    leave_out(visit)
    assert visit.page.evaluate("Object.keys(JSON.parse(localStorage.getItem('hold-timer hurts')))") == ["one"]


def test_an_exercise_is_restarted_from_its_own_beginning(visit: Visit) -> None:
    timer = visit.open(ROUTINE)
    visit.press("Start")
    visit.wait(60)
    visit.press("Restart this exercise")
    assert timer.evaluate("t => [t.state, t.index]") == ["running", 0]
    visit.wait(73 + 20)
    visit.press("Restart this exercise")
    assert timer.evaluate("t => [t.state, t.index]") == ["running", 4]
