"""What the timer asks of the device, tones and screen lock and worker, and that it gives all of it back."""

import pytest

from .conftest import EXERCISE, Visit, items

pytestmark = pytest.mark.browser

ZERO, START, SWITCH, COUNT, HALF, END = 392, 523, 494, 587, 880, 1047
"""The pitch in Hz by which each sound can be known."""


def heard(visit: Visit, hz: int) -> list[float]:
    """When a pitch was heard, in seconds since the start, leaving out what was planned and taken back."""
    start = visit.record("phase")[0]["at"]
    cancelled = [(stop["hz"], stop["when"]) for stop in visit.record("stop") if stop["at"] < stop["when"]]
    times = []
    for tone in visit.record("tone"):
        if (tone["hz"], tone["when"]) in cancelled:
            cancelled.remove((tone["hz"], tone["when"]))
        elif tone["hz"] == hz:
            times.append(round((tone["when"] - start) / 1000, 2))
    return times


def test_nothing_sounds_before_start(visit: Visit) -> None:
    visit.open()
    visit.wait(30)
    assert visit.record("context") == []
    assert visit.record("tone") == []


def test_the_sound_card_is_opened_within_the_tap(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(20)
    assert [context["byTap"] for context in visit.record("context")] == [True]


def test_tones_match_the_timeline(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 20 left", "switch 8 right", "hold 20 right"))
    visit.press("Start")
    for seconds in (4.5, 19, 8, 20, 3):
        visit.wait(seconds)
    assert heard(visit, COUNT) == [2, 3, 4, 22, 23, 24, 30, 31, 32, 50, 51, 52]
    assert heard(visit, START) == [5, 33, 53.45]  # the end begins on the same pitch
    assert heard(visit, HALF) == [15, 15.2, 43, 43.2]
    assert heard(visit, ZERO) == [25, 53]
    assert heard(visit, SWITCH) == [25.65]
    assert heard(visit, END) == [54.05]


def test_a_sound_keeps_to_its_plan_though_the_sound_cards_clock_slides(visit: Visit) -> None:
    fast = 1.0004  # as was measured: 163 ms in seven minutes
    visit.open(items("ready 5", "hold 60"))
    visit.page.evaluate(f"""() => {{
        const now = performance.now.bind(performance);
        Object.defineProperty(AudioContext.prototype, 'currentTime', {{ get: () => now() / 1000 * {fast} }});
    }}""")
    visit.press("Start")
    for seconds in (5, *[10] * 6):
        visit.wait(seconds)
    start = visit.record("phase")[0]["at"]
    taken_back = [stop["when"] for stop in visit.record("stop")]
    bells = [tone["when"] for tone in visit.record("tone") if tone["hz"] == ZERO]
    (bell,) = [when for when in bells if when not in taken_back]
    assert bell / fast - start == pytest.approx(65_000, abs=10)


def test_nothing_is_planned_anew_while_the_clocks_agree(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 60"))
    visit.press("Start")
    for seconds in (5, *[10] * 5):
        visit.wait(seconds)
    assert visit.record("stop") == []


def test_a_pause_takes_back_the_tones_that_were_planned(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.press("Pause")
    assert heard(visit, HALF) == []
    assert heard(visit, ZERO) == []


def test_a_pause_silences_what_is_sounding(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(34)
    visit.wait(1.1)
    visit.press("Pause")
    assert ZERO in [stop["hz"] for stop in visit.record("stop") if stop["when"] < stop["at"]]


def test_a_pause_is_heard_and_felt_and_a_page_that_stands_is_not(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.press("Pause")
    now = visit.record("shake")[-1]["at"]
    assert visit.record("shake")[-1]["pattern"] == [60]
    assert [tone["hz"] for tone in visit.record("tone")][-2:] == [466, 349]
    visit.press("Skip")
    assert visit.record("shake")[-1]["at"] == now


def test_a_screen_lock_that_was_refused_is_asked_for_again(visit: Visit) -> None:
    visit.open()
    visit.page.evaluate("""() => {
        const { request } = navigator.wakeLock;
        navigator.wakeLock.request = async () => {
            navigator.wakeLock.request = request;
            throw new DOMException('Low battery', 'NotAllowedError');
        };
    }""")
    visit.press("Start")
    assert visit.record("lock") == []
    visit.wait(6)
    assert len(visit.record("lock")) == 1


def test_a_late_wake_up_does_not_play_what_was_missed(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(50)
    tapped = visit.record("phase")[0]["at"]
    after = [tone for tone in visit.record("tone") if tone["at"] > tapped]
    assert after
    assert all(tone["when"] > tone["at"] for tone in after)


def test_the_lead_in_counts_down_and_the_rest_moves_along(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(30)
    visit.press("Pause")
    visit.wait(60)
    visit.press("Continue")
    visit.wait(4)
    assert heard(visit, COUNT) == [2, 3, 4, 90, 91, 92, 95, 96, 97, 103, 104, 105]
    assert heard(visit, START) == [5, 93]
    assert heard(visit, ZERO) == [98]


def test_a_skip_leaves_no_tone_of_what_was_skipped(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.press("Skip")
    assert heard(visit, ZERO) == [18 + 30]
    assert heard(visit, SWITCH) == [10.65]


def test_after_a_freeze_no_stale_tone_sounds(visit: Visit) -> None:
    visit.open(items("hold 40", "rest 30", "hold 40"))
    visit.press("Start")
    visit.wait(1)
    visit.page.evaluate("""() => {
        // While a page is frozen its sound card stands still, and what was planned on it comes late.
        const now = performance.now.bind(performance);
        Object.defineProperty(AudioContext.prototype, 'currentTime', { get: () => now() / 1000 - 20 });
    }""")
    visit.wait(20)
    visit.page.evaluate("show()")
    due = 40 - 20  # on the sound card's clock, which lost 20 seconds
    assert heard(visit, ZERO) == [due]


def test_mute_and_volume_are_heard_and_remembered(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.press("Mute")
    assert visit.record("level")[-1]["value"] == 0
    visit.reload()
    mute = visit.timer().get_by_role("button", name="Mute")
    assert mute.get_attribute("aria-pressed") == "true"
    visit.timer().get_by_text("Options", exact=True).click()
    visit.timer().get_by_role("slider", name="Volume").fill("0.3")
    assert mute.get_attribute("aria-pressed") == "false"
    visit.reload()
    visit.timer().get_by_text("Options", exact=True).click()
    assert visit.timer().get_by_role("slider", name="Volume").input_value() == "0.3"


def test_the_screen_stays_on_while_it_runs_and_no_longer(visit: Visit) -> None:
    visit.open()
    assert visit.record("lock") == []
    visit.press("Start")
    assert len(visit.record("lock")) == 1
    visit.press("Pause")
    assert len(visit.record("unlock")) == 1
    visit.press("Continue")
    for seconds in (4, 5, 30, 8, 30):
        visit.wait(seconds)
    assert visit.state() == "done"
    assert len(visit.record("lock")) == len(visit.record("unlock")) == 2


def test_the_screen_lock_is_asked_for_again_when_the_page_is_back(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.page.evaluate("hide()")
    assert len(visit.record("unlock")) == 1
    visit.page.evaluate("show()")
    assert len(visit.record("lock")) == 2
    visit.press("Pause")
    assert len(visit.record("unlock")) == 2
    visit.page.evaluate("hide(); show()")
    assert len(visit.record("lock")) == 2


def test_a_lock_that_comes_after_the_pause_is_given_back(visit: Visit) -> None:
    visit.open().evaluate("t => { t.start(); t.pause(); }")
    visit.wait(1)
    assert len(visit.record("lock")) == len(visit.record("unlock")) == 1


def test_the_phone_shakes_at_each_change(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    for seconds in (5, 30, 8, 30):
        visit.wait(seconds)
    patterns = [shake["pattern"] for shake in visit.record("shake")]
    assert patterns == [[80], [250], [120, 90, 120], [250], [300, 120, 300]]


def test_a_page_that_is_left_gives_everything_back(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(10)
    timer.evaluate("t => { window.left = t; t.remove(); }")
    visit.wait(60)
    assert len(visit.record("lock")) == len(visit.record("unlock")) == 1
    assert len(visit.record("worker")) == len(visit.record("dismiss")) == 1
    assert len(visit.record("close")) == 1
    assert heard(visit, ZERO) == []
    assert [p["index"] for p in visit.record("phase")] == [0, 1]
    assert visit.page.evaluate("left.children.length") == 1


def test_a_timer_that_comes_back_can_be_started_again(visit: Visit) -> None:
    timer = visit.open(EXERCISE)
    visit.press("Start")
    timer.evaluate("t => { const { body } = document; t.remove(); body.append(t); }")
    visit.press("Continue")
    visit.wait(4)
    assert visit.state() == "running"
    assert timer.get_by_role("timer").count() == 1
