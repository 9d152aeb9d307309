"""A routine with the screen black: what is said, heard and told to a screen reader is enough to do it."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.publish import Published
from tests.conftest import Golden

from .conftest import Open
from .tab import PLAYER, Tab, until

pytestmark = pytest.mark.browser

CASES = Path(__file__).parents[2] / "cases" / "blind"
VOICE = "() => localStorage.setItem('hold-timer settings', JSON.stringify({ voice: true }))"
BLACK = """
() => {
  const timer = document.querySelector('hold-timer');
  const status = timer.querySelector('[role=status]');
  timer.querySelector('[data-part=panel]').style.setProperty('opacity', '0');
  new MutationObserver(() => {
    const parts = [...status.querySelectorAll('p:not([aria-hidden])')].map((p) => p.textContent);
    const text = parts.filter(Boolean).join(' / ');
    record.push({ kind: 'live', at: performance.now(), text });
  }).observe(status, { childList: true, characterData: true, subtree: true });
}
"""
"""Nothing is seen, and what a screen reader is told is noted."""
LIST = """
() => [...document.querySelectorAll('hold-timer li')].map((item) => {
  const part = (name) => item.querySelector(`[data-part=${name}]`)?.textContent.trim() ?? '';
  return { kind: item.dataset.phase, seconds: Number(item.dataset.seconds),
    what: part('what'), name: part('name'), note: part('note') };
})
"""


def played(
    open_tab: Open, site: Published, address: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The list that everybody can read, and all that was noted of one whole run."""
    tab = open_tab(site, address, clock=True, record=True)
    tab.run(VOICE)
    tab.reload()
    until(tab, PLAYER)
    tab.run("() => stage.arrived('audio/voice.js')")
    tab.run(BLACK)
    phases = tab.run(LIST)
    start(tab, site)
    tab.run("(ms) => stage.run(ms)", 1000 * (sum(phase["seconds"] for phase in phases) + 3))
    return phases, tab.run("() => record")


def start(tab: Tab, site: Published) -> None:
    tab.run(
        "(name) => [...document.querySelectorAll('hold-timer button')]"
        ".find((one) => one.textContent === name).click()",
        site.words("timer.start"),
    )


def told(record: list[dict[str, Any]]) -> str:
    """One line for each thing that is said, told or heard, in seconds from the start."""
    begin = next(one["at"] for one in record if one["kind"] == "phase")
    lines = set()
    for one in record:
        if one["kind"] == "tone":
            lines.add((one["when"] - begin, 2, f"tone {round(one['hz'])}"))
        elif one["kind"] in ("say", "live") and one["text"]:
            lines.add((one["at"] - begin, 0 if one["kind"] == "say" else 1, f"{one['kind']} {one['text']}"))
    return "".join(f"{at / 1000:.1f} {text}\n" for at, _, text in sorted(lines))


def test_what_is_heard_of_a_routine_is_as_it_was(
    neck_site: Published, open_tab: Open, golden: Golden
) -> None:
    _, record = played(open_tab, neck_site, "/routines/screen-break/")
    golden(CASES / "screen-break.txt", told(record))


def test_each_phase_is_said_with_its_side_its_exercise_and_how_to_begin(
    our_site: Published, open_tab: Open
) -> None:
    phases, record = played(open_tab, our_site, "/routines/piriformis-and-glutes/")
    begin = next(one["at"] for one in record if one["kind"] == "phase")
    missing, at = [], begin
    for phase in phases:
        end = at + 1000 * phase["seconds"]
        said = " ".join(one["text"] for one in record if one["kind"] == "say" and at <= one["at"] < end)
        told = " ".join(one["text"] for one in record if one["kind"] == "live" and at <= one["at"] < end)
        wanted = [phase["what"], *([phase["name"], phase["note"]] if phase["kind"] == "ready" else [])]
        missing += [(text, "is not said") for text in wanted if text not in said]
        missing += [(text, "is not told") for text in (phase["what"], phase["name"]) if text not in told]
        at = end
    assert missing == []
