"""A therapist makes a plan, and the link plays it by the rules of the site, whatever the link holds."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import zxingcpp
from loosen.checks.method import prepares
from loosen.model import Item, Mobility, Site, Strength, Stretch
from loosen.site.timeline import Timeline, of_routine, work_of
from loosen.site.urls import PRESCRIBE, url_for
from playwright.sync_api import Page, expect

from tests.soon import soon

from .conftest import Open
from .publish import Published
from .timed import KNOWN, Timed, start

pytestmark = pytest.mark.browser

FIELD = """() => document.querySelector('.picks').insertAdjacentHTML('beforebegin',
  '<p class="prescribe__find"><label>Find <input type="search"></label> <output></output></p>')"""
"""As a page has it on which there are many exercises."""
LINES = """() => [...document.querySelectorAll('hold-timer > ol > li')].map(({ dataset }) => [
  dataset.exercise, dataset.phase, dataset.side ?? '', Number(dataset.seconds), dataset.set ?? '',
])"""
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


def test_a_stretch_brings_its_massage_and_its_minimum_hold(site: Published, open_page: Open) -> None:
    stretch = stretch_of(site.site)
    massage = site.site.exercises[stretch.prepare]
    least = min(stretch.dose.hold, site.site.method.minimum_hold.value)
    page = open_page(site, f"{PRESCRIBE}#v1={stretch.id}:{least - 1}x1")
    page.locator("hold-timer").wait_for()
    lines = page.evaluate(LINES)
    assert list(dict.fromkeys(line[0] for line in lines)) == [massage.id, stretch.id]
    assert {line[3] for line in lines if line[1] == "hold"} == {least}
    result = page.locator(".prescribe__result")
    expect(result).to_contain_text(site.words("prescribe.added", name=massage.name))
    expect(result).to_contain_text(site.words("prescribe.raised", name=stretch.name, n=least))
    expect(result).to_contain_text(site.site.method.order.says)


def test_a_therapist_makes_a_plan_with_the_keyboard(site: Published, open_page: Open) -> None:
    words, stretch = site.words, stretch_of(site.site)
    massage = site.site.exercises[stretch.prepare]
    page = open_page(site, PRESCRIBE)
    page.get_by_role("checkbox", name=stretch.name, exact=True).press("Space")
    said = words("prescribe.chosen_with", name=stretch.name, massage=massage.name)
    expect(page.get_by_role("status").first).to_have_text(said)
    page.locator(".tray > summary").press("Enter")
    label = words("prescribe.amount_of", what=words("prescribe.sets"), name=stretch.name)
    page.get_by_role("spinbutton", name=label).fill("3")
    page.get_by_role("button", name=words("prescribe.move_later", name=massage.name)).press("Enter")
    expect(page.locator(".prescribe__chosen > li").first).to_contain_text(stretch.name)
    back = page.get_by_role("button", name=words("prescribe.move_earlier", name=massage.name))
    back.press("Enter")
    expect(back).to_be_focused()
    page.get_by_role("button", name=words("prescribing.ready")).press("Enter")
    expect(page.get_by_role("heading", name=words("prescribe.title"))).to_be_focused()
    assert page.url.endswith(f"{stretch.id}:{stretch.dose.hold}x3")
    assert page.get_by_label(words("prescribe.link"), exact=True).input_value() == page.url
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    start(page, words("timer.start"))
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    expect(page.get_by_role("timer")).to_be_visible()
    Timed(page).press(words("playing.leave"))
    page.get_by_role("button", name=words("prescribe.change")).click()
    expect(page.get_by_role("checkbox", name=stretch.name, exact=True)).to_be_checked()


def test_who_opens_the_link_sees_the_exercises_and_nothing_of_the_maker(
    site: Published, open_page: Open
) -> None:
    words, one = site.words, next(iter(site.site.exercises.values()))
    page = open_page(site, f"{PRESCRIBE}#v1={one.id}:60x1")
    expect(page.get_by_role("heading", level=1)).to_have_text([words("prescribe.title")])
    expect(page.get_by_role("heading", name=one.name, exact=True)).to_be_visible()
    for hidden in (words("lead.prescribe"), words("prescribe.link_lead"), words("nav.prescribe")):
        expect(page.get_by_text(hidden, exact=True).locator("visible=true")).to_have_count(0)
    for button in ("prescribe.copy", "prescribe.change", "prescribing.ready"):
        expect(page.get_by_role("button", name=words(button))).to_have_count(0)
    start = page.locator(".prescribe__start button")
    expect(start).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 720, "height": 1000})  # of a sheet of A4
    page.emulate_media(media="print")
    expect(page.get_by_text(one.steps[0], exact=True)).to_be_visible()
    expect(page.locator(".sheet__done i").first).to_be_visible()
    expect(page.get_by_text(words("nav.prescribe"), exact=True).locator("visible=true")).to_have_count(0)
    page.emulate_media(media="screen")
    page.evaluate(KNOWN)
    start.click()
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")


def test_what_is_chosen_is_put_in_order_by_dragging(our_site: Published, open_page: Open) -> None:
    page = open_page(our_site, PRESCRIBE, viewport={"width": 1280, "height": 900})
    names = [one.name for one in our_site.site.exercises.values() if not isinstance(one, Stretch)][:2]
    for name in names:
        page.get_by_role("checkbox", name=name, exact=True).check()
    chosen = page.locator(".chosen__name")
    expect(chosen).to_have_text(names)
    grip, row = page.locator(".chosen__grip").first, page.locator(".prescribe__chosen > li").last
    start, end = grip.bounding_box(), row.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] - 5, steps=3)
    page.mouse.up()
    expect(chosen).to_have_text(names[::-1])


def test_of_many_exercises_those_with_some_words_in_their_names_are_left_to_choose(
    our_site: Published, open_page: Open
) -> None:
    page = open_page(our_site, PRESCRIBE)
    every = [one.name for one in our_site.site.exercises.values()]
    page.evaluate(FIELD)
    page.get_by_role("searchbox").fill("stretch CALF")
    wanted = sorted(name for name in every if "stretch" in name.lower() and "calf" in name.lower())
    boxes = page.get_by_role("checkbox")
    assert sorted(page.locator(".pick:visible").all_inner_texts()) == wanted
    expect(page.locator("output").first).to_have_text(our_site.words("prescribe.found", n=len(wanted)))
    expect(page.locator(".picks:visible")).to_have_count(1)
    page.get_by_role("searchbox").fill("")
    expect(boxes).to_have_count(len(every))


def test_the_code_on_paper_is_the_link(our_site: Published, open_page: Open) -> None:
    ids = list(our_site.site.exercises)[:12]
    page = open_page(our_site, f"{PRESCRIBE}#v1={','.join(f'{id}:40x2' for id in ids)}")
    square = page.locator(".sheet__code")
    size = int((square.get_attribute("viewBox") or "").split()[-1])
    scale, dark = 4, re.findall(r"M(\d+) (\d+)h1v1h-1z", square.locator("path").get_attribute("d") or "")
    black = {(int(x), int(y)) for x, y in dark}
    pixels = bytes(
        0 if (x // scale, y // scale) in black else 255
        for y in range(size * scale)
        for x in range(size * scale)
    )
    image = memoryview(pixels).cast("B", shape=[size * scale, size * scale])
    link = page.locator(".sheet__link > p").text_content()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [link]


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


def stretch_of(site: Site) -> Stretch:
    return next(one for one in site.exercises.values() if isinstance(one, Stretch))
