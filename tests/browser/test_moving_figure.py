"""A reader sees where a movement begins and ends, and the way between when they ask for it."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import Open
from .publish import Published
from .timed import start

pytestmark = pytest.mark.browser

MOVES = "/strength/bridge/"
HELD = "/positions-of-ease/calves-on-chair/"


@pytest.fixture
def page(our_site: Published, open_page: Open) -> Page:
    return open_page(our_site, MOVES)


def test_start_and_end_are_shown_before_anything_is_asked_for(page: Page) -> None:
    """Each at the step that leads there, in one scale; the end stands beside Start, too."""
    expect(page.locator("figure.figure .f")).to_have_count(1)
    expect(page.locator(".position .f-start")).to_be_visible()
    expect(page.locator(".steps > li").nth(1).locator(".f")).to_be_visible()
    stills = page.locator(".moment .f")
    expect(stills).to_have_count(2)
    for still in stills.all():
        expect(still).to_be_visible()
    first, last = (still.evaluate("(one) => one.getBoundingClientRect().width") for still in stills.all())
    assert first == pytest.approx(last, abs=1)
    assert "movements/" not in page.evaluate(
        "performance.getEntriesByType('resource').map((e) => e.name).join()"
    )


def test_a_reader_sees_it_move_and_stops_it(page: Page) -> None:
    figure = page.locator("figure.figure")
    words = figure.get_by_role("img").get_attribute("aria-labelledby")
    page.get_by_role("button", name="See it move").click()
    moving = figure.locator(".f-moves")
    expect(moving).to_be_visible()
    expect(figure.locator(".f:not(.f-moves)").first).to_be_hidden()
    assert figure.get_by_role("img").get_attribute("aria-labelledby") == words
    number = moving.locator(".f-frame").count()
    assert number >= 4
    for index in (0, number // 2, number - 1):  # start, on the way, end
        expect(moving.locator(".f-frame").nth(index)).to_have_attribute("data-now", "")
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(moving).to_have_count(0)
    expect(figure.locator(".f").last).to_be_visible()


def test_who_wants_less_motion_has_no_button(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, MOVES, reduced_motion="reduce")
    expect(page.locator("figure.figure .f").first).to_be_visible()
    page.locator("moving-figure:defined").wait_for()
    expect(page.get_by_role("button", name="See it move")).to_have_count(0)


def test_without_a_script_there_are_the_stills_alone(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, MOVES, java_script_enabled=False)
    expect(page.locator("figure.figure .f").last).to_be_visible()
    expect(page.get_by_text("See it move")).to_be_hidden()


def test_what_is_only_held_has_one_picture_and_no_button(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, HELD)
    expect(page.locator("figure.figure .f")).to_have_count(1)
    expect(page.get_by_text("See it move")).to_have_count(0)


def test_a_movement_that_does_not_come_is_told(our_site: Published, chromium: Browser) -> None:
    def nothing(route: Route) -> None:
        route.fulfill(status=200, content_type="text/javascript", body="")

    with chromium.new_context(service_workers="block") as context:
        page = context.new_page()
        page.route("**/movements/*.js", nothing)
        page.goto(our_site.url(MOVES))
        page.get_by_role("button", name="See it move").click()
        expect(page.get_by_role("button", name="could not be loaded")).to_be_visible()
        expect(page.locator("figure.figure .f").first).to_be_visible()


def test_the_player_shows_the_movement(page: Page) -> None:
    start(page)
    picture = page.locator("hold-timer [data-part=picture]")
    expect(picture.locator(".f-moves .f-frame").first).to_be_attached()
    expect(picture.locator(".f-moves")).to_be_visible()
    expect(picture.locator(".f:not(.f-moves)")).to_be_hidden()


def test_the_player_keeps_still_for_who_wants_less_motion(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, MOVES, reduced_motion="reduce")
    start(page)
    picture = page.locator("hold-timer [data-part=picture]")
    expect(picture.locator(".f")).to_be_visible()
    expect(picture.locator(".f-start, .f-moves")).to_have_count(0)
