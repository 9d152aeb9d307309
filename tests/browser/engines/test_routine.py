"""A person follows a whole routine, in each browser, with time in the test's hand."""

import pytest

from tests.browser.hold_timer.test_layout import CONTROLS, FAULTS
from tests.browser.publish import Published

from .conftest import Open
from .tab import PLAYER, Tab, until

pytestmark = pytest.mark.browser

ROUTINE = "/routines/piriformis-and-glutes/"
FIGURE_FOUR = "/stretches/figure-four-stretch/"
STATE = """
(nth = 0) => {
  const timer = document.querySelectorAll('hold-timer')[nth];
  return [timer.state, timer.index, Math.round(timer.remaining)];
}
"""
LIST = """
() => [...document.querySelectorAll('hold-timer li')].map((e) => [e.dataset.phase, e.dataset.seconds * 1000])
"""
FULL = """
() => {
  const dial = document.querySelector('hold-timer [data-part=dial]');
  const { backgroundImage } = getComputedStyle(dial, '::after');
  const [, percent, , part = 1] = backgroundImage.match(/([\\d.]+)%( \\* ([\\d.]+))?/);
  return (percent / 100) * part;
}
"""
CONTROLS_OF, FAULTS_OF = (
    f"() => ({script})(document.querySelector('hold-timer'))" for script in (CONTROLS, FAULTS)
)
COUNT = "(kind) => record.filter((entry) => entry.kind === kind).length"
RECORD = "(kind) => record.filter((entry) => entry.kind === kind)"


def at_timer(open_tab: Open, site: Published, address: str = ROUTINE) -> Tab:
    tab = open_tab(site, address, clock=True, record=True)
    until(tab, PLAYER)
    return tab


def live(tab: Tab, seconds: float) -> None:
    tab.run("(ms) => stage.run(ms)", round(seconds * 1000))


def test_the_bar_runs_empty_as_the_time_runs_out(our_site: Published, open_tab: Open) -> None:
    tab = at_timer(open_tab, our_site, FIGURE_FOUR)
    [(_, first), *_] = tab.run(LIST)
    tab.press(our_site.words("timer.start"))
    empty = []
    for _ in range(3):
        live(tab, first / 4000)
        empty.append(1 - tab.run(FULL))
    # It is drawn once in a second of this clock.
    assert empty == pytest.approx([1 / 4, 2 / 4, 3 / 4], abs=0.2)


def test_each_phase_of_a_routine_comes_in_its_turn_and_at_its_millisecond(
    our_site: Published, open_tab: Open
) -> None:
    tab = at_timer(open_tab, our_site)
    phases = tab.run(LIST)
    tab.press(our_site.words("timer.start"))
    live(tab, sum(ms for _, ms in phases) / 1000 + 1)
    told = tab.run(RECORD, "phase")
    start, due = told[0]["at"], 0
    expected = []
    for index, (phase, ms) in enumerate([*phases, ("done", 0)]):
        expected.append((index, phase, due))
        due += ms
    assert [(one["index"], one["phase"], round(one["at"] - start, 3)) for one in told] == expected
    assert tab.run(STATE)[0] == "done"


def test_what_the_timer_asks_of_the_device_fits_the_timeline_and_is_given_back(
    our_site: Published, open_tab: Open
) -> None:
    tab = at_timer(open_tab, our_site)
    tab.run("() => localStorage.setItem('hold-timer settings', JSON.stringify({ voice: true }))")
    tab.reload()
    until(tab, PLAYER)
    tab.run("() => stage.arrived('audio/voice.js')")
    phases = tab.run(LIST)
    tab.press(our_site.words("timer.start"))
    live(tab, sum(ms for _, ms in phases) / 1000 + 5)
    told = tab.run(RECORD, "phase")
    kinds = ("tone", "shake", "say", "lock", "unlock", "worker", "dismiss")
    asked = {kind: tab.run(RECORD, kind) for kind in kinds}
    ends = [one["at"] for one in told[1:]]
    rung = {round(tone["when"]) for tone in asked["tone"]}
    assert [end for end in ends if round(end) not in rung] == [], "a tone at each zero"
    assert [one["at"] for one in asked["shake"]] == [one["at"] for one in told]
    spoken = {round(one["at"]) for one in asked["say"] if one["text"]}
    assert [one["at"] for one in told if round(one["at"]) not in spoken] == []
    assert len(asked["lock"]) == len(asked["unlock"]) > 0
    assert len(asked["worker"]) == len(asked["dismiss"]) > 0


def test_pause_skip_back_and_it_hurts(our_site: Published, open_tab: Open) -> None:
    words, tab = our_site.words, at_timer(open_tab, our_site)
    phases = tab.run(LIST)
    tab.press(words("timer.start"))
    live(tab, 2)
    tab.press(words("timer.pause"))
    live(tab, 600)
    assert tab.run(STATE) == ["paused", 0, phases[0][1] - 2000]
    tab.press(words("timer.resume"))
    live(tab, 3)
    tab.press(words("playing.more"))
    tab.press(words("playing.skip"))
    assert tab.run(STATE) == ["running", 1, phases[1][1]]
    tab.press(words("playing.more"))
    tab.press(words("playing.back"))
    assert tab.run(STATE) == ["running", 0, phases[0][1]]
    tab.press(words("playing.hurts"))
    assert tab.run(STATE) == ["paused", 0, phases[0][1]]
    tab.press(words("playing.hurt_out"))
    exercises = tab.run(
        "() => [...document.querySelectorAll('hold-timer li')].map((e) => e.dataset.exercise)"
    )
    assert exercises[tab.run(STATE)[1]] == list(dict.fromkeys(exercises))[1]


def test_a_reload_in_the_middle_finds_the_place_and_plays_nothing_late(
    our_site: Published, open_tab: Open
) -> None:
    reload_in_the_middle(open_tab, our_site)


def reload_in_the_middle(open_tab: Open, site: Published) -> None:
    tab = at_timer(open_tab, site)
    phases = tab.run(LIST)
    tab.press(site.words("timer.start"))
    live(tab, phases[0][1] / 1000 + 7)
    site.stage.set(clock=True, record=True, date=tab.run("() => Date.now()") + 2000)
    tab.reload()
    until(tab, PLAYER)
    assert tab.run(STATE) == ["paused", 1, phases[1][1] - 7000]
    assert tab.run(RECORD, "tone") == tab.run(RECORD, "phase") == []
    tab.press(site.words("timer.resume"))
    live(tab, 4)
    assert tab.run(STATE) == ["running", 1, phases[1][1] - 8000]


def test_a_page_that_is_left_while_its_timer_runs_leaves_nothing(our_site: Published, open_tab: Open) -> None:
    tab = at_timer(open_tab, our_site, FIGURE_FOUR)
    tab.run("() => { window.mark = 'kept'; }")
    tab.press(our_site.words("timer.start"))
    live(tab, 20)
    # As the browser's own buttons do: the timer lies over all links.
    follow = """(name) => [...document.querySelectorAll('main a')]
        .find((link) => link.textContent.trim() === name).click()"""
    tab.run(follow, our_site.words("nav.stretches"))
    until(tab, "async () => { await stage.run(100); return !document.querySelector('hold-timer'); }")
    assert tab.run("() => mark") == "kept", "the browser loaded another page, so nothing could be left"
    assert tab.run(COUNT, "lock") == tab.run(COUNT, "unlock") > 0
    assert tab.run(COUNT, "worker") == tab.run(COUNT, "dismiss") > 0
    assert tab.run(COUNT, "close") == 1
    before = tab.run("() => record.length")
    live(tab, 300)
    assert tab.run("() => record.length") == before


def test_from_the_first_start_on_all_is_on_one_screen_and_the_buttons_never_move(
    our_site: Published, open_tab: Open
) -> None:
    on_one_screen(open_tab, our_site)


def on_one_screen(open_tab: Open, site: Published) -> None:
    """Of somebody who was never here: from the offer on, six phases, and a pause in each."""
    tab = open_tab(site, ROUTINE, clock=True, record=True, first=True)
    tab.resize(390, 664)
    until(tab, PLAYER)
    accept_offer(tab, site)
    assert faults_of_six_phases(tab) == set()


def accept_offer(tab: Tab, site: Published) -> None:
    tab.press(site.words("timer.start"))
    until(tab, "() => document.querySelector('[data-ask=offer]') !== null")
    tab.run("() => document.querySelector('[data-choice=rest]').click()")
    until(tab, "() => document.querySelector('hold-timer').state === 'waiting'")


def faults_of_six_phases(tab: Tab) -> set[str]:
    """Running, paused and gone on; the buttons stay where they are."""
    phases = tab.run(LIST)
    places, faults = tab.run(CONTROLS_OF), set[str]()
    for index in range(6):
        for step in ("", "pause", "start"):
            if step:
                tab.run("(step) => document.querySelector('hold-timer')[step]()", step)
            live(tab, 0.5)
            faults |= {f"{phases[index][0]} {step}: {fault}" for fault in tab.run(FAULTS_OF)}
            assert tab.run(CONTROLS_OF) == places
        tab.run("() => document.querySelector('hold-timer').skip()")
    return faults


def test_of_two_timers_one_runs(our_site: Published, open_tab: Open) -> None:
    words, tab = our_site.words, at_timer(open_tab, our_site, FIGURE_FOUR)
    tab.run("""() => {
        const one = document.querySelector('hold-timer');
        const two = document.createElement('hold-timer');
        two.append(one.querySelector('ol').cloneNode(true));
        one.after(two);
    }""")
    tab.press(words("timer.start"))
    live(tab, 3)
    until(tab, PLAYER, 1)
    tab.run("() => document.querySelectorAll('hold-timer')[1].start()")
    live(tab, 3)
    assert [tab.run(STATE, nth)[:2] for nth in (0, 1)] == [["paused", 0], ["running", 0]]


def test_the_keyboard_alone_starts_pauses_and_moves(our_site: Published, open_tab: Open) -> None:
    tab = at_timer(open_tab, our_site)
    for _ in range(80):
        tab.key("Tab")
        if tab.run("() => document.activeElement.dataset.do === 'toggle'"):
            break
    tab.key("Enter")
    assert tab.run(STATE)[:2] == ["running", 0]
    tab.key("ArrowRight")
    assert tab.run(STATE)[:2] == ["running", 1]
    tab.key("ArrowLeft")
    tab.key("Space")
    assert tab.run(STATE)[:2] == ["paused", 0]


def test_without_javascript_the_page_is_a_list_to_follow(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site, FIGURE_FOUR, scripts=False)
    seen = tab.run("""() => {
        const high = (selector) => [...document.querySelectorAll(selector)].map((e) => e.offsetHeight > 10);
        return { items: high('hold-timer li'), buttons: high('main button') };
    }""")
    assert seen["items"]
    assert all(seen["items"])
    assert not any(seen["buttons"])
