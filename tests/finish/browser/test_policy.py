"""Nothing that a page does is blocked by its own policy, and nothing is asked of anyone else."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.timed import start
from tests.finish.browser.conftest import Served, kept_offline, search_for

pytestmark = pytest.mark.browser
KINDS = (
    "",
    "stretches/figure-four-stretch/",
    "self-massage/piriformis-ball/",
    "breathing/belly-breathing/",
    "mobility/knee-rock/",
    "routines/desk-break/",
    "routines/",
    "exercises/",
    "exercises/by-muscle/",
    "muscles/piriformis/",
    "articles/stretching-for-sciatica/",
    "pain-cycle/",
    "safety/",
    "evidence/",
    "glossary/",
    "about/",
    "prescribe/",
    "privacy/",
    "data/",
    "no-such-page/",
)


def test_no_kind_of_page_does_what_its_policy_blocks(served: Served, page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        page.goto(f"{origin}{kind}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("__blocked") == [], kind
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []
    assert page.context.cookies() == []


def test_instant_navigation_search_and_timer_break_no_policy(served: Served, page: Page, origin: str) -> None:
    page.goto(origin)
    page.evaluate("window.__mark = true")
    search_for(page, "calf")
    page.wait_for_url(lambda url: url.split("?")[0] != origin)
    for link, title in (("Routines", "Routines"), ("Desk break", "Desk break")):
        page.get_by_role("link", name=link).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    start(page)
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"\d"))
    kept_offline(page)
    assert page.evaluate("__mark") is True, "the page was loaded anew, so instant navigation did not work"
    assert page.evaluate("__blocked") == []


def test_every_file_that_a_page_asks_for_is_there(served: Served, page: Page, origin: str) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("requestfailed", lambda request: failed.append(_name(request)))
    for kind in KINDS[:-1]:
        page.goto(f"{origin}{kind}", wait_until="networkidle")
    assert failed == []


def test_a_page_writes_no_error_to_the_console(served: Served, page: Page, origin: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for kind in KINDS[:-1]:
        page.goto(f"{origin}{kind}", wait_until="networkidle")
    assert said == []


def _name(request: Request) -> str:
    return f"{request.url} {request.failure}"
