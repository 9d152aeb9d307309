"""A timer on a page, followed by a person who also holds the clock."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

PHASES = """
(timer) => [...timer.querySelectorAll('li')].map((item) => {
  const part = (name) => item.querySelector(`[data-part=${name}]`).textContent.trim();
  return [part('what'), part('name'), Number(item.dataset.seconds)];
})
"""


KNOWN = "() => { localStorage['hold-timer settings'] ??= '{}'; }"
"""A reader who has been here before: Start asks nothing, and runs."""


def start(page: Page, name: str = "Start") -> None:
    page.evaluate(KNOWN)
    page.get_by_role("button", name=name, exact=True).first.click()


def unbroken(words: str) -> re.Pattern[str]:
    """These words as the player may show them: it joins a name at its hyphens, so that no line ends there."""
    return re.compile(re.escape(words).replace(r"\-", "-\u2060?"))


@dataclass(frozen=True)
class Phase:
    """One line of the list that everybody can read."""

    what: str
    name: str
    seconds: float


class Timed:
    """The first timer of a page. The page was opened with `clock=True`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._timer = page.locator("hold-timer").first
        page.evaluate(KNOWN)
        self.phases = [Phase(*line) for line in self._timer.evaluate(PHASES)]

    def press(self, name: str) -> None:
        # The player comes when the timer is seen. A tap before that would start by the network's time.
        self._timer.locator("[data-part=panel]").scroll_into_view_if_needed()
        self._timer.get_by_role("timer", include_hidden=True).wait_for(state="attached")
        button = self._timer.get_by_role("button", name=name, exact=True)
        more = self._timer.locator("[data-do=more][aria-expanded=false]")
        if not button.is_visible() and more.is_visible():
            more.click()
        button.click()

    def follow(self, phases: Sequence[Phase], then: str) -> None:
        """See each phase from its start until just before its end, and after the last one see some words."""
        for phase, next_words in zip(phases, [*(one.what for one in phases[1:]), then], strict=True):
            self.sees(phase.what)
            self.sees(phase.name)
            self._page.clock.fast_forward(round((phase.seconds - 0.4) * 1000))
            self._page.clock.run_for(50)
            self.sees(phase.what)
            expect(self._timer.get_by_role("timer")).to_have_text("1")
            self._page.clock.run_for(350)
            self.sees(next_words)

    def wait_until(self, phase: int) -> None:
        """Let the time of all phases before this one pass, from the start of the first."""
        self._page.clock.fast_forward(round(sum(one.seconds for one in self.phases[:phase]) * 1000))

    def sees(self, words: str) -> None:
        expect(self._timer.get_by_role("status")).to_contain_text(unbroken(words))
