"""Each page of each site, opened once on a phone: what a reader meets, and what the browser says to it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from loosen.model.duration import in_minutes
from playwright.sync_api import Browser

from .conftest import PHONE, listen
from .publish import Published

pytestmark = pytest.mark.browser

LOOK = Path(__file__).with_name("look.js").read_text("utf-8")
NARROW = {"width": 320, "height": 568}
WIDER_THAN_SCREEN = "() => document.scrollingElement.scrollWidth - innerWidth"
FOLLOWED = ("exercise", "routine")
"""Kinds of pages that a reader follows on the floor."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """What there was to see on one page."""

    heard: list[str]
    seen: dict[str, Any]
    too_wide: dict[int, int]
    """By how many pixels the page could be moved sideways, on screens of some widths."""


@dataclass(frozen=True, kw_only=True)
class Tour:
    looks: dict[str, Look]
    """By address."""
    cookies: list[Any]


@pytest.fixture(scope="module")
def tour(site: Published, chromium: Browser) -> Tour:
    context = chromium.new_context(viewport=PHONE)
    heard = listen(context, site.origin)
    page = context.new_page()
    words = [site.words("emergency.title"), site.words("exercise.steps")]
    looks = {}
    for address in [one.address for one in site.pages()]:
        page.set_viewport_size(PHONE)
        page.goto(site.url(address))
        seen = page.evaluate(LOOK, words)
        too_wide = {}
        for size in (PHONE, NARROW):
            page.set_viewport_size(size)
            too_wide[size["width"]] = page.evaluate(WIDER_THAN_SCREEN)
        looks[address] = Look(heard=list(heard), seen=seen, too_wide=too_wide)
        heard.clear()
    cookies = context.cookies()
    context.close()
    return Tour(looks=looks, cookies=cookies)


def test_the_browser_complains_of_nothing_and_asks_nobody_else(tour: Tour) -> None:
    assert {address: look.heard for address, look in tour.looks.items() if look.heard} == {}


def test_no_page_sets_a_cookie(tour: Tour) -> None:
    assert tour.cookies == []


def test_no_page_moves_sideways_on_a_phone(tour: Tour) -> None:
    wide = {address: look.too_wide for address, look in tour.looks.items() if any(look.too_wide.values())}
    assert wide == {}


def test_each_page_has_one_headline(tour: Tour) -> None:
    headlines = {address: look.seen["headline"] for address, look in tour.looks.items()}
    assert {address: found for address, found in headlines.items() if len(found) != 1} == {}


def test_each_timer_has_read_its_list(tour: Tour) -> None:
    states = {address: {t["state"] for t in look.seen["timers"]} for address, look in tour.looks.items()}
    assert {address for address, found in states.items() if found - {"idle"}} == set()


def test_what_a_reader_follows_has_a_timer(site: Published, tour: Tour) -> None:
    timers = {page.address: len(tour.looks[page.address].seen["timers"]) for page in site.pages(*FOLLOWED)}
    assert timers
    assert set(timers.values()) == {1}


def test_the_emergency_signs_come_before_the_first_step_and_the_timer(site: Published, tour: Tour) -> None:
    signs = site.site.safety.urgencies[0].signs
    for page in site.pages(*FOLLOWED):
        seen = tour.looks[page.address].seen
        assert 0 <= seen["signs"]["at"] < seen["timer"], page.address
        assert seen["signs"]["at"] < seen["steps"] or page.kind.name == "routine", page.address
        assert [sign for sign in signs if sign.sign not in seen["signs"]["text"]] == [], page.address


def test_the_front_page_asks_for_signs_before_it_offers_a_routine(tour: Tour) -> None:
    seen = tour.looks["/"].seen
    assert 0 <= seen["signs"]["at"] < seen["routine"]


def test_minutes_are_the_same_on_the_page_on_each_card_and_in_the_list(site: Published, tour: Tour) -> None:
    for page in site.pages(*FOLLOWED):
        look = tour.looks[page.address]
        counted = in_minutes(sum(look.seen["timers"][0]["seconds"]))
        cards = minutes_on_cards(site.url(page.address), tour)
        assert int(look.seen["time"].split()[0]) == counted, page.address
        assert cards, f"no card leads to {page.address}"
        assert set(cards.values()) == {counted}, f"{page.address}: {cards}"


def minutes_on_cards(url: str, tour: Tour) -> dict[tuple[str, str], int]:
    """The minutes in each link to a page, by where the link stands and its words."""
    return {
        (address, text): int(number)
        for address, look in tour.looks.items()
        for to, text in look.seen["links"]
        if to == url
        for number in re.findall(r"(\d+) ?minute", text)
    }
