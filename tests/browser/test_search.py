"""A person types plain words into the search and finds the page that is meant."""

import re

import pytest
from loosen.site.urls import url_for
from playwright.sync_api import Locator, Page, expect

from tests.soon import soon

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 800}
SHIRT = "rgb(111, 164, 140)"


@pytest.fixture
def page(our_site: Published, open_page: Open) -> Page:
    return open_page(our_site, viewport=DESKTOP)


def search(page: Page, words: str) -> Locator:
    """The links that the search offers for what a person types, best first."""
    box = page.get_by_role("textbox", name="Search")
    links = page.get_by_role("dialog").get_by_role("list").get_by_role("link")
    box.press("ControlOrMeta+a")
    box.press("Delete")
    expect(links).to_have_count(0)
    box.press_sequentially(words)
    expect(links).not_to_have_count(0)
    return links


def leading_to(links: Locator, address: str) -> Locator:
    return links.and_(links.page.locator(f"[href*='{address}']"))


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        (
            "bum",
            ["/muscles/piriformis/", "/self-massage/piriformis-ball/", "/stretches/figure-four-stretch/"],
        ),
        (
            "back of the thigh",
            ["/muscles/hamstrings/", "/self-massage/hamstring-roll/", "/stretches/lying-hamstring-stretch/"],
        ),
    ],
)
def test_plain_words_find_the_pages_of_a_muscle(page: Page, words: str, addresses: list[str]) -> None:
    links = search(page, words)
    for one in addresses:
        expect(leading_to(links, one), one).not_to_have_count(0)


def test_the_first_page_found_for_bum_calls_itself_so(our_site: Published, page: Page) -> None:
    """And is none that only speaks of a bump."""
    site = our_site.site
    named = [*site.muscles.values(), *site.exercises.values(), *site.routines.values()]
    right = [url_for(one) for one in named if re.search(r"\bbum\b", " ".join(one.also_called))]
    assert right
    expect(search(page, "bum").first).to_have_attribute("href", re.compile("|".join(right)))


def test_each_muscle_is_found_by_its_anatomical_name(our_site: Published, page: Page) -> None:
    for muscle in our_site.site.muscles.values():
        links = search(page, muscle.anatomical_name)
        expect(leading_to(links, url_for(muscle)), muscle.anatomical_name).not_to_have_count(0)


def test_beside_an_exercise_stands_the_drawing_of_its_page(our_site: Published, page: Page) -> None:
    drawing = leading_to(search(page, "four stretch"), "/stretches/figure-four-stretch/").first.locator(".f")
    expect(drawing).to_be_visible()
    expect(drawing.locator(".f-green").first).to_have_css("fill", SHIRT)
    expect(drawing).to_have_attribute("aria-hidden", "true")  # the name beside it says it all
    expect(drawing.locator("title")).to_have_count(0)
    end = drawing.inner_html()
    page.goto(our_site.url("/stretches/figure-four-stretch/"))
    shown = page.locator("main figure .f[role='img']")
    shown.locator("title, desc").evaluate_all("(all) => all.forEach((one) => one.remove())")
    assert shown.inner_html() == end


def test_a_found_page_without_a_drawing_of_its_own_gets_none(page: Page) -> None:
    links = search(page, "buttock")
    expect(leading_to(links, "/self-massage/piriformis-ball/").first.locator(".f")).to_have_count(1)
    expect(leading_to(links, "/muscles/piriformis/").first).to_be_visible()
    expect(leading_to(links, "/muscles/").locator(".f")).to_have_count(0)


def test_a_search_just_opened_offers_words_that_find_something(our_site: Published, page: Page) -> None:
    """And so does each of them, by mouse as by keyboard."""
    box = page.get_by_role("textbox", name="Search")
    found = page.get_by_role("dialog").get_by_role("list").get_by_role("link")
    offered = our_site.site.settings.searches
    assert offered
    for word in offered:
        box.fill("")
        box.press("Backspace")
        page.get_by_role("dialog").get_by_role("button", name=word, exact=True).click()
        expect(box).to_have_value(word)
        expect(found, word).not_to_have_count(0)
    box.fill("")
    box.press("Backspace")
    box.press("Tab")
    expect(page.get_by_role("button", name=offered[0], exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_have_value(offered[0])


def test_an_open_search_is_wide_and_stays_on_the_screen(page: Page) -> None:
    box = page.get_by_role("textbox", name="Search")
    closed = box.evaluate("one => one.clientWidth")
    box.click()
    assert soon(lambda: box.evaluate("one => one.clientWidth") > 2.5 * closed, right=True)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_search_leads_to_the_emergency_signs_and_counts_nothing(our_site: Published, page: Page) -> None:
    box = page.get_by_role("textbox", name="Search")
    box.click()
    safety = page.get_by_role("dialog").get_by_role("link", name=our_site.words("search.safety"))
    expect(safety).to_have_attribute("href", our_site.url("/safety/"))
    box.press_sequentially("calf")
    expect(page.get_by_role("dialog").get_by_role("list").get_by_role("link")).not_to_have_count(0)
    expect(safety).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ matching"))).to_have_count(0)
    box.press_sequentially("zzzzqq")
    expect(page.get_by_text(our_site.words("search.none"))).to_be_visible()


def test_a_found_page_is_told_by_its_summary(our_site: Published, page: Page) -> None:
    for exercise in list(our_site.site.exercises.values())[:5]:
        link = leading_to(search(page, exercise.name), url_for(exercise)).first
        expect(link.get_by_role("paragraph").first).to_have_text(exercise.summary)
