"""One browser's tour of a site, whole, and then without a server. Run by `tours.py`, once for each browser.

    python tools/audit/tour.py ENGINE SITE_DIR

It prints what was found, as JSON.
"""

from __future__ import annotations

import contextlib
import functools
import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from loosen.build.build import load_and_check  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402 - the path comes first

from tests.browser.engines.launch import start_firefox, webkit  # noqa: E402
from tests.browser.engines.stage import Stage  # noqa: E402
from tests.browser.engines.tab import PlaywrightTab, Tab, WebDriverTab  # noqa: E402
from tests.browser.engines.tour import Tour, kinds  # noqa: E402
from tests.browser.publish import Handler  # noqa: E402
from tests.conftest import start_chromium  # noqa: E402


class Served(Handler):
    """With the page for missing addresses, as hosts answer."""

    def send_error(self, code: int, *rest: object) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404:
            return super().send_error(code)
        self._answer(self._stage.put_into(page.read_text("utf-8")), "text/html")
        return None


@contextlib.contextmanager
def a_tab(engine: str) -> Iterator[Tab]:
    if engine == "webkit":
        with webkit() as driver:
            yield WebDriverTab(driver)
        return
    with sync_playwright() as playwright:
        browser = start_chromium(playwright) if engine == "chromium" else start_firefox(playwright)
        yield PlaywrightTab(browser)
        browser.close()


def main(engine: str, folder: Path) -> None:
    site, _ = load_and_check(ROOT / "content", today=datetime.now(tz=UTC).date())
    assert site
    stage = Stage()
    stage.set(keep=True)
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Served, directory=str(folder), stage=stage)
    ) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with a_tab(engine) as tab:
            tour = Tour(tab, f"http://127.0.0.1:{server.server_port}/", site)
            tour.visit(kinds(site))
            tour.pocket()
            heard = list(tab.complaints)
            offline = list(tour.without_server(server))
    print(json.dumps({"count": tour.count, "axe": tour.axe, "heard": heard, "offline": offline}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
