"""One page of one browser, driven in the same words whichever browser it is."""

import time
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, Page, Response
from selenium.common.exceptions import (
    ElementNotInteractableException,
    NoSuchFrameException,
    StaleElementReferenceException,
)
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.soon import PATIENCE

from .stage import ADDRESS

TAKE = "() => { const all = window.stage?.complaints ?? []; return all.splice(0); }"
ROLES = {"button": "button, [role=button]", "link": "main a[href]", "heading": "h1, h2", "textbox": "input"}
MAYBE = """
(selector, name) => [...document.querySelectorAll(selector)].filter((element) =>
  element.getClientRects().length &&
  [element.ariaLabel, element.textContent].some((text) => text?.includes(name)))
"""
PLAYER = """
(nth = 0) => {
  const timer = document.querySelectorAll('hold-timer')[nth];
  timer?.scrollIntoView(); // its top: a long list can be higher than the screen
  return timer?.querySelector('[role=timer]') && timer.dataset.state;
}
"""
"""The state of a timer that has its player: that comes when the timer is seen, and by the network's time."""


class Tab(Protocol):
    """`run` takes a function in JavaScript and waits for its promise."""

    complaints: list[str]
    """What the pages that were left complained of; `settle` adds the present one's."""

    def open(self, url: str) -> None: ...
    def reload(self) -> None: ...
    def run(self, function: str, *given: object) -> Any: ...
    def press(self, name: str, *, role: str = "button", nth: int = 0) -> None: ...
    def key(self, key: str) -> None: ...
    def write(self, text: str) -> None: ...
    def resize(self, width: int, height: int) -> None: ...
    def picture(self, path: Path) -> None: ...
    def close(self) -> None: ...


def settle(tab: Tab) -> None:
    tab.complaints += tab.run(TAKE)


def until(tab: Tab, function: str, *given: object) -> Any:
    """What the function returns, once that is something.

    Asked from outside: what waits inside a page would need its clock, which may stand still.
    """
    end = time.monotonic() + PATIENCE
    while not (found := tab.run(function, *given)):
        assert time.monotonic() < end, f"not within {PATIENCE:.0f} s: {function}"
        time.sleep(0.02)
    return found


class PlaywrightTab:
    """A page of Chromium or Firefox, in a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport={"width": 390, "height": 844})
        self._page: Page = self._context.new_page()
        self.complaints: list[str] = []
        self._page.on("console", lambda it: self._heard(it.text) if it.type == "error" else None)
        self._page.on("pageerror", lambda it: self._heard(str(it)))
        self._page.on("response", self._answered)

    def _heard(self, text: str) -> None:
        self.complaints.append(text)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    def open(self, url: str) -> None:
        if self._page.url.startswith("http"):
            settle(self)
        self._page.goto(url)

    def reload(self) -> None:
        settle(self)
        self._page.reload()

    def run(self, function: str, *given: object) -> Any:
        while True:
            try:
                return self._page.evaluate(f"(given) => ({function})(...given)", list(given))
            except Error as error:
                if "Execution context was destroyed" not in error.message:
                    raise
                self._page.wait_for_load_state()  # a link was followed meanwhile; it fails in its own time

    def press(self, name: str, *, role: str = "button", nth: int = 0) -> None:
        self._page.get_by_role(role, name=name, exact=True).nth(nth).click()  # type: ignore[arg-type]

    def key(self, key: str) -> None:
        self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        self._page.screenshot(path=path)

    def close(self) -> None:
        self._context.close()


class WebDriverTab:
    """The one window of WebKit. What an earlier test kept on the device is deleted first."""

    def __init__(self, driver: WebKitGTK) -> None:
        self._driver = driver
        self.complaints: list[str] = []
        self.resize(390, 844)

    def open(self, url: str) -> None:
        if self._driver.current_url.startswith("http"):
            settle(self)
        elif url.startswith("http"):
            self._driver.get(urljoin(url, ADDRESS))  # of this site, and no timer runs on it
            self.run("() => { localStorage.clear(); sessionStorage.clear(); }")
        self._driver.get(url)

    def reload(self) -> None:
        settle(self)
        self._driver.refresh()

    def run(self, function: str, *given: object) -> Any:
        script = f"return ({function})(...arguments)"
        try:
            return self._driver.execute_script(script, *given)
        except NoSuchFrameException:  # a page went while it was asked; the next one answers
            return self._driver.execute_script(script, *given)

    def press(self, name: str, *, role: str = "button", nth: int = 0) -> None:
        end = time.monotonic() + PATIENCE
        while not self._pressed(name, role, nth):
            assert time.monotonic() < end, f"no {role} {name!r}"
            time.sleep(0.02)

    def _pressed(self, name: str, role: str, nth: int) -> bool:
        """Whether it was there. What the page draws anew meanwhile is looked for anew."""
        try:
            # By the words first: to ask for the name that a screen reader hears takes a call for each.
            maybe: list[WebElement] = self.run(MAYBE, ROLES[role], name)
            found = [one for one in maybe if one.accessible_name == name]
            for one in found[nth : nth + 1]:
                # The page's header lies over what WebDriver would scroll to the very top.
                self._driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", one)
                one.click()
        except (StaleElementReferenceException, ElementNotInteractableException):  # not yet, or no longer
            return False
        return len(found) > nth

    def key(self, key: str) -> None:
        arrows = {"ArrowUp": Keys.ARROW_UP, "ArrowRight": Keys.ARROW_RIGHT, "ArrowLeft": Keys.ARROW_LEFT}
        names = {"Space": " ", **arrows}
        self.write(names.get(key) or str(getattr(Keys, key.upper(), key)))

    def write(self, text: str) -> None:
        ActionChains(self._driver).send_keys(text).perform()

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)

    def picture(self, path: Path) -> None:
        self._driver.save_screenshot(str(path))

    def close(self) -> None:
        self._driver.get("about:blank")
