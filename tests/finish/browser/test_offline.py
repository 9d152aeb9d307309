"""One visit is enough: after it, the site works with its server gone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.timed import start
from tests.finish.browser.conftest import UPDATED, Served, found_for, kept_offline, search_for
from tests.finish.browser.deploys import list_anew
from tests.soon import soon

pytestmark = pytest.mark.browser

PLAN = "prescribe/#v1=piriformis-ball:60x1,figure-four-stretch:30x2"
READ = "(root) => caches.open(`kept read ${root}`).then((cache) => cache.keys()).then((all) => all.length)"
VOICED = """
(root) => caches.open(`kept voice ${root}`).then((cache) => cache.keys())
  .then((all) => all.length > 1 && "kept")
"""
TO_ITS_END = """
() => {
  const timer = document.querySelector('hold-timer');
  while (timer.dataset.state !== 'done') timer.skip();
}
"""


def test_a_page_that_was_never_visited_opens_without_the_server(
    served: Served, page: Page, origin: str
) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.stop()
    page.goto(f"{origin}stretches/figure-four-stretch/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")


def test_search_finds_and_opens_a_page_without_the_server(served: Served, page: Page, origin: str) -> None:
    server, _ = served
    page.goto(f"{origin}safety/")
    kept_offline(page)
    server.stop()
    page.goto(origin)
    search_for(page, "calf")
    expect(page).to_have_url(re.compile("calf|soleus|gastrocnemius"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_search_shows_drawings_in_their_colours_without_the_server(
    served: Served, page: Page, origin: str
) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.stop()
    page.goto(f"{origin}safety/")
    found = found_for(page, "figure-four stretch").filter(has_text="Figure-four stretch").first
    expect(found.locator(".f .f-green").first).to_have_css("fill", "rgb(111, 164, 140)")


def test_the_timer_runs_without_the_server(served: Served, page: Page, origin: str) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.stop()
    page.goto(f"{origin}routines/desk-break/")
    start(page)
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"\d"))


def test_a_recorded_voice_that_was_chosen_on_the_first_visit_is_kept(
    served: Served, page: Page, origin: str
) -> None:
    _, folder = served
    voice = next((folder / "assets" / "voice").iterdir()).name
    page.add_init_script(f"localStorage.setItem('hold-timer settings', '{{\"voice\":\"{voice}\"}}')")
    page.goto(f"{origin}stretches/figure-four-stretch/")
    start(page)
    kept_offline(page)
    assert soon(lambda: page.evaluate(VOICED, origin), "kept")


def test_a_plan_that_comes_in_a_link_is_played_without_the_server(
    served: Served, page: Page, origin: str
) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.stop()
    page.goto(f"{origin}{PLAN}")
    expect(page.locator(".sheet__name")).to_have_text([re.compile("ball"), "Figure-four stretch"])
    start(page)
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")


def test_a_plan_for_which_a_device_has_no_room_is_there_once_it_was_opened(
    served: Served, page: Page, origin: str
) -> None:
    server, folder = served
    keep_no_recipe(folder)
    page.goto(origin)
    kept_offline(page)
    page.goto(f"{origin}{PLAN}")
    expect(page.locator("hold-timer")).to_be_visible()
    assert soon(lambda: page.evaluate(READ, origin), 2) == 2
    server.stop()
    page.goto(origin)
    page.goto(f"{origin}{PLAN}")
    expect(page.locator("hold-timer")).to_be_visible()


def test_an_exercise_that_cannot_come_is_said_and_asked_for_again(
    served: Served, page: Page, origin: str
) -> None:
    server, folder = served
    keep_no_recipe(folder)
    page.goto(f"{origin}prescribe/")
    kept_offline(page)
    server.stop()
    page.get_by_role("checkbox", name="Figure-four stretch").check()
    page.get_by_role("button", name="See the plan, its link and its sheet").click()
    expect(page.get_by_role("status").first).to_contain_text("did not load")
    expect(page.locator(".prescribe__chosen > li")).to_have_count(2)
    expect(page.get_by_role("checkbox", name="Figure-four stretch")).to_be_checked()
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    server.start()
    again.click()
    expect(page.locator("hold-timer")).to_be_visible()
    expect(again).to_be_hidden()


def test_a_mistyped_address_says_so_without_the_server(served: Served, page: Page, origin: str) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.stop()
    answer = page.goto(f"{origin}stretches/no-such-thing")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("article").get_by_role("link", name="Safety").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Safety first")


def test_an_address_without_its_last_slash_works_without_the_server(
    served: Served, page: Page, origin: str
) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.stop()
    page.goto(f"{origin}safety")
    expect(page).to_have_url(f"{origin}safety/")


def test_a_correction_reaches_the_reader_on_the_next_visit(served: Served, page: Page, origin: str) -> None:
    _, folder = served
    page.goto(origin)
    kept_offline(page)
    safety = folder / "safety/index.html"
    safety.write_text(safety.read_text("utf-8").replace("Safety first", "Corrected"), "utf-8")
    page.goto(f"{origin}safety/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Corrected")


def test_a_slow_network_is_given_two_seconds(served: Served, page: Page, origin: str) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    server.slow_down(60)
    page.goto(f"{origin}safety/", timeout=40_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Safety first")


def test_a_new_version_is_offered_and_comes_with_a_reload(served: Served, page: Page, origin: str) -> None:
    server, folder = served
    page.goto(origin)
    kept_offline(page)
    change(folder)
    update(page)
    note = page.get_by_role("status").filter(has_text="new version")
    expect(note).to_be_visible()
    with page.expect_navigation():
        note.get_by_role("button", name="Reload").click()
    expect(note).to_be_hidden()
    server.stop()
    page.goto(f"{origin}safety/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Corrected")


def test_a_new_version_waits_until_no_timer_runs(served: Served, page: Page, origin: str) -> None:
    _, folder = served
    page.goto(f"{origin}routines/desk-break/")
    kept_offline(page)
    start(page)
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    change(folder)
    update(page)
    note = page.get_by_role("status").filter(has_text="new version")
    expect(note).to_be_hidden()
    page.evaluate(TO_ITS_END)
    expect(note).to_be_visible()


def test_a_version_that_is_still_waiting_is_offered_on_the_next_page(
    served: Served, page: Page, origin: str
) -> None:
    _, folder = served
    page.goto(origin)
    kept_offline(page)
    change(folder)
    update(page)
    page.goto(f"{origin}routines/")
    expect(page.get_by_role("status").filter(has_text="new version")).to_be_visible()


def keep_no_recipe(folder: Path) -> None:
    """As on a site with so many exercises that a device keeps only some."""
    worker = folder / "sw.js"
    text, found = re.subn(r'"assets/recipes/[^"]+": "[0-9a-f]+",?\n', "", worker.read_text("utf-8"))
    assert found
    worker.write_text(text.replace(",\n}}", "\n}}"), "utf-8")


def update(page: Page) -> None:
    """Have the browser look for a new version, as it does by itself at each visit; wait until it is there."""
    page.evaluate(UPDATED)


def change(folder: Path) -> None:
    """Publish a correction to the safety page, as a new version."""
    safety = folder / "safety/index.html"
    safety.write_text(safety.read_text("utf-8").replace("Safety first", "Corrected"), "utf-8")
    list_anew(folder)
