"""Nothing is lost: a closed tab, an hour away, a page that slept, a second tab."""

import pytest
from playwright.sync_api import expect

from .conftest import EXERCISE, Visit
from .test_options import check

pytestmark = pytest.mark.browser

PLACE = "t => [t.state, t.index, t.remaining]"
MAY_GO_OFF = "The screen may turn off by itself."
HISTORY = "JSON.parse(localStorage.getItem('hold-timer history'))"


def test_the_place_of_a_closed_tab_is_offered_in_the_next_one(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(15)
    with visit.page.context.expect_page() as opened:
        visit.page.evaluate("() => void open('test.html')")
    other = opened.value
    visit.page.goto("about:blank")
    timer = other.locator("hold-timer")
    expect(timer.get_by_text("Continue where you stopped?")).to_be_visible()
    expect(timer.get_by_text("Hold left Stretch one", exact=True)).to_be_visible()
    expect(timer.get_by_role("button", name="Continue", exact=True)).to_be_visible()
    assert timer.evaluate("t => [t.state, t.index]") == ["paused", 1]
    other.close()


def test_who_was_away_for_an_hour_gets_time_to_get_into_place(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(15)
    visit.page.goto("about:blank")
    visit.wait(3600)
    visit.page.go_back()
    visit.ready()
    assert visit.see("Continue where you stopped?")
    assert visit.see("1 hour ago") or visit.see("60 minutes ago")
    visit.press("Continue")
    visit.wait(0.5)
    assert visit.digits() == "20"
    visit.wait(19.5)
    assert timer.evaluate(PLACE)[:2] == ["running", 1]
    visit.wait(20)
    assert timer.evaluate(PLACE)[1] == 2


def test_what_a_page_slept_through_is_not_done(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(8)
    visit.page.evaluate("hide()")
    visit.wait(600)
    visit.page.evaluate("show()")
    assert timer.evaluate(PLACE) == ["paused", 1, 27_000]
    assert visit.page.evaluate(HISTORY) is None
    visit.press("Continue")
    visit.wait(3)
    assert timer.evaluate(PLACE) == ["running", 1, 27_000]


def test_a_later_tab_pauses_an_earlier_one(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(8)
    with visit.page.context.expect_page() as opened:
        visit.page.evaluate("() => void open('test.html')")
    other = opened.value
    other.locator("hold-timer").get_by_role("timer", include_hidden=True).wait_for(state="attached")
    other.locator("hold-timer").evaluate("t => t.start()")
    expect(timer).to_have_attribute("data-state", "paused")
    expect(other.locator("hold-timer")).to_have_attribute("data-state", "running")
    other.close()


def test_a_translated_page_is_left_alone(visit: Visit) -> None:
    visit.open(EXERCISE)
    visit.press("Start")
    visit.wait(7)
    visit.page.evaluate("""() => {
        window.written = 0;
        const timer = document.querySelector('hold-timer');
        const parts = '[data-part=progress], [data-part=breath], [data-part=what]';
        for (const part of timer.querySelectorAll(parts)) {
            const font = document.createElement('font');
            font.textContent = 'Traducido';
            part.replaceChildren(font);
            const watch = { childList: true, characterData: true, subtree: true };
            new MutationObserver(() => { written += 1; }).observe(part, watch);
        }
    }""")
    visit.run(1.5)
    assert visit.page.evaluate("written") == 0


@pytest.mark.parametrize(
    ("languages", "day"),
    [
        (["de-DE", "en"], "8.11.2026"),
        (["en-NZ", "en"], "8/11/2026"),
        (["en-US"], "11/8/2026"),
        (["C"], "8/11/2026"),  # of WebKit on a Linux without a language: no language tag, so the page's
    ],
)
def test_the_history_has_dates_as_the_reader_writes_them(
    visit: Visit, languages: list[str], day: str
) -> None:
    """Whatever the language of the page, and that of the browser's own menus."""
    visit.page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ value: {languages} }})")
    visit.open()
    visit.page.evaluate(
        "localStorage.setItem('hold-timer history', "
        "JSON.stringify([{at: '2026-11-08T12:00:00Z', page: '/', "
        "seconds: 60, did: ['One'], hurt: [], feel: null}]))"
    )
    visit.page.evaluate("document.documentElement.lang = 'es'")
    visit.timer().get_by_text("Options", exact=True).click()
    item = visit.timer().get_by_role("listitem").filter(has_text="· One")
    assert item.inner_text().startswith(f"{day} · ")


def test_a_screen_that_cannot_be_kept_on_is_not_promised(visit: Visit) -> None:
    visit.page.add_init_script("""
        const request = async () => { throw new Error('no'); };
        Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    """)
    visit.page.add_init_script("localStorage['hold-timer settings'] = JSON.stringify({ voice: true })")
    visit.open()
    visit.arrived("audio/voice.js")
    assert visit.see("The screen stays on.")
    visit.press("Start")
    warning = visit.timer().get_by_role("status").get_by_text(MAY_GO_OFF)
    expect(warning).to_be_visible()
    for seconds in (5, 10, 10):
        visit.wait(seconds)
    said = [one["text"] for one in visit.record("say")]
    assert said.count(MAY_GO_OFF) == 1
    assert said.index(MAY_GO_OFF) > said.index("Ready. Stretch one, left"), "that was not cut off"
    visit.press("Pause")
    expect(warning).to_be_hidden()


def test_a_screen_lock_that_is_taken_away_is_told_and_asked_for_again(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    warning = timer.get_by_role("status").get_by_text(MAY_GO_OFF)
    visit.wait(2)
    expect(warning).to_be_hidden()
    visit.page.evaluate("revoke()")
    expect(warning).to_be_visible()
    assert len(visit.record("lock")) == 1
    visit.wait(3)  # the next phase
    assert len(visit.record("lock")) == 2
    expect(warning).to_be_hidden()


def test_who_chose_one_track_is_not_warned_of_a_screen_that_goes_off(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.page.evaluate("revoke()")
    expect(timer.get_by_text(MAY_GO_OFF)).to_be_visible()
    check(visit, "Pocket mode", "audio/locked-screen-player.js")
    expect(timer.get_by_text(MAY_GO_OFF)).to_be_hidden()


def test_a_sound_card_that_stands_still_is_replaced_at_the_next_tap(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(5)
    visit.page.evaluate("""() => {
        const at = performance.now() / 1000;
        Object.defineProperty(AudioContext.prototype, 'currentTime', { configurable: true, get: () => at });
    }""")
    visit.wait(12)
    visit.wait(12)
    assert len(visit.record("context")) == 1
    visit.press("More")
    assert len(visit.record("context")) == 2
    planned, opened = visit.record("tone")[-1], visit.record("context")[-1]
    assert planned["at"] == opened["at"], "what is to come is planned on it"


def test_a_sound_card_that_runs_is_left_alone_by_a_tap(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    for seconds in (5, 12, 12):
        visit.wait(seconds)
    visit.press("More")
    assert len(visit.record("context")) == 1
