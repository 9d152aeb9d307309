"""A routine with the screen black: what is said, heard and told to a screen reader is enough to do it.

What comes out is written down in `tests/cases/blind/`, a line for each thing; `--update-cases` renews it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.publish import Published
from tests.conftest import Golden

from .conftest import Open
from .tab import PLAYER, Tab, until

pytestmark = pytest.mark.browser

CASES = Path(__file__).parents[2] / "cases" / "blind"
SETTINGS = "(chosen) => localStorage.setItem('hold-timer settings', JSON.stringify(chosen))"
BLACK = """
() => {
  const timer = document.querySelector('hold-timer');
  const status = timer.querySelector('[role=status]');
  timer.querySelector('[data-part=panel]').style.setProperty('opacity', '0');
  const told = new Map();
  new MutationObserver(() => {
    const changed = [...status.querySelectorAll('p:not([aria-hidden])')]
      .filter((p) => told.get(p) !== p.textContent && (told.set(p, p.textContent), p.textContent));
    const texts = changed.map((p) => p.textContent.replaceAll('\u2060', '').replaceAll('\\n', ' / '));
    const text = texts.join(' / ');
    if (text) record.push({ kind: 'live', at: performance.now(), text });
  }).observe(status, { childList: true, characterData: true, subtree: true });
}
"""
"""Nothing is seen, and what a screen reader is told is noted: whatever changed of the words."""
LIST = """
() => [...document.querySelectorAll('hold-timer li')].map((item) => {
  const part = (name) => item.querySelector(`[data-part=${name}]`)?.textContent.trim() ?? '';
  return { kind: item.dataset.phase, seconds: Number(item.dataset.seconds),
    what: part('what'), name: part('name'), note: part('note') };
})
"""
PRESS = """
async (name, late) => {
  const named = (one) => one.textContent === name;
  [...document.querySelectorAll('hold-timer button')].find(named).click();
  for (const module of late) await stage.arrived(module);
}
"""
"""By script, as a screen reader does it: the button need not be seen.

What the button brings from a module of its own is there before the clock goes on.
"""
LATE = ["audio/voice.js", "ui/way-out.js", "ui/after.js"]
Record = list[dict[str, Any]]
Notes = dict[str, list[list[float]]]
NOTES = """
async () => {
  const [script] = document.querySelectorAll('script[src*="/hold-timer/"]');
  return (await import(new URL('audio/notes.js', script.src))).NOTES;
}
"""


class Floor:
    """Somebody on the floor with closed eyes."""

    def __init__(self, tab: Tab, site: Published, **chosen: bool) -> None:
        self.tab, self.words = tab, site.words
        tab.run(SETTINGS, chosen)
        tab.reload()
        until(tab, PLAYER)
        for module in LATE:  # they come by the network's time
            tab.run("(name) => stage.arrived(name)", module)
        tab.run(BLACK)
        self.phases: list[dict[str, Any]] = tab.run(LIST)

    def press(self, word: str) -> None:
        self.tab.run(PRESS, self.words(word), LATE)
        self.wait(0.01)

    def wait(self, seconds: float) -> None:
        self.tab.run("(ms) => stage.run(ms)", round(1000 * seconds))

    def wait_to_the_end(self) -> None:
        self.wait(sum(phase["seconds"] for phase in self.phases) + 3)

    @property
    def record(self) -> Record:
        return self.tab.run("() => record")  # type: ignore[no-any-return]

    @property
    def told(self) -> str:
        return told(self.record, self.tab.run(NOTES))


@pytest.fixture
def lie_down(open_tab: Open) -> Callable[..., Floor]:
    def lie_down(site: Published, address: str, **chosen: bool) -> Floor:
        return Floor(open_tab(site, address, clock=True, record=True), site, **chosen)

    return lie_down


def named(rung: set[tuple[float, float]], notes: Notes) -> Iterator[tuple[float, str]]:
    """Which sounds are made of these pitches, and when each begins."""
    left = set(rung)
    for name, parts in sorted(notes.items(), key=lambda item: -len(item[1])):
        for when in sorted({when - 1000 * parts[0][0] for _, when in left}):
            found = [
                next((one for one in left if one[0] == hz and abs(one[1] - when - 1000 * after) < 2), None)
                for after, hz, *_ in parts
            ]
            if None not in found:
                left -= set(found)
                yield when, name
    assert left == set()


def told(record: Record, notes: Notes) -> str:
    """One line for each thing that is said, told or heard, in seconds from the start."""
    begin = next(one["at"] for one in record if one["kind"] == "phase")
    stopped = [one for one in record if one["kind"] == "stop" and one["at"] < one["when"]]
    taken_back = Counter((one["hz"], one["when"]) for one in stopped)
    rung = Counter((one["hz"], one["when"]) for one in record if one["kind"] == "tone") - taken_back
    lines = {(when - begin, 3, f"tone {name}") for when, name in named(set(rung), notes)}
    for one in record:
        if one["kind"] == "live":
            lines.add((one["at"] - begin, 2, f"live {one['text']}"))
        elif one["kind"] == "say" and one["text"]:
            late = f" (heard from {(one['from'] - begin) / 1000:.1f})" if one["from"] > one["at"] else ""
            lines.add((one["at"] - begin, 1, f"say  {one['text']}{late}"))
        elif one["kind"] == "hush":
            lines |= {(one["at"] - begin, 0, f"cut  {text}") for text in one["cut"] if text}
    return "".join(f"{at / 1000:.1f} {text}\n" for at, _, text in sorted(lines))


ROUTINE = "/routines/screen-break/"


def test_what_is_said_and_heard_of_a_routine_is_as_it_was(
    neck_site: Published, lie_down: Callable[..., Floor], golden: Golden
) -> None:
    floor = lie_down(neck_site, ROUTINE, voice=True)
    floor.press("timer.start")
    floor.wait_to_the_end()
    golden(CASES / "screen-break.txt", floor.told)


def test_what_is_heard_of_it_without_the_voice_is_as_it_was(
    neck_site: Published, lie_down: Callable[..., Floor], golden: Golden
) -> None:
    floor = lie_down(neck_site, ROUTINE)
    floor.press("timer.start")
    floor.wait_to_the_end()
    golden(CASES / "screen-break-without-voice.txt", floor.told)


def test_what_is_said_to_somebody_who_takes_their_time_is_as_it_was(
    neck_site: Published, lie_down: Callable[..., Floor], golden: Golden
) -> None:
    """Waits at each exercise, pauses, goes on, and leaves one out because it hurts."""
    floor = lie_down(neck_site, ROUTINE, voice=True, wait=True)
    floor.press("timer.start")
    floor.wait(35)
    floor.press("playing.ready_now")
    floor.wait(20)
    floor.press("timer.pause")
    floor.wait(60)
    floor.press("timer.resume")
    floor.wait(60)
    floor.press("playing.ready_now")
    floor.wait(6)
    floor.press("playing.hurts")
    floor.wait(5)
    floor.press("playing.hurt_out")
    floor.wait(15)
    floor.press("playing.ready_now")
    floor.wait(40)
    floor.press("playing.ready_now")
    floor.wait(130)
    golden(CASES / "screen-break-at-ease.txt", floor.told)


def test_each_phase_is_said_with_its_side_its_exercise_and_how_to_begin(
    our_site: Published, lie_down: Callable[..., Floor]
) -> None:
    floor = lie_down(our_site, "/routines/piriformis-and-glutes/", voice=True)
    floor.press("timer.start")
    floor.wait_to_the_end()
    record = floor.record
    begin = next(one["at"] for one in record if one["kind"] == "phase")
    missing, at = [], begin
    for phase in floor.phases:
        end = at + 1000 * phase["seconds"]
        said, told = (
            " ".join(one["text"] for one in record if one["kind"] == kind and at <= one["at"] < end)
            for kind in ("say", "live")
        )
        wanted = [phase["what"], phase["note"], phase["name"] if phase["kind"] == "ready" else ""]
        missing += [(text, "is not said") for text in wanted if text not in said]
        missing += [(text, "is not told") for text in wanted if text not in told]
        at = end
    assert missing == []
    assert [one["cut"] for one in record if one["kind"] == "hush" and any(one["cut"])] == []
