"""Before Start there is little, and the rest comes when it is wanted: in sight, or with the tap itself."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import Visit, items

pytestmark = pytest.mark.browser

PLAYER = "**/player.js"
PLAYER_AND_STYLE = re.compile(r"/player\.(js|css)$")
LOOK = "t => [t.state, t.index, t.remaining]"
LOOKED_AT = "t => new Promise((done) => new IntersectionObserver(() => done()).observe(t))"
"""Ends once the browser has said whether a timer is in sight: to this one after all before it."""


def held(visit: Visit) -> list[Route]:
    """The player does not arrive until the test lets it."""
    routes: list[Route] = []
    visit.page.route(PLAYER_AND_STYLE, lambda route: routes.append(route))
    return routes


def arrive(visit: Visit, routes: list[Route]) -> None:
    let_go(visit, routes)
    visit.ready()


def let_go(visit: Visit, routes: list[Route]) -> None:
    while len(routes) < 2:
        visit.page.wait_for_timeout(10)
    for route in routes:
        route.continue_()


def test_the_player_is_fetched_only_when_its_timer_is_seen(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    visit.page.set_viewport_size({"width": 390, "height": 80})
    visit.open(ready=False)
    visit.timer().evaluate(LOOKED_AT)
    assert "start-panel.js" in asked
    assert "player.js" not in asked
    visit.timer().get_by_role("button", name="Start").scroll_into_view_if_needed()
    visit.timer().get_by_role("timer", include_hidden=True).wait_for(state="attached")


def test_nothing_moves_when_the_player_comes(visit: Visit) -> None:
    routes = held(visit)
    timer = visit.open(ready=False)
    boxes = """t => [...t.querySelectorAll('*')].filter((e) => e.offsetHeight)
        .map((e) => [e.localName, JSON.stringify(e.getBoundingClientRect())])"""
    before = timer.evaluate(boxes)
    arrive(visit, routes)
    assert timer.evaluate(boxes) == before


def test_a_tap_before_the_player_starts_as_soon_as_it_is_there(visit: Visit) -> None:
    routes = held(visit)
    timer = visit.open(ready=False)
    visit.press("Start")
    assert timer.evaluate(LOOK) == ["running", 0, 5000]
    assert visit.state() == "running"
    visit.wait(2)
    arrive(visit, routes)
    assert timer.evaluate(LOOK) == ["running", 0, 5000]
    assert [told["index"] for told in visit.record("phase")] == [0]
    visit.wait(6)
    assert visit.see("Hold left")


def test_the_sound_card_is_opened_in_the_tap_and_used_by_the_player(visit: Visit) -> None:
    routes = held(visit)
    visit.open(ready=False)
    visit.press("Start")
    assert [context["byTap"] for context in visit.record("context")] == [True]
    arrive(visit, routes)
    visit.wait(1)
    assert len(visit.record("context")) == 1
    assert visit.record("tone")


def test_whatever_is_asked_for_meanwhile_happens_in_its_order(visit: Visit) -> None:
    routes = held(visit)
    timer = visit.open(ready=False)
    timer.evaluate("t => { t.skip(); t.pause(); }")
    assert timer.evaluate(LOOK) == ["idle", 0, 5000]
    timer.evaluate("t => { t.start(); while (t.state !== 'done') t.skip(); t.skip(); }")
    assert timer.evaluate(LOOK) == ["done", 4, 0]
    timer.evaluate("t => { t.back(); t.start(); t.restart(); t.back(); t.skip(); t.pause(); }")
    assert timer.evaluate(LOOK) == ["paused", 1, 30_000]
    arrive(visit, routes)
    assert timer.evaluate(LOOK) == ["paused", 1, 30_000]


def test_the_button_pauses_and_goes_on_before_the_player_too(visit: Visit) -> None:
    routes = held(visit)
    visit.open(ready=False)
    for press, state in (("Start", "running"), ("Pause", "paused"), ("Continue", "running")):
        visit.press(press)
        assert visit.state() == state
    arrive(visit, routes)
    assert visit.state() == "running"


def test_options_open_once_the_player_is_there(visit: Visit) -> None:
    routes = held(visit)
    timer = visit.open(ready=False)
    timer.get_by_text("Options", exact=True).click()
    arrive(visit, routes)
    expect(timer.get_by_role("checkbox", name="Voice", exact=True)).to_be_visible()


def test_a_timer_that_goes_before_its_player_comes_leaves_nothing(visit: Visit) -> None:
    routes = held(visit)
    timer = visit.open(ready=False)
    visit.press("Start")
    timer.evaluate("t => { window.left = t; t.remove(); }")
    let_go(visit, routes)
    visit.arrived("player.js")
    assert visit.record("phase") == visit.record("worker") == []
    assert len(visit.record("close")) == 1
    assert visit.page.evaluate("[left.children.length, left.attributes.length]") == [1, 0]


def test_a_kept_place_is_right_from_the_first_sight(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.page.add_init_script("""
        window.states = [];
        new MutationObserver(() => states.push(document.querySelector('hold-timer')?.dataset.state))
            .observe(document, { subtree: true, attributeFilter: ['data-state'] });
    """)
    visit.reload()
    assert set(visit.page.evaluate("states")) == {"paused"}


def test_a_player_that_cannot_be_fetched_is_told_and_the_steps_still_open(
    plain_page: Callable[..., Page], address: str, visit: Visit
) -> None:
    visit.open(items(*["hold 30 left", "hold 30 right"] * 7))
    page = plain_page()
    page.route(PLAYER, lambda route: route.abort())
    page.goto(address + "test.html")
    timer = page.locator("hold-timer")
    timer.get_by_role("button", name="Start").click()
    timer.get_by_role("status").get_by_text("The timer did not load.").wait_for()
    assert timer.evaluate(LOOK) == ["idle", 0, 30_000]
    timer.get_by_role("button", name="All steps").click()
    expect(timer.get_by_role("listitem").first).to_be_visible()
