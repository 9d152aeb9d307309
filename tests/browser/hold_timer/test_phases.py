"""A person follows an exercise: each phase at its time, pauses, and steps back and forth."""

import pytest

from .conftest import EXERCISE, Visit, items

pytestmark = pytest.mark.browser


def test_each_phase_comes_at_its_time(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    for words, side, seconds in [
        ("Ready", "", 5),
        ("Hold left", "left", 30),
        ("Switch right", "right", 8),
        ("Hold right", "right", 30),
    ]:
        assert visit.see(words)
        assert visit.timer().get_attribute("data-side") == side
        visit.wait(0.4)
        assert visit.digits() == str(seconds)
        visit.wait(seconds - 0.8)
        assert visit.digits() == "1"
        assert visit.see(words)
        visit.wait(0.4)
    assert visit.see("Well done")
    assert visit.state() == "done"


def test_each_boundary_is_told_at_the_very_millisecond(visit: Visit) -> None:
    visit.open(items("ready 2", "hold 3.5 left", "switch 1.25 right", "hold 3.5 right"))
    visit.press("Start")
    visit.run(11)
    phases = visit.record("phase")
    told = [(p["at"] - phases[0]["at"], p["index"], p["phase"]) for p in phases]
    assert told == [
        (0, 0, "ready"),
        (2_000, 1, "hold"),
        (5_500, 2, "switch"),
        (6_750, 3, "hold"),
        (10_250, 4, "done"),
    ]


def test_properties_tell_state_index_and_remaining(visit: Visit) -> None:
    timer = visit.open()
    look = "t => [t.state, t.index, t.remaining]"
    assert timer.evaluate(look) == ["idle", 0, 5000]
    timer.evaluate("t => t.start()")
    visit.wait(15)
    assert timer.evaluate(look) == ["running", 1, 20_000]
    timer.evaluate("t => t.pause()")
    visit.wait(100)
    assert timer.evaluate(look) == ["paused", 1, 20_000]


def test_what_comes_next_is_always_shown(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    last = "Last one. Then you are done"
    for coming in ["Next: Hold left", "Next: Switch right", "Next: Hold right", last]:
        assert visit.timer().get_by_text(coming).first.is_visible()
        visit.press("Skip")


def test_the_way_to_another_exercise_is_told_by_its_name_and_its_first_side(visit: Visit) -> None:
    visit.open(
        items("ready 5 - a", "hold 30 - a", "ready 10 - b", "hold 20 left b", "ready 10 - c", "hold 20 - c")
    )
    visit.press("Start")
    visit.press("Skip")
    coming = visit.timer().locator("[data-part=next]")
    assert coming.inner_text() == "Next: Stretch b, left"
    visit.press("Skip")
    visit.press("Skip")
    assert coming.inner_text() == "Next: Stretch c"


def test_a_reader_who_pauses_can_read_what_to_do(visit: Visit) -> None:
    note = '<span data-part="note">Lie down first.</span> <span data-part="time">5 s'
    visit.open(EXERCISE.replace('<span data-part="time">5 s', note))
    visit.press("Start")
    for seconds in (1, 10, 33):
        visit.wait(seconds)
        visit.press("Pause")
        assert visit.see("Paused")
        assert visit.see("Lie down first.")
        visit.press("Continue")


def test_a_pause_lasts_as_long_as_the_reader_likes(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(15)
    visit.press("Pause")
    visit.wait(3600)
    assert visit.see("Paused")
    assert visit.digits() == "20"


def test_going_on_gives_three_seconds_to_find_the_position(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(15)
    visit.press("Pause")
    visit.press("Continue")
    shown = []
    for _ in range(3):
        visit.wait(0.5)
        shown.append(visit.digits())
        assert visit.see("Continuing in")
        visit.wait(0.5)
    assert shown == ["3", "2", "1"]
    visit.wait(0.5)
    assert visit.see("Hold left")
    assert visit.digits() == "20"
    visit.wait(19)
    assert visit.see("Hold left")
    visit.wait(1)
    assert visit.see("Switch right")


def test_a_pause_within_the_lead_in_loses_nothing(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(15)
    for _ in range(3):
        visit.press("Pause")
        visit.press("Continue")
        visit.wait(2)
    assert timer.evaluate("t => t.remaining") == 20_000


def test_skip_opens_the_next_phase_and_back_the_one_before(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(2)
    visit.press("Skip")
    visit.wait(0.4)
    assert visit.see("Hold left")
    assert visit.digits() == "30"
    visit.wait(10)
    visit.press("Skip")
    assert visit.see("Switch right")
    visit.press("Back")
    visit.wait(0.4)
    assert visit.see("Hold left")
    assert visit.digits() == "30"


def test_back_in_the_first_phase_starts_it_again(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(4)
    visit.press("Back")
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["running", 0, 5000]
    assert [p["index"] for p in visit.record("phase")] == [0, 0]


def test_skip_while_paused_waits_in_the_next_phase(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.press("Pause")
    visit.press("Skip")
    visit.wait(60)
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 1, 30_000]


def test_skip_in_the_last_phase_ends_and_another_does_nothing(visit: Visit) -> None:
    timer = visit.open()
    timer.evaluate("t => { t.start(); for (let i = 0; i < 6; i++) t.skip(); }")
    assert timer.evaluate("t => [t.state, t.index]") == ["done", 4]
    assert [p["index"] for p in visit.record("phase")] == [0, 1, 2, 3, 4]


def test_restart_begins_again_from_anywhere(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(20)
    visit.press("Pause")
    visit.press("Start again")
    assert visit.state() == "paused"
    visit.press("Tap again to start again")
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["running", 0, 5000]
    visit.wait(80)
    assert visit.state() == "done"
    visit.press("Start again")
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["running", 0, 5000]


def test_ten_seconds_more_are_for_this_phase_and_this_time_only(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(15)
    visit.press("+ 10 s")
    assert timer.evaluate("t => t.remaining") == 30_000
    visit.wait(30)
    assert visit.see("Switch right")
    timer.evaluate("t => { t.restart(); t.skip(); }")
    assert timer.evaluate("t => t.remaining") == 30_000


def test_a_late_wake_up_finds_the_right_place(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(1)
    visit.page.clock.fast_forward(40_000)
    assert timer.evaluate("t => [t.index, t.remaining]") == [2, 2_000]
    assert visit.see("Switch right")


def test_the_step_that_runs_is_marked_in_the_list(visit: Visit) -> None:
    visit.open()
    current = visit.timer().locator("li[aria-current=step]")
    assert current.count() == 0
    visit.press("Start")
    visit.wait(6)
    assert current.count() == 1
    assert "Hold left" in current.inner_text()
    visit.wait(80)
    assert current.count() == 0


def test_a_routine_tells_how_far_the_reader_is(visit: Visit) -> None:
    visit.open(items("ready 5 - one", "hold 60 - one", "ready 10 - two", "hold 120 - two", "hold 60 - three"))
    visit.press("Start")
    assert visit.timer().get_by_text("Exercise 1 of 3, 4 min left").is_visible()
    visit.wait(66)
    assert visit.timer().get_by_text("Exercise 2 of 3, 3 min left").is_visible()


def test_a_whole_routine_ends_when_its_items_say(visit: Visit) -> None:
    timer = visit.open(
        items(*["ready 10 - a", "hold 30.5 left a", "switch 8 right a", "hold 30.5 right a"] * 15)
    )
    visit.press("Start")
    for _ in range(14):
        visit.wait(79)
    visit.wait(79 - 0.02)
    assert timer.evaluate("t => t.state") == "running"
    visit.run(0.02)
    assert timer.evaluate("t => t.state") == "done"


def test_the_example_page_plays(visit: Visit) -> None:
    visit.go("example.html")
    visit.press("Start")
    visit.wait(6)
    assert visit.see("Hold, left side")
    assert visit.timer().get_by_text("Set 1 of 2").is_visible()


def test_breaths_are_told_while_the_reader_holds(visit: Visit) -> None:
    visit.open(EXERCISE.replace("<hold-timer", '<hold-timer data-breath-in="4" data-breath-out="6"'))
    visit.press("Start")
    visit.wait(8)
    assert visit.timer().get_by_text("Breathe in").is_visible()
    visit.wait(2.5)
    assert visit.timer().get_by_text("Breathe out").is_visible()
    visit.wait(5)
    assert visit.timer().get_by_text("Breathe in").is_visible()
    visit.wait(22)
    assert not visit.timer().get_by_text("Breathe").is_visible()
