"""An exercise is short, Start stays in reach, and what concerns a reader is open."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

STRETCH, MASSAGE = "/stretches/figure-four-stretch/", "/self-massage/piriformis-ball/"
HEIGHT = "document.documentElement.scrollHeight"
SHIFTS = """
    window.moved = 0;
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
    }).observe({ type: 'layout-shift', buffered: true });
"""


def none_fits(page: Page, site: Published) -> None:
    page.get_by_role("button", name=site.words("emergency.none")).click()


def test_emergency_signs_are_open_until_the_reader_has_checked_them(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, STRETCH)
    first = page.locator(".emergency__groups").first
    expect(first).to_be_visible()
    none_fits(page, our_site)
    expect(first).to_be_hidden()
    expect(page.get_by_text(our_site.words("emergency.none_today"))).to_be_visible()
    page.goto(our_site.url(MASSAGE))
    expect(page.locator(".emergency__groups")).to_be_hidden()
    page.get_by_text(our_site.words("emergency.again")).click()
    expect(page.locator(".emergency__groups")).to_be_visible()


def test_a_case_that_a_reader_has_is_open_on_each_exercise_that_names_it(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, STRETCH)
    asks = page.locator(".asks")
    expect(asks.locator("ul")).to_be_hidden()
    asks.locator("summary").click()
    asks.locator('[data-case="new-hip"]').get_by_role("checkbox").check()
    page.goto(our_site.url(MASSAGE))
    expect(page.locator('.asks [data-case="new-hip"]')).to_be_visible()
    page.goto(our_site.url("/breathing/belly-breathing/"))
    expect(page.locator(".asks ul")).to_be_hidden()


def test_without_javascript_the_signs_are_open_and_the_steps_are_there(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, STRETCH, java_script_enabled=False)
    expect(page.locator(".emergency__groups")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name=our_site.words("exercise.start")).click()
    expect(page.locator("hold-timer li").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1280])
def test_start_stays_in_reach_and_starts(our_site: Published, open_page: Open, width: int) -> None:
    page = open_page(our_site, STRETCH, viewport={"width": width, "height": 844})
    start = page.get_by_role("link", name=our_site.words("exercise.start"))
    expect(start).to_be_in_viewport(ratio=1)
    page.locator(".feel").scroll_into_view_if_needed()
    expect(start).to_be_in_viewport(ratio=1)
    start.click()
    # At the first visit it asks how to begin.
    expect(page.get_by_role("checkbox", name=our_site.words("playing.wait"))).to_be_visible()


@pytest.mark.parametrize("address", [STRETCH, "/routines/first-5-minutes/"])
def test_nothing_moves_while_a_page_loads(our_site: Published, open_page: Open, address: str) -> None:
    page = open_page(our_site, address)
    page.add_init_script(SHIFTS)
    page.reload()
    expect(page.get_by_role("button", name=our_site.words("emergency.none"))).to_be_visible()
    assert page.evaluate("window.moved") < 0.01
    none_fits(page, our_site)
    page.reload()
    expect(page.get_by_text(our_site.words("emergency.none_today"))).to_be_visible()
    assert page.evaluate("window.moved") < 0.01


def test_a_later_visit_is_about_four_screens(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, STRETCH)
    none_fits(page, our_site)
    page.reload()
    expect(page.get_by_text(our_site.words("emergency.none_today"))).to_be_visible()
    assert page.evaluate(HEIGHT) <= 3_700
