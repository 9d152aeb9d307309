"""axe on every kind of page, on each screen, in both colours, in each state."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from goal import Figure, at_most
from pages import addresses
from playwright.sync_api import Browser, Page, ViewportSize

SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 800},
}
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN = "() => axe.run().then((found) => found.violations.map((it) => `${it.id}: ${it.nodes[0].target}`))"


def kinds(folder: Path) -> list[str]:
    """One address of each shape: `muscles/` is one, and of those below it the first is another."""
    first: dict[str, str] = {}
    for address in addresses(folder):
        first.setdefault(re.sub(r"(?<=/)[^/]+/$", "*", address), address)
    return list(first.values())


def figure(browser: Browser, origin: str, folder: Path, axe: str) -> Figure:
    found: list[str] = []
    count = 0
    for (name, size), colour in itertools.product(SCREENS.items(), COLOURS):
        context = browser.new_context(
            viewport=size,
            color_scheme=colour,
            bypass_csp=True,
            service_workers="block",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.clock.install()
        for address in kinds(folder):
            for state in _states(page, origin + address, screen=name):
                page.evaluate(axe)
                count += 1
                found += [f"/{address} {name} {colour} {state}: {text}" for text in page.evaluate(RUN)]
        context.close()
    return at_most(f"axe violations in {count} states", 0, len(found), details=found)


def _states(page: Page, url: str, *, screen: str) -> Iterator[str]:
    """Brings the page into each state that it has, one after the other."""
    page.goto(url, wait_until="load")
    yield "closed"
    if screen == "phone":
        page.locator("button.md-header__button").first.click()
        page.clock.run_for(500)
        yield "menu open"
        page.keyboard.press("Escape")
    page.goto(url, wait_until="load")
    page.keyboard.press("/")
    page.clock.run_for(500)
    yield "search open"
    start = page.get_by_role("button", name="Start", exact=True).first
    page.goto(url, wait_until="load")
    page.clock.run_for(500)
    if start.count():
        start.click()
        page.clock.run_for(1_000)
        yield "timer running"
        page.clock.fast_forward("02:00:00")
        page.clock.run_for(1_000)
        yield "timer done"
