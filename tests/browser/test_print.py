"""On paper an exercise or a routine is whole, on two sides of A4, whatever colours the screen has."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from loosen.site import formatting
from loosen.site.pages import Page
from loosen.site.pages.entity_pages import RoutineContext
from loosen.site.pages.exercise_pages import ExerciseContext
from playwright.sync_api import Browser

from .publish import Published

pytestmark = [pytest.mark.browser, pytest.mark.slow]
A4 = (595, 842)
"""Points."""
LOOK = """() => {
  const shown = [...document.querySelectorAll('.figure svg, .rows .thumbnail svg')];
  const roots = [document.documentElement, document.body];
  const ground = roots.map((one) => getComputedStyle(one).backgroundColor);
  return { pictures: shown.filter((one) => one.getBoundingClientRect().width > 20).length, ground };
}"""


@pytest.fixture(scope="module")
def printed(site: Published, chromium: Browser) -> dict[str, tuple[Page, pypdf.PdfReader, Any]]:
    """Each sheet, by address. In dark colours, as those are the ones that paper must not take over."""
    sheets = {}
    with chromium.new_context(color_scheme="dark", service_workers="block") as context:
        page = context.new_page()
        for one in site.pages("exercise", "routine"):
            page.goto(site.url(one.address))
            page.emulate_media(media="print", color_scheme="dark")
            sheet = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
            sheets[one.address] = one, sheet, page.evaluate(LOOK)
    return sheets


def test_each_sheet_has_at_most_two_pages_of_a4(printed: dict[str, Any]) -> None:
    too_long = {
        at: len(sheet.pages)
        for at, (page, sheet, _) in printed.items()
        if len(sheet.pages) > (3 if is_long(page) else 2)
    }
    assert too_long == {}
    boxes = {
        (int(p.mediabox.width), int(p.mediabox.height))
        for _, sheet, _ in printed.values()
        for p in sheet.pages
    }
    assert all(abs(width - A4[0]) <= 1 and abs(height - A4[1]) <= 1 for width, height in boxes)


def is_long(page: Page) -> bool:
    return isinstance(page.context, RoutineContext) and len(page.context.rows) > 8


BESIDE = """one => {
  const text = document.createRange();
  text.selectNodeContents(one);
  const number = parseFloat(getComputedStyle(one, '::before').width);
  return [number, text.getBoundingClientRect().left - one.getBoundingClientRect().left];
}"""
"""How wide the number of a step is, and how far from it the words begin."""


def test_a_drawing_has_a_third_of_the_page_and_letters_are_large(
    our_site: Published, chromium: Browser
) -> None:
    with chromium.new_context(viewport={"width": 680, "height": 1032}, service_workers="block") as context:
        page = context.new_page()
        page.emulate_media(media="print")
        sizes = {}
        for name in ("", "#large-print"):
            page.goto("about:blank")
            page.goto(our_site.url(f"/stretches/figure-four-stretch/{name}"))
            step = page.locator(".steps > li").first
            sizes[name] = step.evaluate("one => parseFloat(getComputedStyle(one).fontSize) * 0.75")
            numbers, words = step.evaluate(BESIDE)
            assert numbers < words
            drawing = page.locator(".stage .f").last.bounding_box()
            assert drawing
            assert drawing["height"] > 270
        assert sizes == {"": pytest.approx(12), "#large-print": pytest.approx(18)}


def test_each_sheet_has_doses_stop_rules_and_its_address(site: Published, printed: dict[str, Any]) -> None:
    for at, (page, sheet, _) in printed.items():
        text = squeezed("".join(one.extract_text() for one in sheet.pages))
        missing = [rule for rule in wanted(page, site) if squeezed(rule) not in text]
        assert missing == [], at


def test_each_sheet_shows_how_it_is_done_on_white_paper(printed: dict[str, Any]) -> None:
    for at, (page, _, look) in printed.items():
        match page.context:
            case RoutineContext(rows=rows):
                shown = [row.exercise for row in rows]
            case ExerciseContext(exercise=exercise):
                shown = [exercise]
        assert look["pictures"] >= sum(one.figure is not None for one in shown), at
        assert look["ground"] == ["rgb(255, 255, 255)"] * 2, at


def test_without_colour_the_muscle_is_the_darkest_thing_on_the_body(
    our_site: Published, chromium: Browser
) -> None:
    with chromium.new_context(color_scheme="dark", service_workers="block") as context:
        page = context.new_page()
        page.goto(our_site.url("/stretches/figure-four-stretch/"))
        page.emulate_media(media="print", color_scheme="dark")
        drawing = page.locator(".figure .f")
        grey = {
            part: greyness(drawing.locator(part).last.evaluate("one => getComputedStyle(one).fill"))
            for part in (".f-work", ".f-slate", ".f-green", ".f-peach")
        }
    target = grey.pop(".f-work")
    assert target < 0.65 * min(grey.values()), (target, grey)


def greyness(colour: str) -> float:
    """What a printer without colour makes of `rgb(...)`, 0 (black) to 255."""
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def wanted(page: Page, site: Published) -> Iterator[str]:
    yield site.url(page.address)
    yield from site.site.safety.stop_if.points
    yield from (one.sign for one in site.site.safety.urgencies[0].signs)
    match page.context:
        case RoutineContext(rows=rows):
            yield from (row.exercise.name for row in rows)
        case ExerciseContext(exercise=exercise, timeline=timeline):
            yield from exercise.stop_if
            yield exercise.position
            yield from (formatting.phase_time(phase, site.words) for phase in timeline.phases)


def squeezed(text: str) -> str:
    """Without spaces and breaks, which a line on paper may have anywhere."""
    return re.sub(r"\s|\u00ad", "", text).replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff")
