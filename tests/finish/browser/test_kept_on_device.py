"""A reader sees what is kept on the device, and can delete it."""

import pytest
from playwright.sync_api import Page, expect

from tests.finish.browser.conftest import Served, kept_offline

pytestmark = pytest.mark.browser
PUT = """
localStorage.setItem("hold-timer sound", '{"muted":true,"volume":1}');
localStorage.setItem("hold-timer history", "[]");
localStorage.setItem("/.__palette", "{}");
localStorage.setItem("another site on this host", "x");
document.querySelector("article").append(document.createElement("kept-on-device"));
"""


@pytest.fixture
def kept(page: Page, served: Served, origin: str) -> Page:
    page.goto(f"{origin}about/")
    kept_offline(page)
    page.evaluate(PUT)
    return page


def test_the_list_names_everything_in_plain_words(kept: Page) -> None:
    items = kept.locator("kept-on-device").get_by_role("listitem")
    found = items.all_inner_texts() if items.first.text_content() else []
    assert sorted(found) == sorted(
        [
            "The volume of the timer",
            "What you did, and when",
            "Light or dark colours",
            "The pages of this site, so that you can read them offline",
        ],
    )


def test_one_button_deletes_all_of_it_and_nothing_of_other_sites(kept: Page) -> None:
    kept.get_by_role("button", name="Delete all of it").click()
    expect(kept.get_by_text("Everything is deleted.")).to_be_focused()
    assert kept.evaluate("Object.keys(localStorage)") == ["another site on this host"]
    assert kept.evaluate("caches.keys()") == []
    kept.evaluate("fetch('../safety/')")  # as the theme does for the next page
    assert kept.evaluate("caches.keys()") == [], "what is read from nothing keeps nothing"
    assert kept.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_with_nothing_kept_it_says_so(page: Page, served: Served, origin: str) -> None:
    page.context.route("**/sw.js", lambda route: route.abort())
    page.goto(f"{origin}about/")
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.evaluate("document.querySelector('article').append(document.createElement('kept-on-device'))")
    expect(page.locator("kept-on-device")).to_have_text("Nothing is kept on this device.")
