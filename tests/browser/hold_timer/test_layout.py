"""On one screen: nothing scrolls, nothing is cut, and the three buttons never move."""

import pytest
from playwright.sync_api import expect

from .conftest import Visit, items

pytestmark = pytest.mark.browser

SIZES = [(320, 568), (390, 664), (390, 844), (844, 390), (768, 1024), (1280, 900)]
NOTE = (
    '<span data-part="note">Take the ball. Stand with your back to the wall, with the ball between the wall '
    "and your left buttock. Then bend your knees a little.</span> "
)
DRAWING = (
    '<figure data-figure="one" hidden><svg viewBox="0 0 400 200" width="800" height="400">'
    '<path d="M0 0h400v200H0z"/></svg></figure>'
)
CONTROLS = """t => ['hurts', 'toggle', 'more'].map((action) =>
    JSON.stringify(t.querySelector(`[data-part=controls] [data-do=${action}]`).getBoundingClientRect()))"""
FAULTS = """t => {
    const panel = t.querySelector('[data-part=panel]');
    const faults = [];
    const fits = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
        scrollWidth <= clientWidth && scrollHeight <= clientHeight + 1;
    panel.scrollTo(99, 99);
    if (panel.scrollLeft || panel.scrollTop) faults.push('the panel scrolls');
    if (panel.scrollHeight > panel.clientHeight + 1) faults.push('more is in the panel than fits');
    if (!fits(panel.querySelector('[role=status]'))) faults.push('the words scroll');
    if (panel.clientHeight > innerHeight) faults.push('the panel is higher than the screen');
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is too wide');
    for (const element of panel.querySelectorAll('p, button, [data-part=sides] span')) {
        if (!element.textContent.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        if (element.offsetWidth < 3 || element.dataset.part === 'sides') continue;
        const name = element.dataset.part ?? element.dataset.do ?? element.textContent;
        const text = document.createRange();
        text.selectNodeContents(element);
        const [box, words] = [element.getBoundingClientRect(), text.getBoundingClientRect()];
        const inScreen = ({ left, right, top, bottom }) =>
            left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
        if (!inScreen(box) || (name !== 'digits' && !inScreen(words))) faults.push(`${name} leaves`);
        if (element.localName !== 'button') continue;
        const isCut =
            words.left < box.left || words.right > box.right || words.bottom > box.bottom;
        if (isCut) faults.push(`${name} is cut`);
        // At 400 % a pixel is as large as four.
        if (Math.min(box.width, box.height) < (innerHeight < 300 ? 44 : 64)) faults.push(`${name} is small`);
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const middle = document.elementFromPoint(x, y);
        if (middle?.closest('button') !== element) faults.push(`${name} is covered`);
    }
    return faults;
}"""


def routine() -> str:
    phases = ["ready 20 - one", "massage 45 left one", "switch 12 right one", "hold 95 right one"]
    body = items(*phases, "rest 10 - one", "ready 20 - two", "breathe 120 - two")
    body = body.replace("Stretch one", "Figure-four stretch, lying down")
    return DRAWING + body.replace('<span data-part="time">20 s', NOTE + '<span data-part="time">20 s')


def look(visit: Visit, width: int, height: int, text: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": height})
    timer = visit.open(routine(), ready=False)
    visit.page.evaluate("size => { document.documentElement.style.fontSize = `${size}px`; }", text)
    visit.ready()
    visit.press("Start")
    visit.arrived("ui/picture.js")
    places = timer.evaluate(CONTROLS)
    faults = []
    for seconds in (1, 21, 45, 13, 95, 9, 20):
        visit.wait(seconds)
        faults += [
            f"{visit.timer().get_attribute('data-phase')}: {fault}" for fault in timer.evaluate(FAULTS)
        ]
        assert timer.evaluate(CONTROLS) == places
        for step in ("Pause", "Continue"):
            visit.press(step)
            faults += [f"{step}: {fault}" for fault in timer.evaluate(FAULTS)]
            assert timer.evaluate(CONTROLS) == places
    assert sorted(set(faults)) == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_is_on_one_screen_and_the_buttons_never_move(visit: Visit, width: int, height: int) -> None:
    look(visit, width, height, 16)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844), (844, 390)])
def test_so_it_is_with_text_of_twice_the_size(visit: Visit, width: int, height: int) -> None:
    look(visit, width, height, 32)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844), (844, 390)])
def test_so_it_is_with_a_warning_that_the_screen_may_turn_off(visit: Visit, width: int, height: int) -> None:
    visit.page.add_init_script("Object.defineProperty(navigator, 'wakeLock', { value: undefined })")
    look(visit, width, height, 16)


OVERLAPS = """t => {
    const boxes = [...t.querySelectorAll('[data-part=body] > *')].map((one) => one.getBoundingClientRect());
    return boxes.some((box, i) => i > 0 && box.height > 0 && box.top < boxes[i - 1].bottom - 1);
}"""


def test_at_four_hundred_percent_the_buttons_are_whole_and_nothing_goes_sideways(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 256})
    timer = visit.open(routine().replace("<hold-timer", "<hold-timer data-guided"))
    visit.press("Start")
    timer.get_by_text("Before you start").wait_for()
    assert not timer.evaluate(OVERLAPS)
    timer.locator("[data-choice=rest]").click()
    places = timer.evaluate(CONTROLS)
    faults = timer.evaluate(FAULTS)
    visit.press("I am ready")
    for seconds in (21, 45, 13):
        visit.wait(seconds)
        faults += timer.evaluate(FAULTS)
        for step in ("Pause", "Continue"):
            visit.press(step)
            faults += timer.evaluate(FAULTS)
            assert timer.evaluate(CONTROLS) == places
    assert faults == []


def test_at_four_hundred_percent_a_question_is_read_from_its_start(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 256})
    timer = visit.open(routine().replace("<hold-timer", "<hold-timer data-guided"))
    visit.press("Start")
    timer.get_by_text("Before you start").wait_for()
    ask = timer.locator("[data-part=ask]")
    assert ask.evaluate("ask => { ask.scrollTop = 90; return ask.scrollTop; }") > 20
    timer.locator("[data-choice=rest]").click()
    visit.press("It hurts")
    timer.get_by_text("Leave this one out").wait_for()
    assert ask.evaluate("ask => [ask.scrollTop, ask.scrollHeight > 256]") == [0, True]


def test_where_breathing_is_all_there_is_to_do_the_breath_is_large(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 664})
    timer = visit.open(items("breathe 120"))
    visit.press("Start")
    visit.wait(5)
    assert timer.locator("[data-part=reach]").bounding_box()["height"] > 664 / 3


def test_on_its_side_the_band_that_says_paused_ends_before_the_buttons(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 844, "height": 390})
    timer = visit.open(routine())
    visit.press("Start")
    visit.press("Pause")
    band = timer.locator("[data-part=panel] [data-part=what]").bounding_box()
    assert band["x"] + band["width"] < timer.locator("[data-do=toggle]").bounding_box()["x"]


def test_where_one_reads_from_right_to_left_the_bars_run_so_too(visit: Visit) -> None:
    timer = visit.open(routine())
    visit.page.evaluate("document.documentElement.dir = 'rtl'")
    visit.press("Start")
    bars = """t => [[t.querySelector('[data-part=dial]'), '::after'], [t.querySelector('[data-leg=now]')]]
        .map((bar) => getComputedStyle(...bar).backgroundImage.includes('to left'))"""
    assert timer.evaluate(bars) == [True, True]


BROKEN = """t => ['what', 'name', 'note', 'next'].flatMap((part) => {
    const element = t.querySelector(`[data-part=${part}]`);
    const text = element.firstChild;
    if (!text || !element.checkVisibility()) return [];
    const broken = [...text.data.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    });
    return broken.map(([word]) => `${part}: ${word}`);
})"""


def test_a_name_is_not_broken_within_a_word(visit: Visit) -> None:
    timer = visit.open(
        items("ready 20 left one", "hold 30 left one", "ready 20 left two", "hold 30 left two")
        .replace("Stretch one", "Figure-four stretch, lying on the floor")
        .replace("Stretch two", "Standing half-pigeon figure-four stretch")
    )
    visit.press("Start")
    broken = set()
    for _ in range(4):
        for width in range(320, 480, 10):
            visit.page.set_viewport_size({"width": width, "height": 844})
            broken |= {f"{width} {part}" for part in timer.evaluate(BROKEN)}
        visit.press("Skip")
    assert broken == set()


def test_leaving_finds_the_page_where_it_was(visit: Visit) -> None:
    above = "<p>Above</p>" * 40
    timer = visit.open(above + routine() + above, ready=False)
    visit.ready()
    timer.get_by_role("button", name="Start").scroll_into_view_if_needed()
    before = visit.page.evaluate("scrollY")
    assert before > 0
    visit.press("Start")
    visit.page.mouse.wheel(0, 500)
    visit.press("Back to the page")
    button = timer.get_by_role("button", name="Continue")
    assert abs(visit.page.evaluate("scrollY") - before) < 300
    assert button.bounding_box()["y"] < 844
    assert visit.state() == "paused"


def test_a_pull_reloads_nothing_and_a_reload_finds_the_timer_in_sight(visit: Visit) -> None:
    above = "<p>Above</p>" * 40
    timer = visit.open(above + routine() + above, ready=False)
    visit.ready()
    timer.get_by_role("button", name="Start").scroll_into_view_if_needed()
    visit.press("Start")
    root = "(({ overflowY, overscrollBehaviorY }) => [overflowY, overscrollBehaviorY])"
    assert visit.page.evaluate(f"{root}(getComputedStyle(document.documentElement))") == ["hidden", "none"]
    visit.wait(7)
    visit.page.reload()
    expect(timer.get_by_role("button", name="Continue", exact=True)).to_be_in_viewport(ratio=1)


def test_a_second_timer_takes_the_screen_from_the_first(visit: Visit) -> None:
    visit.open(routine() + items("ready 5", "hold 40"))
    visit.press("Start")
    visit.timer(1).evaluate("t => t.start()")
    assert [visit.state(0), visit.state(1)] == ["paused", "running"]
    assert visit.page.locator("[data-full]").count() == 1
    visit.page.mouse.click(195, 200)
    assert visit.state(1) == "paused"
