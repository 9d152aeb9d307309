"""The other publisher makes a site of the same pages and the same mkdocs.yml."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.soon import soon

from .conftest import Open
from .publish import Published
from .timed import Timed

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 800}
FIGURE_FOUR = "/stretches/figure-four-stretch/"


def test_an_exercise_opens_and_its_timer_reaches_the_first_hold(
    zensical_site: Published, open_page: Open
) -> None:
    page = open_page(zensical_site, FIGURE_FOUR, clock=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")
    timer = Timed(page)
    timer.press(zensical_site.words("timer.start"))
    timer.follow(timer.phases[:1], then=timer.phases[1].what)


def test_it_has_the_pages_of_the_content(zensical_site: Published) -> None:
    missing = [
        page.address
        for page in zensical_site.pages()
        if not (zensical_site.folder / page.address.strip("/") / "index.html").exists()
    ]
    assert missing == []


def test_the_main_part_of_each_page_is_that_of_the_first_publisher(
    zensical_site: Published, our_site: Published
) -> None:
    differ = [
        page.address
        for page in zensical_site.pages()
        if main_part(zensical_site, page.address) != main_part(our_site, page.address)
    ]
    assert differ == []


def main_part(site: Published, address: str) -> str:
    """The article as HTML, without what a publisher writes in its own way and no reader sees."""
    html = (site.folder / address.strip("/") / "index.html").read_text("utf-8")
    found = re.search(r"<article\b[^>]*>(.*)</article>", html, re.DOTALL)
    assert found, address
    # The two served addresses and the fingerprints of their files differ.
    text = found[1].replace(site.origin, "/")
    text = re.sub(r"assets/own/[0-9a-f]{8}/", "assets/", text)
    text = re.sub(
        r'<a id="__skip"[^>]*>\s*</a>|<nav class="md-tags" hidden>.*?</nav>', "", text, flags=re.DOTALL
    )
    text = text.replace(" data-search-exclude", "")  # one leaves it in, the other takes it out
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", text)).strip()


def test_its_search_finds_an_exercise_by_a_plain_word(zensical_site: Published, open_page: Open) -> None:
    page = open_page(zensical_site, viewport=DESKTOP)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox", name="Search").press_sequentially("bum")
    expect(page.get_by_role("option", name="Figure-four stretch")).to_be_visible()


def test_a_search_that_was_opened_before_the_index_came_finds_it(
    zensical_site: Published, open_page: Open
) -> None:
    held: list[Route] = []
    page = open_page(
        zensical_site, viewport=DESKTOP, routes={"**/search.json": lambda route: held.append(route)}
    )
    page.get_by_role("button", name="Search").click()
    assert soon(lambda: page.title() and len(held), 1) == 1  # what asks the page lets the route come in
    expect(page.get_by_role("combobox", name="Search")).to_have_count(0)
    held[0].continue_()
    page.get_by_role("combobox", name="Search").press_sequentially("bum")
    expect(page.get_by_role("option", name="Figure-four stretch")).to_be_visible()


def test_instant_navigation_keeps_the_page(zensical_site: Published, open_page: Open) -> None:
    page = open_page(zensical_site, "/stretches/")
    page.evaluate("window.__mark = 'kept'")
    page.get_by_role("main").get_by_role("link", name="Figure-four stretch").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")
    assert page.evaluate("window.__mark") == "kept"
    Timed(page).press(zensical_site.words("timer.start"))
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    expect(page.get_by_role("timer")).to_be_visible()
