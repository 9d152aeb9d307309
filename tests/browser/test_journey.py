"""A person who uses no mouse goes from the front page to a routine and starts it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

FOCUSED = "() => document.activeElement?.textContent?.replace(/\\s+/g, ' ') ?? ''"


def tab_to(page: Page, target: Locator, *, at_most: int = 60) -> None:
    """Press Tab until something has the focus, and see that it is there to be seen."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    pytest.fail(f"{at_most} times Tab do not reach it; the focus is on: {page.evaluate(FOCUSED)}")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_leads_from_home_to_a_running_routine(
    our_site: Published, open_page: Open, width: int
) -> None:
    choice = our_site.site.settings.home.choices[1]
    page = open_page(our_site, viewport={"width": width, "height": 844})
    tab_to(page, page.get_by_role("main").get_by_role("link", name=choice.when))
    page.keyboard.press("Enter")
    routine = our_site.site.routines[choice.routine]
    expect(page.get_by_role("heading", level=1)).to_have_text(routine.name)
    tab_to(page, page.get_by_role("button", name=our_site.words("timer.start"), exact=True))
    page.keyboard.press("Enter")
    # At the first visit it offers a voice, and to wait until the reader is ready.
    timer = page.locator("hold-timer")
    expect(timer.get_by_role("checkbox", name=our_site.words("playing.wait"))).to_be_checked()
    page.keyboard.press("Enter")
    expect(timer).to_have_attribute("data-state", "waiting")
    expect(timer.get_by_text(our_site.words("playing.tap_when_ready")).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(timer).to_have_attribute("data-state", "running")
    page.keyboard.press("Space")
    expect(timer).to_have_attribute("data-state", "paused")


def test_the_first_tab_offers_to_skip_to_the_content(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, "/stretches/figure-four-stretch/")
    tab_to(page, page.get_by_role("link", name="Skip to content"), at_most=1)
