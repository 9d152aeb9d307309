"""The drawing that a page has of an exercise comes along in the player, on the side that is held."""

import pytest
from playwright.sync_api import Locator

from .conftest import Visit, items

pytestmark = pytest.mark.browser

DRAWING = (
    '<figure data-figure="{id}" data-drawn="right"><svg viewBox="0 0 9 9" id="{id}" role="img" '
    'aria-labelledby="t"><title id="t">{id}</title><path class="{id}" d="M0 0h5v5z"/></svg></figure>'
)


def routine() -> str:
    one = items("ready 5", "hold 30 left", "switch 8 right", "hold 30 right").split("</ol>")[0]
    two = items("ready 10 - two", "hold 20 - two").removeprefix("<hold-timer><ol>")
    return one + two


def picture(visit: Visit) -> Locator:
    return visit.timer().locator("[data-part=picture]")


@pytest.fixture
def drawn(visit: Visit) -> Visit:
    drawings = "".join(DRAWING.format(id=each) for each in ("one", "two"))
    visit.open(drawings + routine())
    visit.press("Start")
    picture(visit).locator("path.one").wait_for()
    return visit


def test_the_drawing_is_of_the_exercise_and_of_the_side_that_is_held(drawn: Visit) -> None:
    # On the left, on the way to the right, on the right.
    for mirrored in ("[data-mirrored]", ":not([data-mirrored])", ":not([data-mirrored])"):
        drawn.press("Skip")
        picture(drawn).and_(drawn.page.locator(mirrored)).wait_for()
    assert picture(drawn).locator("svg").evaluate("e => getComputedStyle(e).transform") == "none"
    drawn.press("Back")
    drawn.press("Back")
    picture(drawn).and_(drawn.page.locator("[data-mirrored]")).wait_for()
    assert (
        picture(drawn).locator("svg").evaluate("e => getComputedStyle(e).transform").startswith("matrix(-1")
    )
    for _ in range(3):
        drawn.press("Skip")
    picture(drawn).locator("path.two").wait_for()
    assert picture(drawn).locator("svg").count() == 1


def test_on_the_way_to_a_side_the_drawing_is_of_that_side(drawn: Visit) -> None:
    picture(drawn).and_(drawn.page.locator("[data-mirrored]")).wait_for()


def test_a_screen_reader_hears_nothing_of_it_and_no_id_is_there_twice(drawn: Visit) -> None:
    assert picture(drawn).locator("svg").get_attribute("aria-hidden") == "true"
    assert picture(drawn).locator("[id], [role], [aria-labelledby], title").count() == 0
    ids = drawn.page.eval_on_selector_all("[id]", "all => all.map((e) => e.id)")
    assert ids == ["one", "t", "two", "t"]


def test_it_is_gone_when_all_is_done(drawn: Visit) -> None:
    for _ in range(6):
        drawn.press("Skip")
    assert drawn.state() == "done"
    picture(drawn).wait_for(state="hidden")


def test_one_exercise_has_its_drawing_only_while_it_runs(visit: Visit) -> None:
    visit.open(DRAWING.format(id="one") + items("ready 5", "hold 30 left"))
    visit.press("Start")
    picture(visit).locator("path").wait_for()
    visit.press("Back to the page")
    assert not picture(visit).is_visible()


def test_the_digits_stay_large_beside_it(drawn: Visit) -> None:
    drawn.press("Skip")
    drawn.wait(1.5)
    digits = drawn.timer().get_by_role("timer").bounding_box()
    assert digits is not None
    assert digits["height"] >= 844 / 4
    assert picture(drawn).bounding_box()["height"] >= 90
    assert drawn.timer().evaluate("t => [t.scrollWidth, t.scrollHeight]") == [390, 844]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390), (1280, 800)])
def test_it_fits_on_a_site_with_large_text(drawn: Visit, width: int, height: int) -> None:
    drawn.page.set_viewport_size({"width": width, "height": height})
    drawn.page.evaluate("document.documentElement.style.fontSize = '20px'")
    drawn.press("Skip")
    size = "t => [t.scrollWidth, t.scrollHeight]"
    large = "t => t.querySelector('[role=timer]').getBoundingClientRect().height / innerHeight"
    for button in ("Pause", "Continue"):
        drawn.timer().get_by_role("button", name=button, exact=True).wait_for()
        assert drawn.timer().evaluate(size) == [width, height]
        # A reader who pauses reads what to do.
        assert drawn.timer().evaluate(large) >= (0.25 if button == "Pause" else 0.14)
        what = drawn.timer().locator("[data-part=what]").first
        assert what.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 32
        for each in drawn.timer().get_by_role("button").all():
            assert each.bounding_box()["height"] >= 64
        drawn.press(button)


def test_without_a_drawing_there_is_no_gap(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open(routine())
    visit.press("Start")
    assert not picture(visit).is_visible()
    assert "player.js" in str(asked)
    assert "picture.js" not in str(asked)
