"""The front page asks one question, and each answer leads to one routine; without JavaScript, too."""

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
def test_an_answer_shows_its_routine_and_no_other(
    our_site: Published, open_page: Open, *, javascript: bool
) -> None:
    home = our_site.site.settings.home
    page = open_page(our_site, java_script_enabled=javascript)
    shown = page.locator(".today__one:visible h3")
    expect(shown).to_have_text(our_site.site.routines[home.answers[-1].routine].name)
    for answer in home.answers:
        page.locator(".answers").get_by_role("link", name=answer.says, exact=True).click()
        expect(shown).to_have_count(1)
        expect(shown).to_have_text(our_site.site.routines[answer.routine].name)
    page.locator(".today__start:visible").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        our_site.site.routines[home.answers[-1].routine].name
    )


def test_the_emergency_signs_come_before_the_routine_and_are_remembered(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site)
    expect(page.locator(".emergency__groups")).to_be_visible()
    page.get_by_role("button", name=our_site.words("emergency.none")).click()
    page.reload()
    expect(page.get_by_text(our_site.words("emergency.none_today"))).to_be_visible()
    expect(page.locator(".emergency__groups")).to_be_hidden()


def test_a_site_without_a_question_has_its_choices(neck_site: Published, open_page: Open) -> None:
    page = open_page(neck_site)
    choice = neck_site.site.settings.home.choices[0]
    expect(page.locator(".answers")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("link", name=choice.when)).to_be_visible()
