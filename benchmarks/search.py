"""How long a reader waits for the first thing found, in Chromium on a processor that is slow.

Chromium can slow down a page and not the worker that searches: its DevTools say "only supported for pages,
not workers". So the process that has both is stopped for most of the time. The way of the data through the
air is not in it. The first letters are typed the moment that the search opens, which no finger does.
"""

from __future__ import annotations

import functools
import http.server
import pathlib
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from benchmarks.slowed import slowed

SLOWER = 6
"""A phone, beside this machine."""
_WORDS = ("knee", "back", "hip", "calf", "spine", "thigh", "chair")
"""Words that are typed, each in a tab of its own."""
_WATCH = """() => {
  const told = (window.told = {});
  const input = document.querySelector(".md-search__input");
  input.addEventListener("input", () => { told.typed = performance.now(); told.found = 0; }, true);
  new MutationObserver(() => {
    if (document.querySelector(".md-search-result__item")) told.found ||= performance.now();
  }).observe(document.querySelector(".md-search-result"), { childList: true, subtree: true });
}"""
# Not Playwright's own wait: it evaluates code, which the site's policy forbids.
_FOUND = """async () => {
  while (!told.found && performance.now() < told.typed + 60_000) await new Promise((go) => setTimeout(go, 5));
  return (told.found || Infinity) - told.typed;
}"""


def first_results(site: pathlib.Path, executable: str) -> dict[str, float]:
    """Median milliseconds from a word to the first result: when the search just opened, and after that."""
    with _at_home(site) as origin, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        measured = [_searched(browser, origin, word) for word in _WORDS]
        browser.close()
    opened, ready = zip(*measured, strict=True)
    return {"search opened": statistics.median(opened), "search ready": statistics.median(ready)}


def _searched(browser: Browser, origin: str, word: str) -> tuple[float, float]:
    """All letters but the last need the index, the whole word is only looked up."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{origin}safety/", wait_until="networkidle")  # what is kept for offline is there, too
    page.evaluate(_WATCH)
    box = page.locator(".md-search__input")
    times = []
    with slowed(_renderers(browser), SLOWER):
        page.evaluate("document.querySelector('#__search').click()")
        for text in (word[:-1], word[-1]):
            box.press_sequentially(text)
            times.append(float(page.evaluate(_FOUND)))
    page.close()
    return times[0], times[1]


def _renderers(browser: Browser) -> list[int]:
    """The processes in which pages and their workers run."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return [one["id"] for one in found if one["type"] == "renderer"]


@contextmanager
def _at_home(site: pathlib.Path) -> Iterator[str]:
    """The site, served by this process."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
