"""What a reader may choose: voice, flash, breath tones. All of it off until they do."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import EXERCISE, Visit, items
from .test_sound import heard

pytestmark = pytest.mark.browser

IN, OUT = 330, 247
NO_VOICE = "This device has no voice for this language. The tones remain."


def options(visit: Visit) -> None:
    visit.find("Mute")
    visit.timer().get_by_text("Options", exact=True).click()
    visit.timer().get_by_role("checkbox", name="Voice", exact=True).wait_for()


def check(visit: Visit, label: str, brings: str = "") -> None:
    options(visit)
    visit.timer().get_by_role("checkbox", name=label, exact=True).check()
    if brings:
        visit.arrived(brings)


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
    check(visit, "Voice", "audio/voice.js")
    visit.press("Start")
    for seconds in [1] * 5 + [1] * 30 + [1] * 8 + [1] * 30:
        visit.wait(seconds)
    assert said(visit) == [
        "Ready. Stretch one, left",
        "Hold left. 30 seconds",
        *("Breathe out", "Breathe in", "Half way", "Breathe in", "Next: Switch right"),
        "Switch right",
        "Hold right. 30 seconds",
        *("Breathe out", "Breathe in", "Half way", "Breathe in", "Breathe out"),
        "Well done",
    ]


def test_how_to_get_into_place_is_said_to_its_end_though_the_time_for_it_is_over(visit: Visit) -> None:
    long = "Lie on your back and bend both knees, and let your feet stand on the floor. " * 2
    part = '<span data-part="{}">{}</span> '
    visit.open(EXERCISE.replace(part.format("time", "5 s")[:-1], part.format("note", long)))
    check(visit, "Voice", "audio/voice.js")
    visit.press("Start")
    visit.wait(5)
    visit.wait(5)  # a turn of the breath, which would come too late
    ready, hold = (one for one in visit.record("say") if one["text"])
    assert hold["text"] == "Hold left. 30 seconds"
    assert hold["from"] > hold["at"]
    assert [one["cut"] for one in visit.record("hush") if any(one["cut"])] == []
    visit.press("Skip")
    assert visit.record("hush")[-1]["cut"] == [ready["text"], hold["text"]]


def test_who_goes_on_after_a_pause_is_told_where(visit: Visit) -> None:
    visit.open()
    check(visit, "Voice", "audio/voice.js")
    visit.press("Start")
    visit.wait(5)
    visit.wait(20)
    visit.press("Pause")
    visit.press("Continue")
    assert said(visit)[-2:] == ["Paused", "Continuing in 3 seconds. Hold left. Stretch one. 10 seconds"]


def test_a_rest_says_what_comes_after_it(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 10", "rest 10", "hold 10"))
    check(visit, "Voice", "audio/voice.js")
    visit.press("Start")
    visit.press("Skip")
    visit.press("Skip")
    assert said(visit)[-1] == "Rest. 10 seconds. Next: Hold"
    visit.wait(5)
    assert visit.see("Next: Hold")


def test_the_voice_does_not_praise_what_was_skipped(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 30"))
    check(visit, "Voice", "audio/voice.js")
    visit.press("Start")
    visit.press("Skip")
    visit.press("Skip")
    assert said(visit)[-1] == "Stopped here"


def test_the_voice_is_primed_in_the_tap_and_remembered(visit: Visit) -> None:
    visit.open()
    check(visit, "Voice", "audio/voice.js")
    visit.reload()
    visit.arrived("audio/voice.js")
    visit.press("Start")
    first = visit.record("say")[0]
    assert first["text"] == ""
    assert first["byTap"]


def test_mute_silences_the_voice_and_a_pause_stops_it(visit: Visit) -> None:
    visit.open()
    check(visit, "Voice", "audio/voice.js")
    visit.press("Start")
    visit.press("Mute")
    visit.wait(6)
    assert said(visit) == ["Ready. Stretch one, left"]
    visit.press("Mute")
    visit.press("Pause")
    before = len(visit.record("hush"))
    visit.wait(60)
    assert said(visit) == ["Ready. Stretch one, left", "Paused"]
    assert before > 0


def test_the_screen_flashes_only_when_asked_and_once_a_change(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    assert timer.get_attribute("data-flash") is None
    visit.press("Pause")
    check(visit, "Flash at each change")
    visit.press("Continue")
    seen = []
    for seconds in (8, 30, 8):
        visit.wait(seconds)
        seen.append(timer.locator("[data-part=panel]").evaluate("p => p.getAnimations()[0].startTime"))
    assert seen == sorted(set(seen)), "each change starts it anew"


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


def test_without_a_voice_for_the_language_it_is_said_and_the_tones_stay(visit: Visit) -> None:
    timer = visit.open()
    visit.page.evaluate("voices = ['fr-FR', 'de_DE']")
    check(visit, "Voice", "audio/voice.js")
    timer.get_by_text(NO_VOICE).wait_for()
    visit.press("Start")
    visit.wait(5)
    assert said(visit) == []
    assert visit.record("tone")
    visit.page.evaluate("voices = ['fr-FR', 'en_GB']; newVoices()")
    visit.wait(15)
    assert said(visit) == ["Half way"]
    timer.get_by_text("It says each step").wait_for(state="attached")


def test_the_first_start_offers_no_voice_that_is_not_there(visit: Visit) -> None:
    timer = visit.open(EXERCISE.replace("<hold-timer", "<hold-timer data-guided"))
    visit.page.evaluate("voices = ['fr-FR']")
    visit.press("Start")
    timer.get_by_text(NO_VOICE).wait_for()
    assert timer.get_by_role("checkbox", name="Voice").count() == 0


def test_damaged_choices_are_none(visit: Visit) -> None:
    timer = visit.open()
    visit.page.evaluate("""localStorage.setItem('hold-timer settings', '{"hold": 1e9, "gaps": "x"}')""")
    visit.reload()
    visit.press("Start")
    visit.press("Skip")
    assert timer.evaluate("t => t.remaining") == 30_000


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (
            "delete Object.getPrototypeOf(navigator).wakeLock; delete navigator.wakeLock",
            "The screen may turn off by itself.",
        ),
        (
            "localStorage.setItem('hold-timer settings', '{\"voice\":true}');"
            "delete window.speechSynthesis; delete Window.prototype.speechSynthesis",
            NO_VOICE,
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
