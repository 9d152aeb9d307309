"""A thumb finds each place on the map of the body, and sees what it has found."""

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

LARGEST_SQUARES = """map => {
  const { x, y, width, height } = map.getBoundingClientRect();
  const largest = {};
  const above = new Map();  // for each link: how large a square ends at each pixel of the row above
  for (let row = 0; row < height; row++) {
    const now = new Map();
    for (let column = 0; column < width; column++) {
      const link = document.elementFromPoint(x + column + 0.5, y + row + 0.5)?.closest('a');
      if (!link || !map.contains(link)) continue;
      const name = link.getAttribute('aria-label');
      if (!now.has(name)) now.set(name, []);
      const [up, here] = [above.get(name) ?? [], now.get(name)];
      here[column] = 1 + Math.min(up[column] ?? 0, up[column - 1] ?? 0, here[column - 1] ?? 0);
      largest[name] = Math.max(largest[name] ?? 0, here[column]);
    }
    above.clear();
    for (const [name, row] of now) above.set(name, row);
  }
  return largest;
}"""


def test_each_place_is_as_large_as_a_thumb_needs_on_a_phone(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, "/", viewport={"width": 390, "height": 1400})
    body = page.get_by_role("group", name="Map of the body")
    body.evaluate("map => map.scrollIntoView({ block: 'center' })")
    squares = body.evaluate(LARGEST_SQUARES)
    assert len(squares) == body.locator("a").count()
    assert {name: side for name, side in squares.items() if side < 24} == {}


def test_a_place_shows_its_name_under_the_mouse_and_under_the_keyboard(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, "/", viewport={"width": 1280, "height": 1200})
    link = page.get_by_role("group", name="Map of the body").locator("a").nth(3)
    name = link.locator("text")
    expect(name).not_to_be_visible()
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(name).to_be_visible()
    page.keyboard.press("Tab")
    expect(name).not_to_be_visible()
    link.locator("path").last.hover()
    expect(name).to_be_visible()
