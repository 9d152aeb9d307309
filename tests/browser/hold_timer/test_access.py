"""By keyboard, by screen reader, from two metres away, and without moving pictures."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import EXERCISE, Visit, items

pytestmark = pytest.mark.browser


def focused(visit: Visit) -> str:
    return visit.page.evaluate("document.activeElement.textContent")


def test_the_keyboard_alone_does_everything(visit: Visit) -> None:
    timer = visit.open()
    keyboard = visit.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert focused(visit) == "Start"
    keyboard.press("Enter")
    assert visit.state() == "running"
    assert focused(visit) == "Pause"
    keyboard.press("Space")
    assert visit.state() == "paused"
    keyboard.press("Space")
    keyboard.press("ArrowRight")
    assert timer.evaluate("t => t.index") == 1
    keyboard.press("ArrowLeft")
    assert timer.evaluate("t => t.index") == 0
    keyboard.press("+")
    assert timer.evaluate("t => t.remaining") == 15_000
    keyboard.press("Escape")
    assert visit.state() == "paused"


def test_the_keyboard_reaches_what_stands_behind_more(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    keyboard = visit.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Enter")
    reached = [focused(visit)]
    for _ in range(8):
        keyboard.press("Tab")
        reached.append(focused(visit))
    assert reached == [
        "Close",
        "Back",
        "Skip",
        "+ 10 s",
        "Restart this exercise",
        "Start again",
        "Mute",
        "Full screen",
        "Back to the page",
    ]
    keyboard.press("Escape")
    assert focused(visit) == "Pause"
    assert visit.state() == "running"


def test_keys_outside_the_timer_belong_to_the_page(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.press("Back to the page")
    visit.page.get_by_role("button", name="Elsewhere").focus()
    for key in (" ", "ArrowRight", "+"):
        visit.page.keyboard.press(key)
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 0, 5000]


def test_the_slider_keeps_its_arrows(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.press("More")
    timer.get_by_text("Options", exact=True).click()
    slider = timer.get_by_role("slider")
    slider.press("ArrowLeft")
    assert slider.input_value() == "0.7"
    assert timer.evaluate("t => t.index") == 0


def test_focus_is_never_lost_when_a_button_goes(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    for _ in range(4):
        visit.find("Skip")
        timer.get_by_role("button", name="Skip", exact=True).focus()
        visit.page.keyboard.press("Enter")
    assert visit.state() == "done"
    assert focused(visit) == "Start again"
    visit.page.keyboard.press("Enter")
    visit.press("Pause")
    visit.press("Start again")
    visit.press("Tap again to start again")
    assert focused(visit) == "Pause"


def test_a_phase_is_announced_at_most_twice(visit: Visit) -> None:
    visit.open(items("ready 5", "hold 16 left", "rest 16"))
    visit.page.evaluate("""() => {
        window.spoken = [];
        const tell = (changes) => new Set(changes.map(({ target }) => target.textContent));
        const status = document.querySelector('[role=status]');
        new MutationObserver((changes) => spoken.push([...tell(changes)].join(' ')))
            .observe(status, { childList: true, subtree: true, characterData: true });
    }""")
    visit.press("Start")
    visit.run(23)
    spoken = [words.strip() for words in visit.page.evaluate("spoken")]
    assert [words for words in spoken if words] == [
        "Ready Stretch one, left",
        "Hold left Stretch one 16\N{NO-BREAK SPACE}s, about 2 breaths",
        "Next: Rest, 16\N{NO-BREAK SPACE}s",
        "Rest",
    ]


def test_the_regions_that_speak_exist_before_the_start(visit: Visit) -> None:
    timer = visit.open()
    assert timer.locator("[role=status]").count() == 1
    assert timer.locator("[role=timer]").count() == 1
    visit.press("Start")
    assert timer.get_by_role("timer", name="Seconds left in this step").is_visible()


def test_controls_are_large_enough_for_the_floor(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    buttons = visit.timer().get_by_role("button")
    assert buttons.all_inner_texts() == ["It hurts", "Pause", "More"], "all else stands behind More"
    for button in buttons.all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 64


def test_left_and_right_differ_in_word_and_place(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    middle = 390 / 2
    for word, is_left in [("Left", True), ("Right", False)]:
        visit.press("Skip")
        marker = visit.timer().locator("[data-part=sides]").get_by_text(word)
        box = marker.bounding_box()
        assert box is not None
        assert (box["x"] + box["width"] / 2 < middle) is is_left
        assert box["height"] > 30


def test_beside_its_side_an_instruction_is_short_to_the_eye_and_whole_to_the_ear(visit: Visit) -> None:
    timer = visit.open(EXERCISE.replace('data-side="left"', 'data-side="left" data-short="Hold"'))
    short = timer.locator("[data-part=short]")
    visit.press("Start")
    expect(short).to_be_hidden()
    visit.press("Skip")
    expect(short).to_have_text("Hold")
    assert short.bounding_box()["height"] >= 32
    whole = timer.get_by_role("status").get_by_text("Hold left", exact=True)
    assert whole.bounding_box()["width"] <= 1
    visit.press("Pause")
    expect(short).to_be_hidden()
    visit.press("Back to the page")
    expect(short).to_be_hidden()


def test_while_it_runs_it_is_readable_at_two_metres_and_fits(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.press("Skip")
    visit.wait(1.5)
    box = visit.timer().get_by_role("timer").bounding_box()
    assert box is not None
    assert box["height"] >= 844 / 4
    assert visit.page.evaluate("document.querySelector('[data-part=what]').getClientRects()[0].height") >= 32
    sizes = visit.timer().evaluate("t => [t.scrollWidth, t.scrollHeight]")
    assert sizes == [390, 844]


def test_while_it_runs_a_tap_anywhere_pauses_and_goes_on(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.page.mouse.click(195, 330)
    assert visit.state() == "paused"
    visit.page.mouse.click(195, 330)
    assert visit.state() == "running"


def test_a_tap_beside_the_buttons_does_nothing_in_the_page(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.press("Back to the page")
    timer.get_by_role("timer").click()
    assert visit.state() == "paused"


def test_the_second_tap_of_a_double_tap_on_start_takes_nothing_back(visit: Visit) -> None:
    timer = visit.open()
    timer.get_by_role("button", name="Start", exact=True).dblclick()
    assert visit.state() == "running"


def test_escape_goes_back_to_the_page_which_is_as_before(visit: Visit) -> None:
    timer = visit.open(EXERCISE + "<main><p>More</p></main>")
    elsewhere = visit.page.locator("main, h1 + button")
    visit.press("Start")
    assert elsewhere.evaluate_all("all => all.map((e) => e.inert)") == [True, True]
    visit.page.keyboard.press("Escape")
    assert timer.get_attribute("data-full") is None
    assert elsewhere.evaluate_all("all => all.map((e) => e.inert)") == [False, False]
    assert visit.state() == "paused"
    assert focused(visit) == "Continue"


def test_full_screen_that_is_left_before_it_came_goes_as_it_comes(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.fill_screen()
    visit.press("Leave full screen")
    timer.evaluate("""async (t) => {
        let coming;
        const ask = t.requestFullscreen;
        t.requestFullscreen = () => coming = ask.call(t);
        for (const action of ['full', 'leave']) t.querySelector(`[data-do=${action}]`).click();
        while (!coming) await undefined;
        await coming;
    }""")
    timer.and_(visit.page.locator(":not(:fullscreen)")).wait_for()


def test_with_reduced_motion_nothing_grows_and_words_guide_the_breath(
    plain_page: Callable[..., Page], address: str
) -> None:
    page = plain_page(reduced_motion="reduce")
    visit = Visit(page, address, None)
    visit.go("example.html")
    visit.press("Start")
    visit.wait(8)
    assert visit.timer().get_by_text("Breathe in").is_visible()
    assert visit.timer().locator("[data-part=pacer]").evaluate("e => getComputedStyle(e).transform") == "none"
