"""The preview as an author lives with it: save, look, err, mend."""

import http.client
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.timed import start

from .conftest import ROOT, Serving, started, stopped

pytestmark = pytest.mark.browser
FILE = "exercises/figure-four-stretch.yml"
ADDRESS = "/stretches/figure-four-stretch/"
GOOD, BAD = "hold: 30 s, sets: 2", "hold: 20 s, sets: 2"


@pytest.fixture(autouse=True)
def as_it_was(serving: Serving) -> Iterator[None]:
    text = (serving.content / FILE).read_text("utf-8")
    yield
    (serving.content / FILE).write_text(text, "utf-8")


def get(serving: Serving, address: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(serving.origin).port, timeout=60)
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def line_of(serving: Serving, text: str) -> int:
    lines = (serving.content / FILE).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_saved_edit_appears_in_the_open_page_by_itself(serving: Serving, page: Page) -> None:
    page.goto(serving.url(ADDRESS))
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")
    serving.edit(FILE, "name: Figure-four stretch", "name: Crossed-ankle stretch")
    expect(page.get_by_role("heading", level=1)).to_have_text("Crossed-ankle stretch")


def test_a_page_that_a_save_does_not_touch_is_not_loaded_again(serving: Serving, page: Page) -> None:
    other = serving.url("/breathing/belly-breathing/")
    page.goto(other)
    page.evaluate("window.still = true")
    with page.expect_response(lambda it: it.request.method == "HEAD"):
        serving.edit(FILE, "feel: A mild", "feel: A gentle")
    assert page.evaluate("window.still")


def test_a_plan_shows_what_was_saved(serving: Serving, page: Page) -> None:
    page.goto(serving.url("/prescribe/#v1=figure-four-stretch:30x2"))
    expect(page.locator(".sheet")).to_contain_text("Figure-four stretch")
    serving.edit(FILE, "name: Figure-four stretch", "name: Crossed-ankle stretch")
    expect(page.locator(".sheet")).to_contain_text("Crossed-ankle stretch")


def test_a_mistake_stands_in_the_page_until_it_is_mended(serving: Serving, page: Page) -> None:
    page.goto(serving.url(ADDRESS))
    serving.edit(FILE, GOOD, BAD)
    note = page.get_by_role("alert")
    expect(note).to_contain_text(f"content/{FILE}:{line_of(serving, BAD)}:14")
    expect(note).to_contain_text("hold must be at least 30 s, got 20 s")
    expect(note).to_contain_text("What to do: hold for 30 s")
    expect(note.locator("pre")).to_contain_text("dose: {hold: 20 s, sets: 2, rest: 10 s")
    expect(note.locator(".preview-problems__spot")).to_have_text("2")
    # The last good page stays, also for who opens it now.
    expect(page.get_by_role("heading", level=1)).to_have_text("Figure-four stretch")
    page.goto(serving.url("/muscles/"))
    expect(page.get_by_role("alert")).to_contain_text("hold must be at least 30 s")
    expect(page.get_by_role("heading", level=1)).to_have_text("Muscles")
    serving.edit(FILE, BAD, GOOD)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_note_can_be_made_small(serving: Serving, page: Page) -> None:
    page.goto(serving.url(ADDRESS))
    serving.edit(FILE, GOOD, BAD)
    note = page.get_by_role("alert")
    note.get_by_role("button", name="Hide the mistakes").click()
    expect(note.get_by_role("list")).to_be_hidden()
    expect(note).to_contain_text("There is 1 mistake in the content")
    note.get_by_role("button", name="Show the mistakes").click()
    expect(note.get_by_role("list")).to_be_visible()


def test_a_text_with_tags_in_a_mistake_is_only_text(serving: Serving, page: Page) -> None:
    page.goto(serving.url(ADDRESS))
    serving.edit(FILE, "feel: A mild", "feeel: <img src=x onerror=document.title='broken'> A mild")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x onerror")
    assert page.get_by_role("alert").locator("img").count() == 0
    assert page.title() != "broken"


def test_each_save_is_one_line_with_its_file_and_the_pages_that_it_touched(serving: Serving) -> None:
    file, address = "exercises/childs-pose.yml", "/stretches/childs-pose/"
    serving.edit(file, "feel: ", "feel: Softly, ")
    assert serving.heard(f"content/{file} ->").rstrip().endswith(f"-> {address}")
    serving.edit(file, "feel: ", "feeel: ")
    assert serving.heard(f"content/{file} ->").rstrip().endswith("-> the pages stay as they were")
    assert serving.heard("feeel").startswith(f"content/{file}:")
    serving.edit(file, "feeel: Softly, ", "feel: ")


def test_pages_look_as_they_are_published(serving: Serving, page: Page) -> None:
    page.goto(serving.url(ADDRESS))
    start(page)
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    page.goto(serving.url("/"))
    expect(page.locator(".md-header")).to_be_visible()
    assert page.title().startswith("Loosen")


def test_search_finds_what_was_just_written(serving: Serving) -> None:
    get(serving, ADDRESS)
    serving.edit(FILE, "feel: A mild", "feel: A zephyrlike")
    serving.heard(f"content/{FILE}.*->")
    end = time.monotonic() + 30
    while time.monotonic() < end:  # the index comes after the line, in the time that nobody needs
        if "zephyrlike" in get(serving, "/search/search_index.json")[1]:
            return
    pytest.fail("the search index has not the new word")


def test_every_file_of_the_open_data_can_be_looked_at_as_it_is_now(serving: Serving) -> None:
    serving.edit(FILE, "feel: A mild", "feel: A zephyrlike")
    files = [f"data/{file}" for file in re.findall(r'href="(v1/[^"]+)"', get(serving, "/data/")[1])]
    assert len(files) == 15
    answers = {file: get(serving, f"/{file}") for file in files}
    assert {status for status, _ in answers.values()} == {200}
    assert "zephyrlike" in answers["data/v1/exercises.json"][1]
    assert get(serving, "/data/v1/nothing.json")[0] == 404


def test_an_address_without_its_slash_leads_on_and_a_wrong_one_is_told(serving: Serving) -> None:
    assert get(serving, ADDRESS.rstrip("/"))[0] == 302
    status, html = get(serving, "/no/such/page/")
    assert status == 404
    assert "404" in html


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/-/preview/../../mkdocs.yml", "/-/preview/%2e%2e/words.en.yml"]
)
def test_no_file_outside_the_site_is_served(serving: Serving, path: str) -> None:
    assert get(serving, path)[0] == 404


def test_another_sites_name_does_not_reach_the_content(serving: Serving) -> None:
    assert get(serving, ADDRESS, Host="evil.example")[0] == 421


def test_content_that_begins_with_a_mistake_shows_it_and_then_the_site(
    tmp_path: Path, chromium: Browser
) -> None:
    page = chromium.new_page()  # it may complain: there is no page yet
    content = Path(shutil.copytree(ROOT / "tests" / "neck", tmp_path / "content"))
    settings = (content / "site.yml").read_text("utf-8")
    (content / "site.yml").write_text(settings.replace("language: en", "langauge: en"), "utf-8")
    serving = started(content)
    try:
        page.goto(serving.origin)
        expect(page.get_by_role("alert")).to_contain_text("There is no page to show yet")
        (content / "site.yml").write_text(settings, "utf-8")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)
        page.close()
    finally:
        assert stopped(serving) == 0
