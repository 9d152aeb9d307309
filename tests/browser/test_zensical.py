"""The other publisher makes a site of the same pages and the same mkdocs.yml."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .publish import ROOT, Published, published, with_zensical
from .timed import Timed

pytestmark = pytest.mark.browser

FIGURE_FOUR = "/stretches/figure-four-stretch/"


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with published(with_zensical, ROOT / "content", tmp_path_factory.mktemp("zensical")) as site:
        yield site


def test_an_exercise_opens_and_its_timer_reaches_the_first_hold(zensical: Published, open_page: Open) -> None:
    page = open_page(zensical, FIGURE_FOUR, clock=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")
    timer = Timed(page)
    timer.press(zensical.words("timer.start"))
    timer.follow(timer.phases[:1], then=timer.phases[1].what)


def test_it_has_the_pages_of_the_content(zensical: Published) -> None:
    missing = [
        page.address
        for page in zensical.pages()
        if not (zensical.folder / page.address.strip("/") / "index.html").exists()
    ]
    assert missing == []


def test_its_search_finds_an_exercise_by_a_plain_word(zensical: Published, open_page: Open) -> None:
    page = open_page(zensical, viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name="Search").click()
    page.get_by_role("combobox", name="Search").press_sequentially("bum")
    expect(page.get_by_role("option", name="Figure-four stretch")).to_be_visible()


def test_instant_navigation_keeps_the_page(zensical: Published, open_page: Open) -> None:
    page = open_page(zensical, "/stretches/")
    page.evaluate("window.__mark = 'kept'")
    page.get_by_role("main").get_by_role("link", name="Figure-four stretch").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")
    assert page.evaluate("window.__mark") == "kept"
    Timed(page).press(zensical.words("timer.start"))
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
