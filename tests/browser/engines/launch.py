"""Finds and starts the browsers of this machine."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Playwright
from selenium.webdriver import WebKitGTK
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

ENGINES = ("chromium", "firefox", "webkit")
POPUP = "document.body.onclick = () => window.open('about:blank', '', 'width=390,height=844,toolbar=no')"


def firefox_path() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


def mini_browser() -> str | None:
    """The small browser that comes with WebKitGTK, outside the path."""
    found = [
        *Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"),
        *Path("/usr/libexec").glob("webkit2gtk-4.*/MiniBrowser"),
    ]
    return str(max(found)) if found else None


def missing(engine: str) -> str:
    """What this machine lacks to run an engine; empty when it lacks nothing."""
    wanted = {
        "chromium": {},
        "firefox": {"Firefox": firefox_path()},
        "webkit": {
            "WebKitWebDriver": shutil.which("WebKitWebDriver"),
            "MiniBrowser": mini_browser(),
            "Xvfb": shutil.which("Xvfb"),
        },
    }[engine]
    return ", ".join(name for name, path in wanted.items() if not path)


def start_firefox(playwright: Playwright) -> Browser:
    return playwright.firefox.launch(channel="moz-firefox", executable_path=firefox_path())


@contextlib.contextmanager
def webkit() -> Iterator[WebKitGTK]:
    """A window of WebKit without a toolbar, which would not let it be as narrow as a phone."""
    with screen() as display:
        options = Options()
        options.binary_location = mini_browser() or ""
        options.add_argument("--automation")
        service = Service(shutil.which("WebKitWebDriver"), env={**os.environ, "DISPLAY": display})
        driver = WebKitGTK(options=options, service=service)
        try:
            _open_popup(driver)
            # It is measured by the page's clock, which a test moves by the hour.
            driver.set_script_timeout(24 * 3600)
            yield driver
        finally:
            driver.quit()


def _open_popup(driver: WebKitGTK) -> None:
    driver.get("data:text/html,<title>Opens the other window</title><p>Press")
    driver.execute_script(POPUP)
    driver.find_element("css selector", "p").click()
    main = driver.current_window_handle
    handles = WebDriverWait(driver, 20).until(lambda it: len(it.window_handles) > 1 and it.window_handles)
    driver.switch_to.window(next(one for one in handles if one != main))


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees, at a number that is free."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        try:
            yield f":{number}"
        finally:
            process.terminate()
