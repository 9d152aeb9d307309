"""The timer of the site that the other publisher makes, in each browser, under the same policy."""

import pytest

from tests.browser.publish import Published

from .conftest import Open
from .tab import PLAYER, until
from .test_routine import (
    FIGURE_FOUR,
    LIST,
    RECORD,
    STATE,
    at_timer,
    live,
    on_one_screen,
    reload_in_the_middle,
)
from .test_way_out import at_its_hardest, what_hurts
from .tour import Tour

pytestmark = pytest.mark.browser


def test_an_exercise_runs_from_its_start_to_its_end(zensical_site: Published, open_tab: Open) -> None:
    tab = at_timer(open_tab, zensical_site, FIGURE_FOUR)
    policy = "() => document.querySelector('meta[http-equiv=Content-Security-Policy]').content"
    assert "style-src 'self';" in tab.run(policy)  # what it blocks would fail this test
    phases = tab.run(LIST)
    tab.press(zensical_site.words("timer.start"))
    live(tab, sum(ms for _, ms in phases) / 1000 + 1)
    told = tab.run(RECORD, "phase")
    assert [one["phase"] for one in told] == [*(phase for phase, _ in phases), "done"]
    assert round(told[-1]["at"] - told[0]["at"], 3) == sum(ms for _, ms in phases)
    assert tab.run(STATE)[0] == "done"


def test_a_reload_in_the_middle_finds_the_place_and_plays_nothing_late(
    zensical_site: Published, open_tab: Open
) -> None:
    reload_in_the_middle(open_tab, zensical_site)


def test_from_the_first_start_on_all_is_on_one_screen_and_the_buttons_never_move(
    zensical_site: Published, open_tab: Open
) -> None:
    on_one_screen(open_tab, zensical_site)


def test_what_hurts_may_be_done_more_easily_left_out_or_stopped_and_each_taken_back(
    zensical_site: Published, open_tab: Open
) -> None:
    what_hurts(open_tab, zensical_site)


def test_it_is_whole_where_nothing_is_kept_nothing_moves_and_text_is_large(
    zensical_site: Published, open_tab: Open
) -> None:
    at_its_hardest(open_tab, zensical_site)


def test_axe_finds_nothing_wrong_with_the_search_on_a_desktop(
    zensical_site: Published, open_tab: Open
) -> None:
    tour = Tour(open_tab(zensical_site), zensical_site.origin, zensical_site.site)
    tour.visit(["/stretches/"], ["desktop"])
    assert tour.count == 4
    assert tour.axe == []


def test_instant_navigation_brings_a_timer_that_starts(zensical_site: Published, open_tab: Open) -> None:
    tab = open_tab(zensical_site, "/stretches/", record=True)
    tab.run("() => { window.mark = 'kept'; }")
    tab.run("() => document.querySelector('main a[href$=\"figure-four-stretch/\"]').click()")
    until(tab, PLAYER)
    assert tab.run("() => mark") == "kept"
    tab.press(zensical_site.words("timer.start"))
    until(tab, "() => document.querySelector('hold-timer').state === 'running'")
