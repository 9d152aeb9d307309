"""One function for each line of the table."""

from __future__ import annotations

import itertools
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.engines.tab import PLAYER, Tab, until
from tests.browser.publish import Published
from tests.conftest import BROWSER_ARGUMENTS

PAGE = Path(__file__).with_name("page.js").read_text("utf-8")
EXERCISE = "/stretches/figure-four-stretch/"
START = "() => document.querySelector('hold-timer').start()"
DONE = "() => document.querySelector('hold-timer').dataset.state === 'done'"


@dataclass(frozen=True)
class Line:
    """What was measured, in ms or as a count, and what it may be at most."""

    what: str
    engine: str
    goal: float
    measured: float
    unit: str = "ms"


def late(told: list[dict[str, float]], seconds: list[float]) -> list[float]:
    """How late each boundary was told, counted from the moment at which the first phase began."""
    begun = beginning(told, seconds)
    ends = itertools.accumulate(seconds)
    return [one["at"] - begun - end * 1000 for one, end in zip(told[1:], ends, strict=True)]


def beginning(told: list[dict[str, float]], seconds: list[float]) -> float:
    """When the first phase began; it was told a moment later."""
    return told[0]["at"] - (seconds[0] * 1000 - told[0]["remaining"])


def visible(tab: Tab, site: Published, engine: str, hold: float) -> Line:
    """A hold on a page that is in sight; `tab` may be slowed down."""
    tab.open(site.url(EXERCISE))
    until(tab, PLAYER)
    seconds = [2.0, hold, 1.0]
    tab.run(f"() => {{ {PAGE}; put({seconds}); }}")
    until(tab, PLAYER)
    tab.run(START)
    time.sleep(sum(seconds))
    until(tab, DONE)
    return Line(f"boundary, {hold:.0f} s, visible", engine, 50, max(late(tab.run("() => told"), seconds)))


def under_clock(tab: Tab, site: Published, engine: str) -> Line:
    """Twenty minutes of the page's own clock, which the test moves."""
    site.stage.set(clock=True, record=True)
    tab.open(site.url(EXERCISE))
    site.stage.clear()
    until(tab, PLAYER)
    seconds = [5.0, 35.5] * 30
    tab.run(f"() => {{ {PAGE[PAGE.index('window.told') :]}; put({seconds}); }}")
    until(tab, PLAYER)
    tab.run(START)
    tab.run("(ms) => stage.run(ms)", sum(seconds) * 1000 + 100)
    return Line("boundary, 20 min, installed clock", engine, 0, max(late(tab.run("() => told"), seconds)))


def hidden(site: Published, holds: list[float]) -> list[Line]:
    """Holds in a tab that another tab covers: only chromedriver hides a tab really."""
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    for argument in [*BROWSER_ARGUMENTS, "--headless=new", "--autoplay-policy=no-user-gesture-required"]:
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.get(site.url(EXERCISE))
        tab = driver.current_window_handle
        seconds = [2.0, *holds, 1.0]
        driver.execute_script(f"{PAGE}; put({seconds})")
        WebDriverWait(driver, 20).until(lambda it: it.execute_script(f"return ({PLAYER})()"))
        driver.execute_script(f"({START})()")
        driver.switch_to.new_window("tab")
        time.sleep(sum(seconds) + 1)
        driver.switch_to.window(tab)
        told = driver.execute_script("return told")
    finally:
        driver.quit()
    found = late(told, seconds)
    return [
        Line(f"boundary, {hold:.0f} s, tab hidden", "chromium", 100, found[index])
        for index, hold in enumerate(holds, start=1)
    ]


def slowed(browser: Browser, site: Published, hold: float) -> Line:
    """The same on a processor that is six times as slow."""
    page = opened(browser, site, [2.0, hold, 1.0])
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.evaluate(START)
    page.wait_for_timeout((hold + 4) * 1000)
    line = Line(
        f"boundary, {hold:.0f} s, CPU 6x slower", "chromium", 60, max(late(told(page), [2.0, hold, 1.0]))
    )
    page.close()
    return line


def sound(browser: Browser, site: Published, hold: float) -> Line:
    """From a boundary of the plan to the tone that is nearest to it, by the sound card's clock then."""
    seconds = [2.0, hold, 2.0, hold]
    page = opened(browser, site, seconds)
    page.locator("hold-timer [data-do=toggle]").click()
    page.wait_for_timeout((sum(seconds) + 1) * 1000)
    start = beginning(told(page), seconds)
    tones = [at - start for at in page.evaluate("tones.map(({ at }) => at)")]
    page.close()
    ends = [end * 1000 for end in itertools.accumulate(seconds)]
    off = max(min(abs(tone - end) for tone in tones) for end in ends)
    return Line("sound onset from plan", "chromium", 10, off)


def frozen(browser: Browser, site: Published, freeze: float) -> list[Line]:
    """A page that the browser froze, at its first frame afterwards."""
    page = opened(browser, site, [2.0, 6.0, 5.0, freeze * 2])
    page.locator("hold-timer [data-do=toggle]").click()
    page.wait_for_timeout(3000)
    page.evaluate("window.begun = Date.now() - (performance.now() - told[0].at); tones.length = 0")
    control = page.context.new_cdp_session(page)
    control.send("Page.setWebLifecycleState", {"state": "frozen"})
    time.sleep(freeze)
    control.send("Page.setWebLifecycleState", {"state": "active"})
    off = page.evaluate(
        """(total) => new Promise((tell) => requestAnimationFrame(() => {
            const { index, remaining } = document.querySelector('hold-timer');
            const later = [...document.querySelectorAll('hold-timer li')].slice(index + 1);
            const rest = later.reduce((sum, e) => sum + e.dataset.seconds * 1000, remaining);
            tell(Math.abs(total - rest - (Date.now() - begun)));
        }))""",
        (13 + freeze * 2) * 1000,
    )
    stale = page.evaluate("tones.filter(({ late }) => late > 250).length")
    page.close()
    return [
        Line(f"place after {freeze:.0f} s frozen", "chromium", 100, off),
        Line(f"stale cues after {freeze:.0f} s frozen", "chromium", 0, stale, ""),
    ]


def reloaded(browser: Browser, site: Published) -> list[Line]:
    """A page that was loaded anew, at the first frame that shows the timer."""
    page = opened(browser, site, None)
    page.locator("hold-timer [data-do=toggle]").click()
    page.wait_for_timeout(8000)
    begun = page.evaluate("Date.now() - (performance.now() - told[0].at)")
    page.add_init_script("""
        const look = () => {
            const timer = document.querySelector('hold-timer');
            if (!timer?.dataset.state) return requestAnimationFrame(look);
            const before = [...timer.querySelectorAll('li')].slice(0, timer.index);
            const passed = before.reduce((sum, e) => sum + e.dataset.seconds * 1000, 0);
            const all = timer.querySelectorAll('li')[timer.index].dataset.seconds * 1000;
            window.back = { now: Date.now(), elapsed: passed + all - timer.remaining };
        };
        requestAnimationFrame(look);
    """)
    page.reload()
    page.wait_for_timeout(1000)
    back = page.evaluate("back")
    off = abs(back["elapsed"] - (back["now"] - begun))
    played = page.evaluate("tones.length")
    page.close()
    return [
        Line("place after a reload", "chromium", 100, off),
        Line("cues after a reload", "chromium", 0, played, ""),
    ]


def left(browser: Browser, site: Published) -> list[Line]:
    """The site's instant navigation takes the timer away, while it runs, and the page stays."""
    page = opened(browser, site, None)
    page.locator("hold-timer [data-do=toggle]").click()
    page.wait_for_timeout(6000)
    # As the browser's own buttons do: the timer lies over all links, and what lies behind is inert.
    links = page.locator("main a").filter(has_text=site.words("nav.stretches"))
    links.first.evaluate("link => link.click()")
    page.locator("hold-timer").wait_for(state="detached")
    page.wait_for_timeout(500)
    open_contexts = "taken.contexts.filter(({ state }) => state !== 'closed').length"
    counts = page.evaluate(f"[{open_contexts}, taken.locks, taken.workers]")
    page.close()
    names = ("sound cards open", "wake locks held", "workers alive")
    return [
        Line(f"after leaving: {name}", "chromium", 0, n, "") for name, n in zip(names, counts, strict=True)
    ]


def opened(browser: Browser, site: Published, seconds: list[float] | None) -> Page:
    """The exercise, with phases of our own unless there are none."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(PAGE)
    page.add_init_script("localStorage['hold-timer settings'] ??= '{}'")  # Start asks nothing
    page.goto(site.url(EXERCISE))
    page.locator("hold-timer[data-state]").wait_for()
    if seconds:
        page.evaluate("(seconds) => put(seconds)", seconds)
    page.wait_for_function(PLAYER, arg=0)
    return page


def told(page: Page) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate("told")
    return found
