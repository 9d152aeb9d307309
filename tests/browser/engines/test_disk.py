"""The built folder, opened straight from the disk: a reader finds an exercise, and the timer counts."""

import pytest
from loosen.site.urls import url_for

from tests.browser.publish import Published
from tests.browser.timed import KNOWN

from .conftest import NewTab
from .tab import until

pytestmark = pytest.mark.browser

COUNTS = "(before) => document.querySelector('hold-timer').remaining < before - 1000"
LEFT = "() => document.querySelector('hold-timer').remaining"
STATE = "(state) => document.querySelector('hold-timer')?.dataset.state === state"
FOLLOW = """(part) => {
  const link = [...document.querySelectorAll('main a')].find((a) => a.href.includes(part));
  setTimeout(() => link.click());  // once this call has been answered: the next page knows nothing of it
}"""
AT = "(part) => document.readyState === 'complete' && location.href.includes(part)"
LINKS = """() => [...document.querySelectorAll('a')].map((a) => a.href.baseVal ?? a.href)
  .filter((href) => href.startsWith('file:') && !/[.](html|json|csv)([?#]|$)/.test(href))"""
SEARCH = (
    "() => [...document.querySelectorAll('[class*=search]')].filter((e) => e.getClientRects().length).length"
)
THREAD = "() => getComputedStyle(document.querySelector('.hero__picture'), '::after').maskImage"
PLAYED = "() => [...document.querySelectorAll('hold-timer > ol > li')].map((one) => one.dataset.exercise)"
LED = "() => document.querySelector('main a').href.endsWith('index.html')"


def test_from_a_disk_a_reader_comes_to_an_exercise_and_its_timer_counts(
    our_site: Published, new_tab: NewTab
) -> None:
    tab = new_tab()
    try:
        tab.open((our_site.folder / "index.html").as_uri())
        until(tab, LED)
        assert tab.run(THREAD).startswith('url("data:image/svg+xml,'), "no browser fetches a mask from a disk"
        routine = our_site.site.routines[our_site.site.settings.home.choices[0].routine]
        exercise = our_site.site.exercises[routine.exercises[0].exercise]
        for one in (routine, exercise):
            until(tab, LED)
            tab.run(FOLLOW, url_for(one))
            until(tab, AT, url_for(one))
            until(tab, STATE, "idle")
        tab.run(KNOWN)
        tab.press(our_site.words("timer.start"))
        until(tab, STATE, "running")
        until(tab, COUNTS, tab.run(LEFT))
    finally:
        tab.close()


def test_from_a_disk_a_plan_in_a_link_is_played(our_site: Published, new_tab: NewTab) -> None:
    ids = list(our_site.site.exercises)[:2]
    tab = new_tab()
    try:
        page = (our_site.folder / "prescribe" / "index.html").as_uri()
        tab.open(f"{page}#v1={','.join(f'{id}:40x1' for id in ids)}")
        until(tab, STATE, "idle")
        assert set(ids) <= set(tab.run(PLAYED))
    finally:
        tab.close()


def test_from_a_disk_no_link_leads_to_a_list_of_files(our_site: Published, new_tab: NewTab) -> None:
    tab = new_tab()
    try:
        for page in ("muscles", "exercises", "data", "prescribe"):
            tab.open((our_site.folder / page / "index.html").as_uri())
            until(tab, LED)
            assert tab.run(LINKS) == [], page
            assert tab.run(SEARCH) == 0, "it could not find anything"
    finally:
        tab.close()
