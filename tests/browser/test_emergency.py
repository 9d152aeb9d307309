"""What must not be missed stands on one screen of a phone, and each sign is one tap away."""

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
HEADER = 60


@pytest.mark.parametrize("address", ["/stretches/figure-four-stretch/", "/routines/first-5-minutes/"])
def test_all_groups_of_emergency_signs_fit_on_one_screen(
    our_site: Published, open_page: Open, address: str
) -> None:
    box = open_page(our_site, address, viewport=PHONE).locator(".emergency").bounding_box()
    assert box
    assert box["height"] <= PHONE["height"] - HEADER


def test_each_group_opens_to_its_signs_without_javascript(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, "/stretches/figure-four-stretch/", viewport=PHONE, java_script_enabled=False)
    for group in our_site.site.safety.urgencies[0].groups:
        line = page.locator(".emergency summary", has_text=group.name)
        signs = page.locator(".emergency li", has_text=group.signs[0].sign)
        expect(signs).to_be_hidden()
        line.click()
        expect(signs).to_be_visible()
        line.click()
