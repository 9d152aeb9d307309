"""What the browser remembers: a site that may keep nothing works, and colours follow the system."""

import pytest
from playwright.sync_api import Browser, expect

from tests.finish.browser.conftest import Served, search_for

pytestmark = pytest.mark.browser
BLOCKED = """
for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
  configurable: true, get() { throw new DOMException('Access is denied', 'SecurityError'); } });
"""
SCHEME = "document.body.dataset.mdColorScheme"


def test_where_storage_is_refused_the_search_finds_and_the_colours_are_the_systems(
    served: Served, chromium: Browser, origin: str
) -> None:
    with chromium.new_context(color_scheme="dark", service_workers="block") as context:
        page = context.new_page()
        page.add_init_script(BLOCKED)
        page.goto(f"{origin}stretches/figure-four-stretch/")
        assert page.evaluate(SCHEME) == "slate"
        search_for(page, "calf")
        page.wait_for_url(lambda url: "figure-four" not in url)


def test_colours_follow_the_system_until_the_reader_chooses(
    served: Served, chromium: Browser, origin: str
) -> None:
    with chromium.new_context(color_scheme="light", service_workers="block") as context:
        page = context.new_page()
        page.goto(origin, wait_until="load")
        assert page.evaluate(SCHEME) == "default"
        page.emulate_media(color_scheme="dark")
        page.reload()
        assert page.evaluate(SCHEME) == "slate"
        page.get_by_title("Switch to light colours").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        page.reload()
        assert page.evaluate(SCHEME) == "default"
