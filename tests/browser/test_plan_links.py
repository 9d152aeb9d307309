"""The link of a plan is played by the rules of the site, whatever it holds."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from loosen.checks.method import prepares
from loosen.model import Item, Mobility, Site, Strength, Stretch
from loosen.site.timeline import Timeline, of_routine, work_of
from loosen.site.urls import PRESCRIBE, url_for
from playwright.sync_api import Page, expect

from tests.soon import soon

from .conftest import Open
from .plans import LINES, stretch_of
from .publish import Published

pytestmark = pytest.mark.browser
GO = """hash => new Promise((done) => {
  addEventListener('hashchange', () => done(), { once: true });
  location.hash = hash;
})"""
BOTH_LISTS = """async (url) => {
  const other = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
  return [document, other].map((page) => [...page.querySelectorAll('hold-timer > ol > li')].map((line) =>
    line.textContent.replace(/\\s+/g, ' ').trim()));
}"""
ELEMENTS = "document.querySelectorAll('article *').length"
"""All that stands on the page; the friendly word is one more."""
HOSTILE = (
    "#x",
    "#v1=",
    "#v1=,",
    "#v2=one:30x1",
    "#v1=no-such-exercise:30x1",
    "#v1={id}",
    "#v1={id}:30",
    "#v1={id}:0x1",
    "#v1={id}:-30x1",
    "#v1={id}:1e3x1",
    "#v1={id}:9999x1",
    "#v1={id}:30x0",
    "#v1={id}:30x99",
    "#v1={id}:30x1;{id}:30x1",
    "#v1={id}:3\u0660x1",
    "#v1=__proto__:30x1",
    "#v1=constructor:30x1",
    "#v1=<img src=x onerror=alert(1)>:30x1",
    "#v1=%3Cscript%3Ealert(1)%3C/script%3E:30x1",
    "#<script>alert(1)</script>",
    "#javascript:alert(1)",
    "#%",
    "#%E0%A4%A",
    "#v1=" + ",".join(["{id}:30x1"] * 41),
    "#v1=" + "a" * 100_000,
)
AS_MAIL_WRITES_IT = (
    "#v1={id}:30x1,{id}:30x2.",
    "#v1={id}:30x1,{id}:30x2,",
    "#v1={id}:30x1,{id}:30x2 ",
    "#v1={id}:30x1,{id}:30x2).",
    "#v1={id}:30x1,{id}:30x2]",
    "#v1={id}:30x1,{id}:30x2>",
    "#v1={id}:30x1,{id}:30x2%3E",
    '#v1={id}:30x1,{id}:30x2"',
    "#v1={id}:30x1,{id}:30x2\u201d!",
    "#v1={id}:30x1,{id}:30x2*",
    "#v1={id}%3A30x1%2C{id}%3A30x2",
    "#v1={id}%3a30x1%2c{id}%3a30x2",
    "#v1%3D{id}%3A30x1%2C{id}%3A30x2",
    "#v1%253D{id}%253A30x1%252C{id}%253A30x2.",
    "#v1=3D{id}:30x1,{id}:30x2",
    "#v1={id}&#58;30x1&#44;{id}&#x3A;30x2",
    "#v1&equals;{id}&colon;30x1&comma;{id}&colon;30x2",
    "#v1={id}&amp;colon;30x1,{id}:30x2&gt;",
    "#v1={id}:30x1,=%0D%0A{id}:30x2",
    "#v1={id}:30x1,%0A{id}:30x2",
    "#v1={id}:30x1, {id}:30x2",
    "#v1={id}:30x1,\u200b{id}:30x2",
    "#v1={dashed}:30x1,{id}:30x2",
)


def test_a_plan_has_the_same_timeline_as_a_routine(site: Published, open_page: Open) -> None:
    page = open_page(site, PRESCRIBE)
    for items in (*alone(site.site), *routines(site.site)):
        show(page, items, site.site)
        right = told(timeline_of(items, site.site))
        assert soon(lambda: page.evaluate(LINES), right) == right, items


def test_a_plan_of_what_a_routine_does_reads_as_the_routine_does(site: Published, open_page: Open) -> None:
    page = open_page(site, PRESCRIBE)
    for routine in site.site.routines.values():
        # A plan has no room for an item's own time to get ready.
        if routine.massage_first == "yes" and not any(item.get_ready for item in routine.exercises):
            show(page, routine.exercises, site.site)
            notes = [item.note for item in routine.exercises if item.note]
            alike = functools.partial(both_read_alike, page, site.url(url_for(routine)), notes)
            assert soon(alike, right=True), routine.id


def test_a_link_that_holds_no_plan_gets_a_friendly_word_and_nothing_else(
    our_site: Published, open_page: Open
) -> None:
    one = next(iter(our_site.site.exercises))
    page = open_page(our_site, PRESCRIBE)
    before = page.evaluate(ELEMENTS)
    timer = page.locator("hold-timer")
    seen = f"() => [document.querySelector('.prescribe__said').textContent, {ELEMENTS}, ({LINES})()]"
    right = [our_site.words("prescribe.wrong"), before + 1, []]
    for fragment in HOSTILE:
        page.evaluate(GO, fragment.replace("{id}", one))
        assert soon(lambda: page.evaluate(seen), right) == right, fragment
        page.evaluate(GO, f"#v1={one}:30x1")
        timer.wait_for()  # a good link is still played


def test_a_link_is_played_as_mail_programs_spell_it(our_site: Published, open_page: Open) -> None:
    one = next(id for id in our_site.site.exercises if "-" in id)
    page = open_page(our_site, PRESCRIBE)
    page.evaluate(GO, f"#v1={one}:30x1,{one}:30x2")
    page.locator("hold-timer").wait_for()
    right = page.evaluate(LINES)
    for fragment in AS_MAIL_WRITES_IT:
        page.evaluate(GO, "#v1=")
        assert soon(lambda: page.evaluate(LINES), []) == []
        text = fragment.replace("{id}", one).replace("{dashed}", one.replace("-", "\u2011"))
        page.evaluate(GO, text)
        assert soon(lambda: page.evaluate(LINES), right) == right, fragment


def test_such_a_link_is_met_in_the_same_way_when_it_is_opened(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, f"{PRESCRIBE}#v1=<img src=x onerror=alert(1)>")
    expect(page.get_by_role("status").first).to_have_text(our_site.words("prescribe.wrong"))


def test_a_link_from_before_an_exercise_was_renamed_is_still_played(
    our_site: Published, open_page: Open
) -> None:
    one = stretch_of(our_site.site)
    page = open_page(our_site, PRESCRIBE)
    html = page.request.get(our_site.url(PRESCRIBE)).text()
    renamed = html.replace(f'data-pick="{one.id}"', f'data-pick="{one.id}" data-was="old-name"')
    page.route(our_site.url(PRESCRIBE), lambda route: route.fulfill(body=renamed, content_type="text/html"))
    page.goto(our_site.url(f"{PRESCRIBE}#v1={one.prepare}:60x1,old-name:30x1"))
    page.reload()
    page.locator("hold-timer").wait_for()
    assert page.evaluate(LINES)[-1][0] == one.id
    expect(page.locator(".sheet__link > p")).to_have_text(re.compile(f"{one.id}:30x1$"))


def show(page: Page, items: tuple[Item, ...], site: Site) -> None:
    """Puts a plan into the address, and waits until the page shows it."""
    parts = []
    for item in items:
        work = work_of(site.exercises[item.exercise], item)
        parts.append(f"{item.exercise}:{work.repeats or work.seconds}x{work.sets}")
    plan = f"#v1={','.join(parts)}"
    page.evaluate(GO, plan)
    expect(page.locator(".sheet__link > p")).to_have_text(re.compile(f"{re.escape(plan)}$"))


def both_read_alike(page: Page, url: str, notes: list[str]) -> bool:
    made, published = page.evaluate(BOTH_LISTS, url)
    return bool(made == [without(line, notes) for line in published])


def alone(site: Site) -> Iterator[tuple[Item, ...]]:
    """Each exercise by itself, or after its massage, with numbers that are not its own."""
    for one in site.exercises.values():
        if isinstance(one, Mobility | Strength):
            yield (Item(exercise=one.id, repeats=7, sets=3),)
        elif isinstance(one, Stretch):
            yield Item(exercise=one.prepare), Item(exercise=one.id, time=41, sets=4)
        else:
            yield (Item(exercise=one.id, time=site.method.longest_per_muscle.value // 2, sets=2),)


def routines(site: Site) -> Iterator[tuple[Item, ...]]:
    """Each routine without its notes and its own times, and with a massage where it leaves one out."""
    for routine in site.routines.values():
        items: list[Item] = []
        for item in routine.exercises:
            one = site.exercises[item.exercise]
            earlier = [site.exercises[before.exercise] for before in items]
            if isinstance(one, Stretch) and not any(prepares(massage, one) for massage in earlier):
                items.append(Item(exercise=one.prepare))
            items.append(replace(item, note=None, get_ready=None))
        yield tuple(items)


def timeline_of(items: tuple[Item, ...], site: Site) -> Timeline:
    """As the generator makes it."""
    return of_routine(replace(next(iter(site.routines.values())), exercises=items), site)


def told(timeline: Timeline) -> list[list[Any]]:
    return [
        [one.exercise, one.kind, one.side or "", one.seconds, f"{one.set}/{one.sets}" if one.sets > 1 else ""]
        for one in timeline.phases
    ]


def without(line: str, notes: list[str]) -> str:
    for note in notes:
        line = line.replace(f" {note}", "")
    return line
