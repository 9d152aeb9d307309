"""Nothing is lost: a closed tab, an hour away, a page that slept, a second tab."""

import pytest
from playwright.sync_api import expect

from .conftest import EXERCISE, Visit

pytestmark = pytest.mark.browser

PLACE = "t => [t.state, t.index, t.remaining]"
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
    expect(timer.get_by_text("Hold left · Stretch one")).to_be_visible()
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


def test_the_history_has_dates_as_the_reader_writes_them(visit: Visit) -> None:
    day = "new Date(0).toLocaleDateString()"
    visit.open()
    visit.page.evaluate(
        "localStorage.setItem('hold-timer history', "
        "JSON.stringify([{at: new Date(0).toISOString(), page: '/', "
        "seconds: 60, did: ['One'], hurt: [], feel: null}]))"
    )
    visit.page.evaluate("document.documentElement.lang = 'de'")
    timer = visit.timer()
    timer.get_by_text("Options", exact=True).click()
    item = timer.get_by_role("listitem").filter(has_text="· One")
    expect(item).to_contain_text(visit.page.evaluate(day))


def test_a_screen_that_cannot_be_kept_on_is_not_promised(visit: Visit) -> None:
    visit.page.add_init_script("""
        const request = async () => { throw new Error('no'); };
        Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    """)
    timer = visit.open()
    assert visit.see("The screen stays on.")
    visit.press("Start")
    visit.press("More")
    expect(timer.get_by_text("This browser cannot keep the screen on.")).to_be_visible()


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
    visit.press("Pause")
    visit.press("Continue")
    assert len(visit.record("context")) == 2
