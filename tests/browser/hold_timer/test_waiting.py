"""Nobody is hurried: it waits until the reader is ready, and then runs by itself within the exercise."""

import pytest
from playwright.sync_api import expect

from .conftest import EXERCISE, Visit, items

pytestmark = pytest.mark.browser

ROUTINE = items(
    "ready 20 - a", "hold 30 left a", "switch 8 right a", "hold 30 right a", "ready 10 - b", "hold 30 - b"
)
TAP = "Tap when you are ready"
WAITS = "localStorage['hold-timer settings'] ??= JSON.stringify({wait: true})"
PLACE = "t => [t.state, t.index, t.remaining]"
LOW = 262
"""Hz of the tone that says that the reader is waited for."""


@pytest.fixture
def waits(visit: Visit) -> Visit:
    visit.page.add_init_script(WAITS)
    return visit


def test_it_waits_at_each_exercise_and_within_one_runs_by_itself(waits: Visit) -> None:
    timer = waits.open(ROUTINE)
    waits.press("Start")
    waits.wait(600)
    assert timer.evaluate(PLACE) == ["waiting", 0, 20_000]
    assert timer.get_by_text(TAP).first.is_visible()
    waits.press("I am ready")
    assert waits.see("Starting in")
    waits.wait(3)
    assert timer.evaluate(PLACE) == ["running", 1, 30_000]
    for seconds in (30, 8, 30):
        waits.wait(seconds)
    waits.wait(3600)
    assert timer.evaluate(PLACE) == ["waiting", 4, 10_000]
    waits.press("I am ready")
    waits.wait(3)
    waits.wait(30)
    assert waits.state() == "done"


def test_a_tap_anywhere_and_the_space_bar_say_that_the_reader_is_ready(waits: Visit) -> None:
    waits.open(ROUTINE)
    waits.press("Start")
    waits.page.mouse.click(195, 300)
    assert waits.state() == "running"
    waits.press("Back")
    assert waits.state() == "waiting"
    waits.timer().get_by_text("Next: Hold left").click()
    waits.press("Back")
    waits.page.mouse.click(195, 300)
    waits.press("Back")
    waits.page.keyboard.press("Space")
    assert waits.state() == "running"


def test_who_is_waited_for_is_told_again_by_a_tone_and_a_voice(waits: Visit) -> None:
    waits.page.add_init_script(WAITS.replace("??=", "=").replace("wait: true", "wait: true, voice: true"))
    waits.open(
        ROUTINE.replace(
            '<span data-part="time">20', '<span data-part="note">Lie down.</span> <span data-part="time">20'
        )
    )
    waits.arrived("audio/voice.js")
    waits.press("Start")
    assert waits.record("say")[-1]["text"] == f"Ready. Stretch a, left. Lie down. {TAP}"
    assert len([one for one in waits.record("tone") if one["hz"] == LOW]) == 2
    waits.wait(30)
    assert waits.record("say")[-1]["text"] == TAP
    low = [one for one in waits.record("tone") if one["hz"] == LOW]
    assert len(low) == 4
    waits.press("I am ready")
    assert waits.record("say")[-1]["text"] == "Starting in 3 seconds. Hold left. 30 seconds"


def test_nothing_of_the_next_exercise_is_heard_while_it_waits(waits: Visit) -> None:
    waits.open(items("ready 5", "hold 10", "ready 5 - two", "hold 10 - two"))
    waits.press("Start")
    waits.press("I am ready")
    waits.wait(3)
    waits.run(10.5)
    assert waits.state() == "waiting"
    start = waits.record("phase")[1]["at"] + 3000
    due = [one for one in waits.record("tone") if one["when"] >= start + 10_000]
    assert {one["hz"] for one in due} == {392, 784, LOW}


def test_the_time_of_getting_ready_is_not_counted_while_it_waits(waits: Visit) -> None:
    waits.open(ROUTINE)
    waits.press("Start")
    waits.wait(900)
    waits.press("I am ready")
    waits.wait(3)
    for seconds in (30, 8, 30):
        waits.wait(seconds)
    waits.press("I am ready")
    waits.wait(3)
    waits.wait(30)
    waits.timer().get_by_text("How does it feel now?").wait_for()
    (entry,) = waits.page.evaluate("JSON.parse(localStorage.getItem('hold-timer history'))")
    assert entry["seconds"] <= 30 + 8 + 30 + 10 + 30 + 20


def test_the_first_start_offers_to_wait_and_a_voice_and_the_next_one_does_not(visit: Visit) -> None:
    timer = visit.open(EXERCISE.replace("<hold-timer", "<hold-timer data-guided"))
    visit.press("Start")
    timer.get_by_text("Before you start").wait_for()
    expect(timer.get_by_role("checkbox", name="Wait until I am ready")).to_be_checked()
    timer.get_by_role("checkbox", name="Voice").check()
    timer.get_by_role("button", name="Hear it: Voice").click()
    visit.arrived("audio/voice.js")
    assert "Breathe out slowly." in visit.record("say")[-1]["text"]
    timer.get_by_role("button", name="Hear it: Tones").click()
    assert [one["hz"] for one in visit.record("tone")] == [523, 784]
    timer.locator("[data-part=ask]").get_by_role("button", name="Start", exact=True).click()
    assert visit.state() == "waiting"
    visit.press("Back to the page")
    visit.reload()
    visit.press("Continue")
    assert visit.state() == "waiting"
    assert visit.page.evaluate("JSON.parse(localStorage['hold-timer settings']).voice") is True


def test_a_page_that_starts_it_by_a_button_of_its_own_offers_the_same(visit: Visit) -> None:
    timer = visit.open(EXERCISE.replace("<hold-timer", "<hold-timer data-guided"))
    timer.evaluate("t => t.start()")
    timer.get_by_text("Before you start").wait_for()
    assert visit.state() == "idle"


def test_the_offer_may_be_left_without_a_trace(visit: Visit) -> None:
    timer = visit.open(EXERCISE.replace("<hold-timer", "<hold-timer data-guided"))
    visit.press("Start")
    timer.get_by_role("button", name="Close").click()
    assert visit.state() == "idle"
    assert timer.get_attribute("data-full") is None
    assert visit.page.evaluate("Object.keys(localStorage)") == []
