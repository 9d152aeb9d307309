"""A reader chooses exercises on the page that lists them all."""

import re

import pytest
from loosen.model import Stretch
from loosen.site.pages.entity_pages import MOST_SHOWN
from loosen.site.pages.exercise_pages import ExercisesContext
from playwright.sync_api import Locator, Page, expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser

LIST = "/exercises/"


def rows(page: Page) -> Locator:
    """The exercises that can be seen."""
    return page.get_by_role("main").get_by_role("listitem").filter(visible=True)


def test_a_kind_leaves_its_own_exercises_and_stands_in_the_address(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, LIST)
    stretches = [one for one in our_site.site.exercises.values() if isinstance(one, Stretch)]
    page.get_by_text(our_site.words("short_kind.stretches"), exact=True).first.click()
    expect(rows(page)).to_have_count(len(stretches))
    expect(page.get_by_role("status")).to_have_text(our_site.words("filter.found", n=len(stretches)))
    expect(page).to_have_url(re.compile(r"\?kind=stretch$"))
    page.reload()
    expect(rows(page)).to_have_count(len(stretches))
    expect(page.get_by_role("checkbox", name=our_site.words("short_kind.stretches"))).to_be_checked()


def test_an_address_chooses_and_one_button_takes_all_back(our_site: Published, open_page: Open) -> None:
    site = our_site.site
    muscle = next(iter(site.muscles))
    fit = [one for one in site.exercises.values() if muscle in one.muscles and isinstance(one, Stretch)]
    assert fit
    page = open_page(our_site, f"{LIST}?kind=stretch&muscle={muscle}&level=no-such-level")
    expect(rows(page)).to_have_count(len(fit))
    expect(page.get_by_label(our_site.words("filter.muscle"), exact=True)).to_have_value(muscle)
    page.get_by_role("button", name=our_site.words("filter.reset")).click()
    expect(rows(page)).to_have_count(len(site.exercises))
    expect(page).to_have_url(re.compile(rf"{LIST}$"))


def test_it_is_chosen_by_keyboard_alone(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, LIST)
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    page.get_by_text(our_site.words("filter.more")).press("Enter")
    page.get_by_label(our_site.words("glance.level"), exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"kind=\w+&level=\w+"))


def test_choices_that_nothing_fits_say_so(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, f"{LIST}?kind=breathing&muscle={next(iter(our_site.site.muscles))}")
    expect(page.get_by_text(our_site.words("filter.none"))).to_be_visible()
    expect(rows(page)).to_have_count(0)


def test_without_scripts_the_groups_and_the_other_lists_are_there(site: Published, open_page: Open) -> None:
    page = open_page(site, LIST, java_script_enabled=False)
    expect(rows(page)).to_have_count(len(site.site.exercises))
    expect(page.get_by_role("link", name=site.words("filter.muscle"), exact=True)).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    context = next(one for one in site.pages("exercises")).context
    assert isinstance(context, ExercisesContext)
    titles = [site.words.own(heading.title) for heading, _ in context.groups]
    assert page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts() == titles


def test_a_filter_works_on_a_page_that_instant_navigation_brings(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, "/stretches/")
    page.get_by_role("main").get_by_role("link", name=our_site.words("nav.all"), exact=True).click()
    page.get_by_text(our_site.words("short_kind.breathing"), exact=True).first.click()
    expect(page).to_have_url(re.compile(r"kind=breathing"))
    expect(page.get_by_role("status").first).not_to_be_empty()


def test_a_routine_shows_its_first_figures_and_how_many_more_there_are(
    site: Published, open_page: Open
) -> None:
    page = open_page(site, "/routines/")
    for routine in site.site.routines.values():
        link = page.get_by_role("main").get_by_role("link").filter(has_text=routine.name).first
        each = {item.exercise for item in routine.exercises}
        drawn = [id for id in each if site.site.exercises[id].figure]
        expect(link.locator("svg")).to_have_count(min(len(drawn), MOST_SHOWN))
        if len(each) > MOST_SHOWN and len(drawn) >= MOST_SHOWN:
            expect(link).to_contain_text(site.words("routine.more", n=len(each) - MOST_SHOWN + 1))


def test_the_article_to_begin_with_stands_first(our_site: Published, open_page: Open) -> None:
    first = [one.name for one in our_site.site.articles.values() if one.stands_first == "yes"]
    assert first
    links = open_page(our_site, "/articles/").get_by_role("main").get_by_role("listitem")
    expect(links.first).to_contain_text(first[0])
    expect(links).to_have_count(len(our_site.site.articles))


def test_an_address_that_is_not_there_offers_the_search(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, "/404.html")
    page.get_by_role("main").get_by_role("button", name=our_site.words("menu.search")).click()
    expect(page.get_by_role("textbox", name=our_site.words("menu.search"))).to_be_focused()
