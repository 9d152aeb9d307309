"""A person starts the timers of the site's own pages, with and without JavaScript."""

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published
from .timed import Timed

pytestmark = pytest.mark.browser

FIGURE_FOUR = "/stretches/figure-four-stretch/"
ROUTINE = "/routines/piriformis-and-glutes/"


def test_a_person_sees_each_phase_of_the_figure_four_stretch_at_its_time(
    our_site: Published, open_page: Open
) -> None:
    timer = Timed(open_page(our_site, FIGURE_FOUR, clock=True))
    assert len(timer.phases) > 4
    timer.press(our_site.words("timer.start"))
    timer.follow(timer.phases, then=our_site.words("playing.done"))


def test_a_routine_is_one_list_and_starts(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, ROUTINE, clock=True)
    timer = Timed(page)
    routine = our_site.site.routines["piriformis-and-glutes"]
    names = [our_site.site.exercises[item.exercise].name for item in routine.exercises]
    assert list(dict.fromkeys(phase.name for phase in timer.phases)) == names
    assert page.locator("hold-timer ol").count() == 1
    timer.press(our_site.words("timer.start"))
    timer.follow(timer.phases[:4], then=timer.phases[4].what)


def test_a_routine_comes_to_its_last_phase_and_its_end(our_site: Published, open_page: Open) -> None:
    timer = Timed(open_page(our_site, ROUTINE, clock=True))
    timer.press(our_site.words("timer.start"))
    timer.wait_until(len(timer.phases) - 1)
    timer.follow(timer.phases[-1:], then=our_site.words("playing.done"))


def test_instant_navigation_keeps_the_page_and_the_timer_works_after_it(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, "/stretches/")
    page.evaluate("window.__mark = 'kept'")
    name = our_site.site.exercises["figure-four-stretch"].name
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert page.evaluate("window.__mark") == "kept"
    timer = Timed(page)
    timer.press(our_site.words("timer.start"))
    timer.press(our_site.words("timer.pause"))
    timer.sees(our_site.words("playing.paused"))


def test_going_to_another_page_stops_the_timer_and_coming_back_lets_it_go_on(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, FIGURE_FOUR)
    page.evaluate("window.__mark = 'kept'")
    timer = Timed(page)
    timer.press(our_site.words("timer.start"))
    timer.press(our_site.words("playing.leave"))
    page.get_by_role("main").get_by_role("link", name=our_site.words("nav.stretches"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(our_site.words("nav.stretches"))
    page.go_back()
    Timed(page).press(our_site.words("timer.resume"))
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    assert page.evaluate("window.__mark") == "kept"


def test_without_javascript_the_page_shows_each_step_and_each_time(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, FIGURE_FOUR, java_script_enabled=False)
    main = page.get_by_role("main")
    exercise = our_site.site.exercises["figure-four-stretch"]
    for step in exercise.steps:
        expect(main.get_by_role("listitem").filter(has_text=step)).to_be_visible()
    timer = Timed(page)
    assert timer.phases
    lines = page.locator("hold-timer").get_by_role("listitem")
    for line, phase in zip(lines.all(), timer.phases, strict=True):
        expect(line).to_be_visible()
        expect(line).to_contain_text(phase.what)
        expect(line).to_contain_text(our_site.words("timeline.seconds", n=round(phase.seconds)))
    expect(main.get_by_role("button")).to_have_count(0)
