"""A server that can be stopped, and a browser that reports what its policy blocks."""

import functools
import re
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

# As promises: what Playwright asks again and again is evaluated in the page, and the policy blocks that.
KEPT = """
navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller ? true : new Promise((resolve) =>
  navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true })))
"""
UPDATED = """
navigator.serviceWorker.getRegistration().then((found) => found.update()).then((found) => found.waiting ? true
  : new Promise((resolve) => found.installing.addEventListener("statechange", (event) =>
    event.target.state === "installed" && resolve(true))))
"""
WATCH = """
window.__blocked = [];
addEventListener("securitypolicyviolation", (e) => __blocked.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        # An event, so that stopping the server ends the wait.
        self.server.stopping.wait(self.server.delay)
        super().do_GET()

    def end_headers(self) -> None:
        if self.server.forgetful:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, *rest: object) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None


class Slow(ThreadingHTTPServer):
    """Answers after a while."""

    allow_reuse_port = True  # the tests hold theirs
    daemon_threads = True
    delay = 0.0
    forgetful = False

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.stopping = threading.Event()


class Server:
    """Serves a folder at an address; it can be stopped and started again."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._folder, self._port = folder, urlsplit(origin).port or 0
        self._running: Slow | None = None

    def start(self) -> None:
        handler = functools.partial(Handler, directory=str(self._folder))
        self._running = Slow(("127.0.0.1", self._port), handler)
        threading.Thread(target=self._running.serve_forever, daemon=True).start()

    def slow_down(self, seconds: float) -> None:
        assert self._running
        self._running.delay = seconds

    def leave_no_copies(self) -> None:
        """From now on the browser's own cache, which a host may not count on, keeps nothing."""
        assert self._running
        self._running.forgetful = True

    def stop(self) -> None:
        if self._running:
            self._running.stopping.set()
            self._running.shutdown()
            self._running.server_close()
            self._running = None


Served = tuple[Server, Path]


@pytest.fixture
def served(finished: Path, origin: str, tmp_path: Path) -> Iterator[Served]:
    """The server, running, and the folder that it serves, which a test may change."""
    folder = tmp_path / "served"
    shutil.copytree(finished, folder)
    server = Server(folder, origin)
    server.start()
    yield server, folder
    server.stop()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context() as context:
        context.add_init_script(WATCH)
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def found_for(page: Page, text: str) -> Locator:
    """What the search finds for a text, whichever publisher drew it."""
    box = page.get_by_role("textbox", name="Search").or_(page.get_by_role("combobox", name="Search"))
    if not box.is_visible():
        page.get_by_role("button", name="Search").first.click()
    box.fill(text[:-1])
    box.press(text[-1])  # Material listens to keys, and would show what each part of the text finds
    found = page.get_by_role("dialog", name="Search")
    return found.get_by_role("link").or_(found.get_by_role("option"))


def search_for(page: Page, text: str) -> None:
    """Type into the search and open the first thing that it finds and that has the text."""
    found_for(page, text).filter(has_text=re.compile(text, re.IGNORECASE)).first.click()


def kept_offline(page: Page) -> None:
    """Wait until the browser has kept the site, and this page is under the worker's care."""
    page.evaluate(KEPT)
