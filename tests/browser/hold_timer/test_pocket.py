"""Pocket mode: one track for a locked phone, which is then the clock that the timer follows."""

import struct
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import Visit, items
from .test_options import check

pytestmark = pytest.mark.browser

DEVICE = """{
  // A media element whose position is in the test's hand, and a lock screen whose buttons it can press.
  const note = (kind, more) => record.push({ kind, at: performance.now(), ...more });
  const media = HTMLMediaElement.prototype;
  window.track = undefined;
  media.play = async function () {
    track = this;
    Object.assign(this, { on: true });
    note('play', { byTap: navigator.userActivation.isActive, src: this.src.slice(0, 5) });
  };
  media.pause = function () { if (this.on) note('silence'); this.on = false; };
  Object.defineProperties(media, {
    paused: { get() { return !this.on; } },
    ended: { get() { return false; } },
    currentTime: { get() { return this.position ?? (performance.now() - this.since) / 1000; } },
    src: {
      get() { return this.address; },
      set(address) { this.address = address; this.since = performance.now(); this.position = undefined; },
    },
  });
  window.locked = {};
  navigator.mediaSession.setActionHandler = (action, act) => { locked[action] = act; };
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    note('made', { bytes: blob.size });
    return createObjectURL.call(URL, blob);
  };
  URL.revokeObjectURL = (address) => { if (address) note('freed'); revokeObjectURL.call(URL, address); };
}"""

ROUTINE = items("ready 5 - one", "hold 30 left one", "switch 8 right one", "hold 30 right one").replace(
    "</ol>",
    items("ready 10 - two", "hold 20 - two").removeprefix("<hold-timer><ol>").split("</ol>")[0] + "</ol>",
)


@pytest.fixture
def pocket(visit: Visit) -> Visit:
    """A routine of two exercises with pocket mode chosen."""
    visit.page.add_init_script(DEVICE)
    visit.open(ROUTINE.replace('data-exercise="-"', 'data-exercise="one"'))
    check(visit, "Pocket mode", "audio/locked-screen-player.js")
    return visit


def place(visit: Visit) -> list[Any]:
    return visit.timer().evaluate("t => [t.state, t.index, Math.round(t.remaining / 1000)]")


def sleep(visit: Visit, heard: float) -> None:
    """The page sleeps for a minute, while the track is heard until a moment; then the page wakes."""
    visit.page.evaluate("seconds => { track.position = seconds; show(); }", heard)


def test_it_is_off_until_chosen_and_says_what_it_may_do(visit: Visit) -> None:
    visit.page.add_init_script(DEVICE)
    timer = visit.open()
    visit.press("Start")
    assert visit.record("play") == []
    assert visit.page.evaluate("locked") == {}
    visit.press("More")
    timer.get_by_text("Options", exact=True).click()
    timer.get_by_text("It may pause your own music.").wait_for()


def test_one_track_of_the_whole_routine_starts_within_the_tap(pocket: Visit) -> None:
    pocket.press("Start")
    assert [(each["byTap"], each["src"]) for each in pocket.record("play")] == [(True, "blob:")]
    assert [each["bytes"] for each in pocket.record("made")] == [44 + (103 + 3) * 8000 * 2]
    assert pocket.record("tone") == pocket.record("context") == []
    assert pocket.record("lock") == []


def test_the_page_wakes_where_the_track_is(pocket: Visit) -> None:
    pocket.press("Start")
    sleep(pocket, 50)
    assert place(pocket) == ["running", 3, 23]
    sleep(pocket, 20)
    assert place(pocket) == ["running", 1, 15]


def test_a_call_that_stops_the_track_pauses_the_timer_there(pocket: Visit) -> None:
    pocket.press("Start")
    pocket.page.evaluate("track.position = 20; track.on = false; track.dispatchEvent(new Event('pause'))")
    assert place(pocket) == ["paused", 1, 15]
    pocket.press("Continue")
    assert len(pocket.record("play")) == 2
    pocket.wait(4)
    assert place(pocket) == ["running", 1, 14]  # three seconds to find the position again


def test_the_lock_screen_pauses_goes_on_and_changes_the_exercise(pocket: Visit) -> None:
    pocket.press("Start")
    pocket.wait(10)
    pocket.page.evaluate("locked.pause()")
    assert place(pocket)[0] == "paused"
    assert len(pocket.record("silence")) == 1
    pocket.page.evaluate("locked.play()")
    pocket.wait(4)
    pocket.page.evaluate("locked.nexttrack()")
    assert place(pocket) == ["running", 4, 10]
    pocket.page.evaluate("locked.previoustrack()")
    assert place(pocket) == ["running", 0, 5]
    pocket.wait(20)
    pocket.page.evaluate("locked.previoustrack()")
    assert place(pocket) == ["running", 0, 5]


def test_the_lock_screen_says_what_it_is(pocket: Visit) -> None:
    look = "[navigator.mediaSession.metadata?.title, navigator.mediaSession.metadata?.artist]"
    pocket.press("Start")
    pocket.wait(6)
    assert pocket.page.evaluate(look) == ["Hold left", "Stretch one"]
    assert pocket.page.evaluate("navigator.mediaSession.playbackState") == "playing"
    pocket.press("Pause")
    assert pocket.page.evaluate("navigator.mediaSession.playbackState") == "paused"


def test_ten_more_seconds_are_in_the_track(pocket: Visit) -> None:
    pocket.press("Start")
    pocket.wait(10)
    pocket.press("+ 10 s")
    assert pocket.record("made")[-1]["bytes"] == 44 + (103 - 10 + 10 + 3) * 8000 * 2
    sleep(pocket, 30)
    assert place(pocket) == ["running", 1, 5]


def test_mute_silences_the_track(pocket: Visit) -> None:
    pocket.press("Start")
    pocket.press("Mute")
    assert pocket.page.evaluate("track.muted")
    pocket.press("Mute")
    assert pocket.page.evaluate("[track.muted, track.volume]") == [False, 0.8]


def test_the_end_comes_once_and_its_tone_rings_out(pocket: Visit) -> None:
    pocket.press("Start")
    sleep(pocket, 104)
    assert pocket.state() == "done"
    assert pocket.record("silence") == []
    assert [each["phase"] for each in pocket.record("phase")] == ["ready", "done"]


def test_who_skips_to_the_end_no_longer_hears_the_track(pocket: Visit) -> None:
    pocket.press("Start")
    pocket.wait(10)
    for _ in range(5):
        pocket.press("Skip")
    assert pocket.state() == "done"
    assert pocket.page.evaluate("track.on") is False


def test_who_skips_to_where_the_timer_waits_no_longer_hears_the_track(pocket: Visit) -> None:
    pocket.page.evaluate("localStorage.setItem('hold-timer settings', '{\"wait\":true,\"pocket\":true}')")
    pocket.reload()
    pocket.arrived("audio/locked-screen-player.js")
    pocket.press("Start")
    pocket.press("I am ready")
    pocket.wait(10)
    for _ in range(3):
        pocket.press("Skip")
    assert pocket.state() == "waiting"
    assert pocket.page.evaluate("track.on") is False


def test_a_browser_that_refuses_the_track_gets_the_tones(visit: Visit) -> None:
    visit.page.add_init_script(DEVICE)
    visit.page.add_init_script(
        "HTMLMediaElement.prototype.play = async () => { throw new DOMException('', 'NotAllowedError'); }"
    )
    visit.open()
    check(visit, "Pocket mode", "audio/locked-screen-player.js")
    visit.press("Start")
    visit.wait(1)
    assert visit.state() == "running"
    assert visit.record("tone")


def test_a_page_that_is_left_gives_the_track_back(pocket: Visit) -> None:
    pocket.press("Start")
    pocket.wait(10)
    pocket.timer().evaluate("t => t.remove()")
    assert len(pocket.record("silence")) == 1
    assert len(pocket.record("made")) == len(pocket.record("freed")) == 1
    assert set(pocket.page.evaluate("Object.values(locked)")) == {None}


def test_each_sound_is_in_the_file_at_its_time_and_silence_between(
    plain_page: Callable[..., Page], address: str
) -> None:
    page = plain_page()
    page.goto(address + "example.html")
    data = bytes(
        page.evaluate("""async () => {
            const { track } = await import('./audio/wav-track.js');
            const given = [[1000, 'count'], [2000, 'zero'], [2000, 'end']];
            const sounds = given.map(([due, sound]) => ({ due, sound }));
            return [...new Uint8Array(track(sounds, 2000).buffer)];
        }""")
    )
    assert data[:4] + data[8:16] == b"RIFFWAVEfmt "
    samples = struct.unpack(f"<{(len(data) - 44) // 2}h", data[44:])
    assert len(samples) == 5 * 8000

    def loudest(start: float, end: float) -> int:
        return max(abs(sample) for sample in samples[round(start * 8000) : round(end * 8000)])

    assert loudest(0, 1) == loudest(1.11, 2) == loudest(4.3, 5) == 0
    assert loudest(1, 1.02) > 8_000
    assert loudest(2, 2.02) > 15_000
    assert loudest(2.45, 2.5) > 15_000


def test_a_real_media_element_plays_it_to_the_end_under_the_policy(
    plain_page: Callable[..., Page], address: str
) -> None:
    page = plain_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.add_init_script("localStorage.setItem('hold-timer settings', '{\"pocket\":true}')")
    page.goto(address + "example.html")
    page.locator("hold-timer").first.evaluate("""t => {
        [...t.querySelectorAll('li')].slice(2).forEach((item) => item.remove());
        for (const item of t.querySelectorAll('li')) item.dataset.seconds = '1';
        const { body } = document;
        t.remove();
        body.append(t);
    }""")
    timer = page.locator("body > hold-timer")
    timer.get_by_role("timer", include_hidden=True).wait_for(state="attached")
    page.evaluate("async () => { await import('./audio/locked-screen-player.js'); }")
    timer.get_by_role("button", name="Start", exact=True).click()
    page.locator("body > hold-timer[data-state=done]").wait_for()
    assert page.evaluate("navigator.mediaSession.metadata.title") == "Hold, left side", "what came last"
    assert complaints == []
