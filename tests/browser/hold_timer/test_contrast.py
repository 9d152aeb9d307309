"""Readable at two metres: each text and button of the player, by the colours that the browser computed."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.publish import Published
from tests.browser.timed import Timed

from .conftest import Visit

pytestmark = pytest.mark.browser

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
LEAST, LEAST_OF_AN_EDGE = 7.0, 3.0
SEEN = {"what", "name", "digits", "next", "progress", "toggle", "hurts", "more", "breath"}
EDGES = {"edge of hurts", "edge of more"}
SIDES = {"Left", "Right"}


def weak(found: list[list[Any]]) -> list[list[Any]]:
    return [each for each in found if each[1] < (LEAST_OF_AN_EDGE if "edge of" in each[0] else LEAST)]


STEPS = {
    "idle": "",
    "ready": "Start",
    "left": "Skip",
    "paused": "Pause",
    "going on": "Continue",
    "switch": "Skip",
    "right": "Skip",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_page_without_colours_of_its_own(visit: Visit, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    timer = visit.go("example.html")
    found: list[list[Any]] = []
    for where, press in STEPS.items():
        if press:
            visit.press(press)
        visit.wait(2)
        found += [[f"{where}: {part}", ratio] for part, ratio in timer.evaluate(CONTRAST)]
    while visit.state() != "done":
        visit.press("Skip")
    found += timer.evaluate(CONTRAST)
    assert weak(found) == []
    assert {str(part).split(": ")[-1] for part, _ in found} >= SEEN | SIDES | EDGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_colours_of_the_site(our_site: Published, open_page: Open, scheme: str) -> None:
    page = open_page(our_site, "/routines/piriformis-and-glutes/", clock=True, color_scheme=scheme)
    timed, timer = Timed(page), page.locator("hold-timer")
    faults = weak(timer.evaluate(CONTRAST))
    timed.press(our_site.words("timer.start"))
    for _ in ("ready", "massage", "switch", "massage, other side"):
        page.clock.fast_forward(4000)
        faults += weak(timer.evaluate(CONTRAST))
        timed.press(our_site.words("playing.skip"))
    timed.press(our_site.words("timer.pause"))
    faults += weak(timer.evaluate(CONTRAST))
    assert faults == []


COLOURS = """t => ({
    count: getComputedStyle(t.querySelector('[role=timer]')).color,
    hurts: getComputedStyle(t.querySelector('[data-do=hurts]')).color,
    more: getComputedStyle(t.querySelector('[data-do=more]')).color,
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pause_has_the_colour_of_no_danger_and_of_no_work(
    our_site: Published, open_page: Open, scheme: str
) -> None:
    """Getting ready, changing sides and rest were as red as "It hurts"."""
    page = open_page(our_site, "/routines/piriformis-and-glutes/", clock=True, color_scheme=scheme)
    timed, timer = Timed(page), page.locator("hold-timer")
    timed.press(our_site.words("timer.start"))
    seen = {}
    for _ in range(3):
        seen[timer.get_attribute("data-phase")] = timer.evaluate(COLOURS)
        timed.press(our_site.words("playing.skip"))
    ready, massage, switch = seen["ready"], seen["massage"], seen["switch"]
    assert ready["count"] == switch["count"]
    assert ready["count"] not in (massage["count"], ready["hurts"], ready["more"])
    assert massage["count"] != massage["hurts"]
