"""Every kind of page, in each browser: what a reader meets, and what the browser says to it."""

from typing import Any

import pytest

from tests.browser.publish import Published

from .conftest import Open
from .tab import PLAYER, Tab, settle, until
from .tour import AXE, Tour

pytestmark = pytest.mark.browser

LOOK = """
() => {
  const high = (selector) => [...document.querySelectorAll(selector)]
    // What is out of sight may have no size yet.
    .filter((e) => e.checkVisibility?.({ contentVisibilityAuto: true }) ?? e.getClientRects().length)
    .map((e) => Math.round(Math.min(e.getBoundingClientRect().width, e.getBoundingClientRect().height)));
  return {
    headline: document.querySelectorAll('h1').length,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    timers: [...document.querySelectorAll('hold-timer')].map((e) => e.dataset.state),
    pictures: high('article svg.f'),
  };
}
"""
VIOLATIONS = """
() => axe.run().then(({ violations }) => violations.map((it) => `${it.id}: ${it.nodes[0].html}`))
"""
READY = """
() => document.readyState === 'complete'
  && [...document.querySelectorAll('hold-timer')].every((e) => e.dataset.state)
"""
"""Of a page that is only half here, the timers may be missing still."""


def kinds(site: Published) -> list[str]:
    """The address of one page of each template."""
    return list({page.kind.name: page.address for page in site.pages()}.values())


def looks(tab: Tab, site: Published) -> dict[str, dict[str, Any]]:
    found = {}
    for address in kinds(site):
        tab.open(site.url(address))
        until(tab, READY)
        found[address] = tab.run(LOOK)
    return found


def test_each_kind_of_page_fits_a_narrow_phone_and_breaks_no_policy(
    our_site: Published, open_tab: Open
) -> None:
    tab = open_tab(our_site)
    tab.resize(320, 640)  # WebKit's window stays a little wider
    for address, look in looks(tab, our_site).items():
        assert look["sideways"] <= 0, address
        assert look["headline"] == 1, address
        assert set(look["timers"]) <= {"idle"}, address
        assert all(size > 10 for size in look["pictures"]), address
    settle(tab)
    assert tab.complaints == []


def test_drawings_and_the_body_map_are_there_to_be_seen(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site)
    for address in ("/", "/stretches/figure-four-stretch/", "/muscles/piriformis/"):
        tab.open(our_site.url(address))
        until(tab, f"() => ({LOOK})().pictures.some((size) => size > 100)")


def test_the_keyboard_opens_the_menu_of_a_phone(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site, "/safety/")
    expanded = "() => document.querySelector('button[aria-label=Menu]').ariaExpanded === '{}'"
    until(tab, "() => document.querySelector('button[aria-label=Menu]')")
    for _ in range(20):
        tab.key("Tab")
        if tab.run("() => document.activeElement.ariaLabel === 'Menu'"):
            break
    tab.key("Enter")
    until(tab, expanded.format("true"))
    tab.key("Escape")
    until(tab, expanded.format("false"))


DRAWN = """
() => {
  // Each time, and in one go: the theme draws its results anew while more of them come.
  const result = document.querySelector('.md-search-result a[href*=piriformis-ball]');
  result?.scrollIntoView();
  return Boolean(result?.querySelector('.f'));
}
"""


def test_the_keyboard_finds_a_page_by_a_plain_word(our_site: Published, open_tab: Open) -> None:
    tab = open_tab(our_site)
    for _ in range(20):
        tab.key("Tab")
        if tab.run("() => document.activeElement.ariaLabel === 'Search'"):
            break
    tab.key("Enter")
    until(tab, "() => document.activeElement.matches('input')")
    tab.write("bum")
    until(tab, "() => document.querySelector('.md-search-result__list a[href*=piriformis]') !== null")
    until(tab, DRAWN)


TIMER_VIOLATIONS = VIOLATIONS.replace("axe.run()", "axe.run('hold-timer')")
SHORT = """
() => {
  const [timer, short] = [document.querySelector('hold-timer'), document.createElement('hold-timer')];
  short.append(timer.querySelector('ol').cloneNode(true));
  for (const { dataset } of short.querySelectorAll('li')) dataset.seconds = '0.05';
  timer.replaceWith(short);
}
"""
"""A timer that comes to its end by itself, with something done."""
MOVES = {"idle": "", "running": "t.start()", "paused": "t.start(); t.pause()", "done": "t.start()"}


@pytest.mark.parametrize("state", MOVES)
def test_axe_finds_nothing_wrong_with_the_timer(our_site: Published, open_tab: Open, state: str) -> None:
    tab = open_tab(our_site, "/stretches/figure-four-stretch/")
    until(tab, READY)
    if state == "done":
        tab.run(SHORT)
    until(tab, PLAYER)
    tab.run(f"() => {{ const t = document.querySelector('hold-timer'); {MOVES[state]}; }}")
    until(tab, "(state) => document.querySelector('hold-timer').state === state", state)
    if state == "done":
        until(tab, "() => document.querySelector('hold-timer [data-part=after] button')")
    assert AXE.exists(), "make test installs it, and so does npm ci"
    tab.run(f"() => {{ {AXE.read_text('utf-8')} }}")
    assert tab.run(VIOLATIONS) == []
    tab.run("() => { document.querySelector('hold-timer details').open = true; }")
    until(tab, "() => document.querySelector('hold-timer details input')")
    assert tab.run(TIMER_VIOLATIONS) == [], "with options open"
    tab.run("() => document.querySelector('hold-timer [data-do=more]').click()")
    # Chromium cuts the root to the first screen of the page, and axe takes what lies below for hidden.
    tab.run("() => scrollTo(0, 0)")
    assert tab.run(TIMER_VIOLATIONS) == [], "with all the rest open"


def test_axe_finds_nothing_wrong_on_a_phone_in_either_colour(our_site: Published, open_tab: Open) -> None:
    """Two pages, with the menu and the search closed and open; `make audit` looks at every kind."""
    tour = Tour(open_tab(our_site), our_site.origin, our_site.site)
    tour.visit(["/", "/prescribe/"], ["phone"])
    assert tour.count == 12
    assert tour.axe == []
