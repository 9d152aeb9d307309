"""The timer as a part of a page: without JavaScript, with a bad list, beside another, after a reload."""

from collections.abc import Callable

import pytest
from loosen.finish.html.minify import minify_assets
from playwright.sync_api import Page

from .conftest import ASSETS, EXERCISE, Visit, items

pytestmark = pytest.mark.browser


def test_without_javascript_the_list_is_the_exercise(plain_page: Callable[..., Page], address: str) -> None:
    page = plain_page(java_script_enabled=False)
    page.goto(address + "example.html")
    listed = page.get_by_role("listitem")
    assert listed.count() == 14
    assert listed.nth(1).inner_text().split("\n") == ["Hold, left side", "Figure-four stretch", "30 s"]
    assert page.get_by_role("button").count() == 0


def test_on_paper_there_is_only_the_list(visit: Visit) -> None:
    visit.open()
    visit.press("All steps")
    visit.page.emulate_media(media="print")
    assert visit.timer().get_by_role("listitem").count() == 4
    assert visit.timer().get_by_role("button").count() == 0


@pytest.mark.parametrize(
    ("wrong", "warning"),
    [
        (items("ready 5", "stretch 30"), 'item 2: data-phase must be a known phase, got "stretch"'),
        (items("hold 30s"), 'item 1: data-seconds must be a number from 0.001 to 86400, got "30s"'),
        (items("hold 0"), 'item 1: data-seconds must be a number from 0.001 to 86400, got "0"'),
        (
            items("hold 30 left").replace('"left"', '"up"'),
            'item 1: data-side must be left or right, got "up"',
        ),
        (items("hold 30").replace("data-exercise", 'data-set="1" data-exercise'), "item 1: data-set must be"),
        ("<hold-timer><p>Hold for a while.</p></hold-timer>", "there must be an <ol> with at least one item"),
    ],
)
def test_a_list_that_cannot_be_read_stays_as_it_is(visit: Visit, wrong: str, warning: str) -> None:
    warnings: list[str] = []
    visit.page.on("console", lambda message: warnings.append(message.text))
    timer = visit.open(wrong, ready=False)
    assert len(warnings) == 1
    assert warning in warnings[0]
    assert timer.get_by_role("button").count() == 0
    assert visit.state() is None
    timer.evaluate("t => { t.start(); t.skip(); t.back(); t.pause(); t.restart(); }")
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["idle", 0, 0]


def test_starting_one_timer_pauses_the_other(visit: Visit) -> None:
    visit.open(EXERCISE + items("ready 5", "hold 40"))
    visit.press("Start")
    visit.wait(10)
    visit.timer(1).evaluate("t => t.start()")
    visit.wait(10)
    assert [visit.state(0), visit.state(1)] == ["paused", "running"]
    assert [visit.digits(0), visit.digits(1)] == ["25", "35"]
    visit.timer(0).evaluate("t => t.start()")
    visit.wait(8)
    assert [visit.state(0), visit.state(1)] == ["running", "paused"]
    assert [visit.digits(0), visit.digits(1)] == ["20", "35"]


def test_a_player_that_comes_late_leaves_the_place_to_the_timer_with_the_same_list(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.page.evaluate("""() => {
        const two = document.createElement('hold-timer');
        two.append(document.querySelector('ol').cloneNode(true));
        document.body.append(two);
    }""")
    visit.ready()
    assert [visit.state(0), visit.state(1)] == ["running", "idle"]
    assert (
        visit.page.evaluate(
            "Object.keys(localStorage).filter((key) => key.startsWith('hold-timer /')).length"
        )
        == 1
    )
    visit.page.evaluate("document.querySelectorAll('hold-timer')[1].remove()")
    visit.reload()
    assert visit.state() == "paused"
    assert visit.timer().evaluate("t => t.index") == 1


def test_the_two_timers_have_lists_of_their_own(visit: Visit) -> None:
    visit.open(EXERCISE + EXERCISE)
    visit.press("Start", nth=1)
    visit.wait(6)
    assert visit.timer(0).locator("[aria-current]").count() == 0
    assert visit.timer(1).locator("[aria-current]").count() == 1


def test_a_reload_keeps_the_place(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.reload()
    visit.wait(2)
    assert visit.state() == "paused"
    assert timer.evaluate("t => [t.index, Math.round(t.remaining / 1000)]") == [1, 25]
    assert visit.record("tone") == []
    visit.press("Continue")
    visit.wait(4)
    assert visit.see("Hold left")


def test_a_reload_keeps_a_paused_place_for_as_long_as_it_takes(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.press("Pause")
    visit.wait(1800)
    visit.reload()
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 1, 25_000]


def test_a_page_that_is_left_comes_back_where_it_was_left(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.page.goto("about:blank")
    visit.wait(3600)
    visit.page.go_back()
    visit.ready()
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 1, 25_000]
    assert visit.timer().get_by_role("button", name="Start again").is_visible()


def test_a_clock_that_is_set_back_loses_no_place(visit: Visit) -> None:
    timer = visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.page.add_init_script("const real = Date.now; Date.now = () => real() - 7_200_000;")
    visit.reload()
    assert timer.evaluate("t => [t.state, t.index, t.remaining]") == ["paused", 1, 25_000]


def test_a_place_in_another_list_is_not_offered(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.wait(10)
    visit.open(EXERCISE.replace("30", "35"))
    assert visit.state() == "idle"


def test_a_damaged_memory_is_no_memory(visit: Visit) -> None:
    visit.open()
    visit.press("Start")
    visit.press("Pause")
    visit.page.evaluate(
        "for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{\"at\":'); "
        "localStorage.setItem('hold-timer sound', 'loud')"
    )
    visit.reload()
    assert visit.state() == "idle"


def test_all_that_was_fetched_comes_from_here_and_exists(visit: Visit, address: str) -> None:
    answers: dict[str, int] = {}
    visit.page.on("response", lambda answer: answers.update({answer.url: answer.status}))
    visit.open()
    with visit.page.expect_response("**/alarm-worker.js"):
        visit.press("Start")
    visit.run(0.5)
    assert all(url.startswith(address) for url in answers)
    assert set(answers.values()) == {200}
    assert address + "platform/alarm-worker.js" in answers


def test_styles_mean_the_same_without_their_comments(visit: Visit) -> None:
    visit.open()
    rules = """text => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return [...sheet.cssRules].map((rule) => rule.cssText.replace(/([,:(])\\s+/g, '$1'));
    }"""
    for path in sorted(ASSETS.parent.rglob("*.css")):
        data = {path.name: path.read_bytes()}
        meant, shown = (
            visit.page.evaluate(rules, css[path.name].decode()) for css in (data, minify_assets(data))
        )
        assert shown == meant, path
