"""On a phone with a keyboard, or with a switch, everything can be reached."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.finish.browser.conftest import Served

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(page: Page, served: Served, origin: str) -> Page:
    page.set_viewport_size(PHONE)
    page.goto(f"{origin}safety/")
    return page


def test_the_menu_opens_by_keyboard_and_closes_with_escape(phone: Page) -> None:
    button = phone.get_by_role("button", name="Menu")
    tab_to(phone, "Menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("navigation", name="Navigation")).to_be_in_viewport()
    phone.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_the_open_menu_is_what_tab_reaches_next(phone: Page) -> None:
    tab_to(phone, "Menu")
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    inside = phone.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    assert inside


def test_the_closed_menu_is_out_of_reach(phone: Page) -> None:
    seen = []
    for _ in range(40):
        phone.keyboard.press("Tab")
        seen.append(phone.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"))
    assert True not in seen


def test_search_opens_by_keyboard(phone: Page) -> None:
    tab_to(phone, "Search")
    phone.keyboard.press("Enter")
    textbox = phone.get_by_role("textbox", name="Search")
    expect(textbox.or_(phone.get_by_role("combobox", name="Search"))).to_be_focused()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("button", name="Search")).to_be_focused()


def test_a_wide_screen_shows_no_menu_button(page: Page, served: Served, origin: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{origin}safety/")
    expect(page.locator("button.md-header__button").first).to_be_hidden()
    assert page.get_by_role("button", name="Menu").count() == 0


def test_the_menu_opens_by_finger_without_javascript(chromium: Browser, served: Served, origin: str) -> None:
    with chromium.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{origin}safety/")
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(page.get_by_role("navigation", name="Navigation")).to_be_in_viewport()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the button with this name has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return
    raise AssertionError(f"Tab never reaches the button {name}")
