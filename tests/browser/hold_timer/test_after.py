"""When it is done: what was done, how it feels, and a history that never leaves the device."""

import json
from collections import Counter

import pytest
from playwright.sync_api import expect

from .conftest import EXERCISE, Visit, items

pytestmark = pytest.mark.browser

HISTORY = "JSON.parse(localStorage.getItem('hold-timer history'))"


def finish(visit: Visit) -> None:
    visit.press("Start")
    for seconds in (5, 30, 8, 30):
        visit.wait(seconds)
    visit.timer().get_by_text("How does it feel now?").wait_for()


def options(visit: Visit) -> None:
    visit.find("Mute")
    visit.timer().get_by_text("Options", exact=True).click()
    visit.timer().get_by_role("checkbox", name="Voice", exact=True).wait_for()


def test_it_tells_what_was_done_and_keeps_it(visit: Visit) -> None:
    visit.open()
    finish(visit)
    assert visit.see("Stretch one · 1\N{NO-BREAK SPACE}min 13\N{NO-BREAK SPACE}s")
    (entry,) = visit.page.evaluate(HISTORY)
    assert (entry["did"], entry["hurt"], entry["seconds"], entry["feel"]) == (["Stretch one"], [], 73, None)


def test_how_it_feels_is_kept_and_can_be_changed(visit: Visit) -> None:
    timer = visit.open()
    finish(visit)
    visit.press("7")
    visit.press("3")
    pressed = timer.locator("[data-part=after] [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["3"]
    assert visit.page.evaluate(HISTORY)[0]["feel"] == 3
    for button in timer.locator("[data-part=after] button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44


def test_the_answers_are_in_sight_when_it_ends(visit: Visit) -> None:
    visit.open("<p>Above</p>" * 40 + EXERCISE + "<p>Below</p>" * 40)
    finish(visit)
    answers = visit.timer().locator("[data-part=after] button").last
    expect(answers).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [320, 390, 844, 1280])
def test_no_answer_stands_alone_in_its_row(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    visit.open()
    finish(visit)
    answers = visit.timer().locator("[data-part=after] button")
    rows = Counter(answers.evaluate_all("all => all.map((e) => e.offsetTop)"))
    assert sum(rows.values()) == 11
    assert min(rows.values()) > 1


def test_what_was_skipped_does_not_count_as_done(visit: Visit) -> None:
    visit.open(items("ready 5 - a", "hold 30 - a", "ready 5 - b", "hold 30 - b"))
    visit.press("Start")
    visit.wait(10)
    visit.press("It hurts")
    visit.press("Leave this one out")
    for seconds in (3, 5, 30):
        visit.wait(seconds)
    visit.timer().get_by_text("How does it feel now?").wait_for()
    assert visit.see("Stretch b")
    assert visit.see("Left out because it hurt: Stretch a")
    (entry,) = visit.page.evaluate(HISTORY)
    assert (entry["did"], entry["hurt"], entry["seconds"]) == (["Stretch b"], ["Stretch a"], 45)


def test_nothing_done_is_not_kept_and_not_praised(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    for _ in range(4):
        visit.press("Skip")
    assert visit.state() == "done"
    assert visit.see("Stopped here")
    assert visit.see("Nothing done this time")
    assert not visit.see("1\N{NO-BREAK SPACE}min 13\N{NO-BREAK SPACE}s")
    assert not visit.timer().locator("[data-part=dial]").is_visible()
    visit.arrived("ui/after.js")
    assert visit.page.evaluate(HISTORY) is None


def test_only_what_hurt_is_no_well_done(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.press("It hurts")
    visit.press("Leave this one out")
    assert visit.see("Stopped here")
    assert not visit.timer().locator("[data-part=dial]").is_visible()


def test_what_was_held_before_the_rest_was_skipped_is_told_kindly(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(5)
    visit.wait(12)
    for _ in range(3):
        visit.press("Skip")
    assert visit.see("Stopped here")
    assert visit.see("You held for 12\N{NO-BREAK SPACE}s. That counts.")


def test_only_what_was_played_counts_when_the_page_was_away(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(8)
    visit.page.goto("about:blank")
    visit.wait(3600)
    visit.page.go_back()
    visit.ready()
    assert visit.state() == "paused"
    assert visit.page.evaluate(HISTORY) is None


def test_a_reload_forgets_nothing_of_what_was_done(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(36)
    visit.press("Pause")
    visit.reload()
    visit.press("Continue")
    for seconds in (3, 7, 30):
        visit.wait(seconds)
    visit.timer().get_by_text("How does it feel now?").wait_for()
    assert visit.page.evaluate(HISTORY)[0]["did"] == ["Stretch one"]


def test_the_history_is_shown_exported_and_deleted(visit: Visit) -> None:
    timer = visit.open()
    finish(visit)
    visit.press("4")
    options(visit)
    assert timer.get_by_role("listitem").filter(has_text="pain 4 out of 10").is_visible()
    with visit.page.expect_download() as download:
        visit.press("Export")
    exported = json.loads(download.value.path().read_text("utf-8"))
    assert exported == visit.page.evaluate(HISTORY)
    visit.press("Delete")
    assert visit.page.evaluate(HISTORY) is None
    assert timer.get_by_text("pain 4 out of 10").count() == 0


def test_a_damaged_history_is_none(visit: Visit) -> None:
    visit.open(EXERCISE)
    visit.page.evaluate("localStorage.setItem('hold-timer history', '[3, {}]')")
    finish(visit)
    assert len(visit.page.evaluate(HISTORY)) == 1


def test_a_tap_beside_the_answers_does_not_start_again(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 30"))
    visit.press("Start")
    visit.wait(5)
    visit.wait(30)
    visit.timer().get_by_text("How does it feel now?").click()
    assert visit.state() == "done"
