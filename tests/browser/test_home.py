"""The front page asks one question, and each answer leads to one routine; without JavaScript, too."""

import pytest
from loosen.site.urls import slug, url_for
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
    if javascript:
        page.get_by_role("button", name=our_site.words("emergency.none")).click()
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


def test_the_chosen_answer_is_marked(our_site: Published, open_page: Open) -> None:
    good, stiff = our_site.site.settings.home.answers[:2]
    page = open_page(our_site, f"/#{slug(good.says)}")
    chosen = page.locator(".answers [aria-current]")
    expect(chosen).to_have_text(good.says)
    page.locator(".answers").get_by_role("link", name=stiff.says, exact=True).click()
    expect(chosen).to_have_text([stiff.says])
    page.go_back()
    expect(chosen).to_have_text([good.says])


def test_the_emergency_signs_come_before_the_routine_and_are_remembered(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site)
    expect(page.locator(".emergency__groups")).to_be_visible()
    page.get_by_role("button", name=our_site.words("emergency.none")).click()
    page.reload()
    expect(page.get_by_text(our_site.words("emergency.none_today"))).to_be_visible()
    expect(page.locator(".emergency__groups")).to_be_hidden()


def test_a_routine_waits_for_the_answer_to_the_signs(our_site: Published, open_page: Open) -> None:
    home = our_site.site.settings.home
    page = open_page(our_site)
    page.locator(".answers").get_by_role("link", name=home.answers[0].says, exact=True).click()
    expect(page.locator(".today__one:visible")).to_have_count(0)
    expect(page.locator(".today safety-check")).to_be_in_viewport(ratio=0.5)
    page.get_by_role("button", name=our_site.words("emergency.none")).click()
    shown = page.locator(".today__one:visible h3")
    expect(shown).to_have_text(our_site.site.routines[home.answers[0].routine].name)
    expect(shown).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".answers").get_by_role("link", name=home.answers[1].says, exact=True).click()
    expect(shown).to_have_text(our_site.site.routines[home.answers[1].routine].name)
    expect(shown).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["home", "exercises", "routines"])
def test_nothing_begins_once_a_sign_fits(our_site: Published, open_page: Open, kind: str) -> None:
    address = "/" if kind == "home" else url_for(next(iter(getattr(our_site.site, kind).values())))
    page = open_page(our_site, address)
    begins = page.locator(".start:visible, .player:visible, .today__start:visible")
    page.get_by_role("button", name=our_site.words("emergency.fits")).click()
    expect(page.get_by_role("alert")).to_contain_text(our_site.words("emergency.stop"))
    expect(page.get_by_role("alert")).to_contain_text(our_site.site.safety.urgencies[0].action)
    expect(begins).to_have_count(0)
    page.get_by_role("button", name=our_site.words("emergency.none")).click()
    expect(begins.first).to_be_visible()
    page.reload()
    expect(page.get_by_text(our_site.words("emergency.none_today"))).to_be_visible()
    page.get_by_text(our_site.words("emergency.again")).click()
    page.get_by_role("button", name=our_site.words("emergency.fits")).click()
    page.reload()
    expect(page.locator(".emergency__groups")).to_be_visible()


def test_a_reader_who_comes_back_goes_on_where_they_stopped(our_site: Published, open_page: Open) -> None:
    routine, done = [*our_site.site.routines.values()][:2]
    page = open_page(our_site, "/privacy/")
    page.evaluate(
        """([place, done]) => {
          localStorage['hold-timer history'] = JSON.stringify([{ at: '2026-11-29', page: done, did: [] }]);
          localStorage[`hold-timer ${place} abc`] = JSON.stringify({ at: Date.now() - 60_000, lengths: [] });
          localStorage['hold-timer /routines/old/ abc'] = JSON.stringify({ at: 0 });
        }""",
        [f"/routines/{routine.id}/", f"/routines/{done.id}/"],
    )
    page.goto(our_site.url("/"))
    card = page.locator("go-on")
    expect(card.get_by_role("heading")).to_have_text(routine.name)
    expect(card).to_contain_text(our_site.words("home.go_on"))
    page.evaluate("(place) => delete localStorage[`hold-timer ${place} abc`]", f"/routines/{routine.id}/")
    page.reload()
    expect(card.get_by_role("heading")).to_have_text(done.name)
    card.get_by_role("link", name=our_site.words("home.again_button")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(done.name)


def test_the_front_page_of_a_new_reader_says_nothing_of_a_last_time(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site)
    expect(page.locator("go-on")).to_be_hidden()
    page.evaluate("localStorage['hold-timer history'] = '[{\"page\": \"//elsewhere.example/\"}]'")
    page.reload()
    expect(page.locator("go-on")).to_have_attribute("data-nothing", "")
    expect(page.locator("go-on")).to_be_hidden()


def test_a_site_without_a_question_has_its_choices(neck_site: Published, open_page: Open) -> None:
    page = open_page(neck_site)
    choice = neck_site.site.settings.home.choices[0]
    expect(page.locator(".answers")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("link", name=choice.when)).to_be_visible()


def test_the_front_page_works_the_same_after_a_visit_to_another_page(
    our_site: Published, open_page: Open
) -> None:
    home = our_site.site.settings.home
    page = open_page(our_site)
    page.locator(".md-tabs, .md-footer, .page-foot").get_by_role("link", name="About").last.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(home.title)
    page.locator("a.md-logo").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(home.title)
    page.locator(".answers").get_by_role("link", name=home.answers[0].says, exact=True).click()
    expect(page.locator(".today safety-check")).to_be_in_viewport(ratio=0.5)


def test_a_sign_that_fits_is_told_on_the_next_page_too(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site)
    page.get_by_role("button", name=our_site.words("emergency.fits")).click()
    page.evaluate("window.sameVisit = true")
    routine = next(iter(our_site.site.routines.values()))
    page.locator(f'a[href$="routines/{routine.id}/"]:visible').first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(routine.name)
    assert page.evaluate("window.sameVisit")
    expect(page.locator(".start:visible, .player:visible")).to_have_count(0)
    expect(page.get_by_role("alert")).to_contain_text(our_site.words("emergency.stop"))


def test_a_link_within_a_page_does_not_bring_the_page_again(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site)
    routine = our_site.site.routines[our_site.site.settings.home.answers[0].routine]
    answers = page.locator(".answers").get_by_role("link")
    chosen = page.locator(".today__one:target")
    page.get_by_role("button", name=our_site.words("emergency.none")).click()
    page.evaluate("document.querySelector('.answers').dataset.same = ''")
    for number in (1, 0):
        answers.nth(number).click()
    page.go_back()
    expect(chosen).to_have_attribute("id", slug(our_site.site.settings.home.answers[1].says))
    page.go_forward()
    expect(page.locator(".answers[data-same]")).to_have_count(1)
    chosen.locator(".button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(routine.name)
    page.go_back()
    expect(chosen.get_by_role("heading")).to_have_text(routine.name)
