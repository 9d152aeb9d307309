"""A thumb finds each place on the map of the body, and sees what it has found."""

import pytest
from loosen.site.map_ways import map_ways
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


@pytest.mark.parametrize("width", [390, 1280])
def test_a_place_opens_its_massage_its_stretch_and_a_session_of_both_without_javascript(
    our_site: Published, open_page: Open, width: int
) -> None:
    way = next(one for one in map_ways(our_site.site) if len(one.exercises) == 2)
    page = open_page(our_site, "/", viewport={"width": width, "height": 844}, java_script_enabled=False)
    sheet = page.locator(".way:visible")
    expect(sheet).to_have_count(0)
    page.locator(".body-map__list").get_by_role("link", name=way.muscle.name, exact=True).click()
    expect(sheet).to_be_in_viewport()
    expect(sheet.get_by_role("heading")).to_have_text(way.muscle.name)
    for one in way.exercises:
        expect(sheet.get_by_role("link", name=one.name)).to_be_visible()
    sheet.get_by_role("link", name=our_site.words("map.close")).click()
    expect(sheet).to_have_count(0)


def test_the_chosen_place_is_lit(our_site: Published, open_page: Open) -> None:
    way = map_ways(our_site.site)[0]
    page = open_page(our_site)
    lit = page.locator(".bm [aria-current]")
    page.locator(".body-map__list").get_by_role("link", name=way.muscle.name, exact=True).click()
    expect(lit).to_have_attribute("aria-label", way.muscle.name)
    page.locator(".way:visible").get_by_role("link", name=our_site.words("map.close")).click()
    expect(lit).to_have_count(0)


def test_the_session_of_a_place_is_its_massage_and_its_stretch(our_site: Published, open_page: Open) -> None:
    way = next(one for one in map_ways(our_site.site) if len(one.exercises) == 2)
    page = open_page(our_site, f"/#map-{way.muscle.id}")
    page.locator(".way:visible a.button").click()
    expect(page.locator(".sheet__name")).to_have_text([one.name for one in way.exercises])
    expect(page.locator(".sheet__remark")).to_have_count(0)


def test_where_it_may_be_the_nerve_the_map_leads_elsewhere_first(
    our_site: Published, open_page: Open
) -> None:
    notice = our_site.site.body_map and our_site.site.body_map.before
    assert notice
    muscle = next(one for one in our_site.site.muscles.values() if one.show_before == "yes")
    page = open_page(our_site, f"/#map-{muscle.id}")
    first = page.locator(".way:visible > h3 + *")
    expect(first).to_contain_text(notice.name)
    expect(first.get_by_role("link").first).to_be_visible()


def test_the_map_can_be_made_larger_and_whole_again(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, "/", java_script_enabled=False)
    body = page.get_by_role("group", name="Map of the body")
    whole = body.evaluate("map => map.clientWidth")
    page.get_by_text(our_site.words("map.zoom_in"), exact=True).click()
    assert body.evaluate("map => map.clientWidth") > 1.5 * whole
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_text(our_site.words("map.zoom_out"), exact=True).click()
    assert body.evaluate("map => map.clientWidth") == whole
