"""`python -m benchmarks.timer`: measure the timer on the built site, and print goals and figures.

The machine must be quiet. It takes a quarter of an hour; `--quick` takes two minutes and shows only that the
measuring works.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.timer import measure
from benchmarks.timer.measure import Line
from tests.browser.engines.launch import missing, start_firefox, webkit
from tests.browser.engines.tab import PlaywrightTab, Tab, WebDriverTab
from tests.browser.publish import ROOT, Published, published, with_mkdocs
from tests.conftest import BROWSER_ARGUMENTS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timer", description="How exact is the timer?")
    parser.add_argument("--quick", action="store_true", help="short holds, to see that it works")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        print("Building the site", flush=True)
        with published(with_mkdocs, ROOT / "content", Path(folder) / "site") as site:
            print(f"{'what':<40} {'engine':<9} {'goal':>8} {'measured':>10}", flush=True)
            for line in lines(playwright, site, quick=quick):
                show(line)


def show(line: Line) -> None:
    verdict = "" if round(line.measured, 1) <= line.goal else "  MISSED"
    goal, measured = f"{line.goal:.0f} {line.unit}", f"{line.measured:.1f} {line.unit}"
    print(f"{line.what:<40} {line.engine:<9} {goal:>8} {measured:>10}{verdict}", flush=True)


def lines(playwright: Playwright, site: Published, *, quick: bool) -> Iterator[Line]:
    hold = 5.0 if quick else 60.0
    path = os.environ.get("LOOSEN_BROWSER") or shutil.which("chromium")
    chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
    yield from in_tab(PlaywrightTab(chromium), site, "chromium", hold)
    yield measure.slowed(chromium, site, hold)
    yield measure.sound(chromium, site, hold)
    yield from measure.frozen(chromium, site, 5.0 if quick else 20.0)
    yield from measure.reloaded(chromium, site)
    yield from measure.left(chromium, site)
    chromium.close()
    if not missing("firefox"):
        firefox = start_firefox(playwright)
        yield from in_tab(PlaywrightTab(firefox), site, "firefox", hold)
        firefox.close()
    if not missing("webkit"):
        with webkit() as driver:
            yield from in_tab(WebDriverTab(driver), site, "webkit", hold)
    if shutil.which("chromedriver"):
        yield from measure.hidden(site, [5.0] if quick else [60.0, 420.0])
    else:
        print("Not measured in a hidden tab, as this machine has no chromedriver (Debian: chromium-driver)")


def in_tab(tab: Tab, site: Published, engine: str, hold: float) -> Iterator[Line]:
    yield measure.visible(tab, site, engine, hold)
    yield measure.under_clock(tab, site, engine)


if __name__ == "__main__":
    main()
