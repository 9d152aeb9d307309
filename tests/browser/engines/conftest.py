"""The same test in Chromium, Firefox and WebKit: one built site, one process for each browser."""

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.publish import Published

from .launch import ENGINES, missing, start_firefox, webkit
from .tab import PlaywrightTab, Tab, WebDriverTab, settle, until

NewTab = Callable[[], Tab]
Open = Callable[..., Tab]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    used = [engine for engine in ENGINES if not missing(engine)]
    terminalreporter.write_line(f"Engines of tests/browser/engines on this machine: {', '.join(used)}")


@pytest.fixture(scope="session", params=ENGINES)
def new_tab(request: pytest.FixtureRequest) -> Iterator[NewTab]:
    """Opens an empty tab of one of the engines. Tests that use it run once in each."""
    engine: str = request.param
    if lacks := missing(engine):
        # Where changes are judged, a test that did not run must not look like one that passed.
        judged = os.environ.get("CI") and sys.platform == "linux"
        (pytest.fail if judged else pytest.skip)(f"not run in {engine}, as this machine has no {lacks}")
    if engine == "webkit":
        with webkit() as driver:
            yield lambda: WebDriverTab(driver)
    elif engine == "firefox":
        playwright: Playwright = request.getfixturevalue("playwright")
        browser = start_firefox(playwright)
        yield lambda: PlaywrightTab(browser)
        browser.close()
    else:
        chromium: Browser = request.getfixturevalue("chromium")
        yield lambda: PlaywrightTab(chromium)


@pytest.fixture
def open_tab(new_tab: NewTab) -> Iterator[Open]:
    """`open_tab(site, "/safety/", clock=True)`. Fails the test on whatever a page complained of."""
    tabs: list[Tab] = []
    mute: list[Tab] = []
    sites: list[Published] = []

    def open_tab(site: Published, address: str = "/", **options: object) -> Tab:
        site.stage.set(**options)
        sites.append(site)
        tabs.append(new_tab())
        tabs[-1].open(site.url(address))
        if not options.get("scripts", True):
            mute.append(tabs.pop())  # it complains of each script that it may not run
            return mute[-1]
        until(tabs[-1], "() => document.readyState === 'complete' && window.stage !== undefined")
        return tabs[-1]

    yield open_tab
    for tab in tabs:
        settle(tab)
    for tab in [*tabs, *mute]:
        tab.close()
    for site in sites:
        site.stage.clear()
    assert [text for tab in tabs for text in tab.complaints] == []
