"""A therapist makes a plan, and who opens its link sees what was chosen."""

import re

import pytest
import zxingcpp
from loosen.model import Stretch
from loosen.site.urls import PRESCRIBE
from playwright.sync_api import expect

from .conftest import Open
from .plans import LINES, stretch_of
from .publish import Published
from .timed import KNOWN, Timed, start

pytestmark = pytest.mark.browser
FIELD = """() => document.querySelector('.picks').insertAdjacentHTML('beforebegin',
  '<p class="prescribe__find"><label>Find <input type="search"></label> <output></output></p>')"""
"""As a page has it on which there are many exercises."""


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
