"""Nobody is stuck, in each browser: what hurts, a second tab, and a browser that keeps nothing."""

import pytest

from tests.browser.publish import Published

from .conftest import Open
from .tab import PLAYER, Tab, until
from .test_blind import LATE, PRESS
from .test_routine import (
    LIST,
    RECORD,
    ROUTINE,
    STATE,
    accept_offer,
    at_timer,
    faults_of_six_phases,
    live,
)

pytestmark = pytest.mark.browser

TEXTS = """
() => {
  const timer = document.querySelector('hold-timer');
  const { exercise } = timer.querySelector('[aria-current]').dataset;
  const template = timer.querySelector(`template[data-exercise="${exercise}"]`);
  const plain = (element) => element?.textContent.replaceAll('\u2060', '').trim();
  return {
    name: plain(timer.querySelector('[data-part=panel] [data-part=name]')),
    note: plain(timer.querySelector('[data-part=panel] [data-part=note]')),
    own: plain(timer.querySelector('[aria-current] [data-part=name]')),
    easier: plain(template.content.querySelector('[data-easier]')),
    pictures: timer.querySelector('[data-part=picture]').children.length,
  };
}
"""
HISTORY = "() => JSON.parse(localStorage.getItem('hold-timer history'))"
TWICE_AS_LARGE = """
() => {
  const root = document.documentElement;
  root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
}
"""
STILL = """
() => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const ours = rules.filter((rule) => rule.media?.mediaText.includes('reduced-motion')
    && rule.cssText.includes('pacer'));
  for (const { media } of ours) media.mediaText = 'all';
  return ours.length;
}
"""
"""The style sheet's half of what `still` does to the scripts."""
DISC = "() => getComputedStyle(document.querySelector('[data-part=pacer]')).transform"
BREATH = "() => document.querySelector('[data-part=breath]').textContent"
BEHIND = "the page is too wide"
"""It lies behind, where nothing scrolls, and learns of large text from the browser's setting alone."""
OTHER_TAB = """
() => {
  window.heard = 0;
  window.other = new BroadcastChannel('hold-timer');
  other.onmessage = () => { heard += 1; };
}
"""
"""A tab of this site hears, and says, that it plays: by the browser's own means, as from another window."""
TO = "(index) => { const it = document.querySelector('hold-timer'); while (it.index < index) it.skip(); }"
IN = 330
"""Hz of the tone that tells to breathe in."""


def press(tab: Tab, name: str) -> None:
    tab.run(PRESS, name, LATE)
    live(tab, 0.01)


def test_what_hurts_may_be_done_more_easily_left_out_or_stopped_and_each_taken_back(
    our_site: Published, open_tab: Open
) -> None:
    what_hurts(open_tab, our_site)


def what_hurts(open_tab: Open, site: Published) -> None:
    tab = at_timer(open_tab, site)
    tab.run("async (late) => { for (const module of late) await stage.arrived(module); }", LATE)
    press(tab, site.words("timer.start"))
    live(tab, tab.run(LIST)[0][1] / 1000 + 5)
    the_easier_version_is_played(tab, site)
    for choice, then in (("hurt_out", "running"), ("hurt_stop", "done")):
        is_taken_back_within_ten_seconds(tab, site, choice, then)
    press(tab, site.words("playing.hurts"))
    press(tab, site.words("playing.hurt_stop"))
    live(tab, 10.5)
    assert tab.run("() => document.querySelector('hold-timer [role=alert]') === null"), "undo is over"
    [entry] = tab.run(HISTORY)
    assert (len(entry["hurt"]), entry["did"]) == (1, []), "never both done and hurting"


def the_easier_version_is_played(tab: Tab, site: Published) -> None:
    words = site.words
    press(tab, words("playing.hurts"))
    assert tab.run(STATE)[:2] == ["paused", 1]
    press(tab, words("playing.hurt_easier"))
    for state in ("waiting", "running"):
        seen = tab.run(TEXTS)
        assert tab.run(STATE)[:2] == [state, 1]
        assert (seen["name"], seen["pictures"]) == (words("playing.easier_name", name=seen["own"]), 1)
        assert seen["easier"] in seen["note"], "how, while it is played"
        if state == "waiting":
            press(tab, words("playing.ready_now"))
            live(tab, 5)


def is_taken_back_within_ten_seconds(tab: Tab, site: Published, choice: str, then: str) -> None:
    press(tab, site.words("playing.hurts"))
    stopped = tab.run(STATE)
    press(tab, site.words(f"playing.{choice}"))
    live(tab, 9)
    assert tab.run(STATE)[0] == then
    press(tab, site.words("playing.undo"))
    assert tab.run(STATE) == stopped, choice
    assert tab.run(HISTORY) in (None, [])
    press(tab, site.words("timer.resume"))
    live(tab, 5)


def test_it_is_whole_where_nothing_is_kept_nothing_moves_and_text_is_large(
    our_site: Published, open_tab: Open
) -> None:
    at_its_hardest(open_tab, our_site)


def at_its_hardest(open_tab: Open, site: Published) -> None:
    """Storage refused, motion reduced, text of 200 %; and in the end another tab plays."""
    tab = open_tab(site, ROUTINE, clock=True, record=True, refused=True, still=True)
    until(tab, PLAYER)
    tab.run(TWICE_AS_LARGE)
    assert tab.run(STILL) > 0
    tab.run(OTHER_TAB)
    phases = tab.run(LIST)
    accept_offer(tab, site)
    until(tab, "() => heard === 1")
    faults = faults_of_six_phases(tab)
    assert {fault for fault in faults if not fault.endswith(BEHIND)} == set()

    hold = [phase for phase, _ in phases].index("hold")
    tab.run(TO, hold)
    live(tab, 6)
    assert (tab.run(DISC), tab.run(BREATH)) == ("none", site.words("playing.breathe_out"))
    assert IN in {tone["hz"] for tone in tab.run(RECORD, "tone")}
    tab.run("() => other.postMessage('')")
    until(tab, "() => document.querySelector('hold-timer').state === 'paused'")
