"""No upload breaks a reader: half of it, its wrong order, a timer that runs meanwhile, a damaged copy."""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.timed import KNOWN, start
from tests.finish.browser.conftest import Served, kept_offline
from tests.finish.browser.deploys import list_anew, own_mark, release, upload
from tests.soon import soon

pytestmark = pytest.mark.browser

SECOND, THIRD = "22222222", "33333333"
DESK = "routines/desk-break/"
STRETCH = "stretches/figure-four-stretch/"
TRIED = """
navigator.serviceWorker.getRegistration().then((found) => found.update().catch(() => found)).then(() =>
  navigator.serviceWorker.getRegistration()).then((found) => !found.installing ? Boolean(found.waiting)
  : new Promise((resolve) => found.installing.addEventListener("statechange", (event) =>
    ["installed", "redundant"].includes(event.target.state) && resolve(event.target.state === "installed"))))
"""
"""Whether a new version has come."""
STYLED = (
    "[...document.styleSheets].length > 0 && [...document.styleSheets].every((one) => one.cssRules.length)"
)
KEPT = """(name) => caches.keys()
  .then((names) => names.includes(name) ? caches.open(name).then((one) => one.keys()) : [])
  .then((all) => all.map(({ url }) => new URL(url).pathname.slice(1)))"""
DAMAGE = """([name, part]) => caches.open(name).then(async (cache) => {
  for (const key of await cache.keys()) if (key.url.includes(part)) {
    await cache.put(key, new Response("damaged", { headers: (await cache.match(key)).headers }));
  }
})"""
WITH_START = (
    "ui/after",
    "ui/list-sync",
    "platform/full-screen",
    "ui/history-view",
    "ui/options",
    "audio/voice",
    "ui/way-out",
    "ui/hurt-notes",
)
LATE = (*WITH_START, "ui/picture", "audio/locked-screen-player")
IMPORT = (
    "(urls) => Promise.allSettled(urls.map((url) => import(url))).then((all) => all.map((one) => one.status))"
)
COME = """(names) => names.filter((name) => performance.getEntriesByType('resource')
  .some((one) => one.name.endsWith(`/hold-timer/${name}.js`))).length"""
TO_WORK = """() => {
  const timer = document.querySelector('hold-timer');
  while (['ready', 'change', 'rest'].includes(timer.dataset.phase)) timer.skip();
}"""
TO_ITS_END = """() => {
  const timer = document.querySelector('hold-timer');
  while (timer.state !== 'done') timer.skip();
}"""


@pytest.fixture
def new(served: Served, tmp_path: Path) -> Path:
    """The next release, that is not yet on the host."""
    folder = tmp_path / "new"
    shutil.copytree(served[1], folder)
    release(folder, SECOND)
    return folder


def test_half_an_upload_leaves_the_old_release_whole_and_heals_at_the_next_visit(
    served: Served, new: Path, page: Page, origin: str
) -> None:
    server, folder = served
    page.goto(origin)
    kept_offline(page)
    shutil.rmtree(folder / "assets/own")
    upload(new, folder, "assets")
    upload(new, folder, "sw.js")
    assert page.evaluate(TRIED) is False
    server.stop()
    works(page, f"{origin}{DESK}")
    server.start()
    upload(new, folder, "*")
    page.goto(origin)
    assert soon(lambda: page.evaluate(TRIED), right=True)
    take_new_version(page)
    server.stop()
    works(page, f"{origin}{DESK}")
    page.goto(f"{origin}safety/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Corrected")


def test_a_first_visit_in_half_an_upload_keeps_nothing_and_the_next_one_all(
    served: Served, new: Path, page: Page, origin: str
) -> None:
    server, folder = served
    upload(new, folder, "assets")
    upload(new, folder, "sw.js")
    page.goto(origin)
    refused = "navigator.serviceWorker.getRegistration().then((found) => !found)"
    assert soon(lambda: page.evaluate(refused), right=True)
    upload(new, folder, "*")
    page.goto(origin)
    kept_offline(page)
    server.stop()
    works(page, f"{origin}{DESK}")


def test_new_pages_under_an_old_worker_never_replace_what_works_without_the_server(
    served: Served, new: Path, page: Page, origin: str
) -> None:
    server, folder = served
    list_anew(folder, without=STRETCH)
    page.goto(origin)
    kept_offline(page)
    page.goto(f"{origin}{STRETCH}")
    read = f"kept read {origin}"
    assert soon(lambda: page.evaluate(KEPT, read), [STRETCH])
    worker = (folder / "sw.js").read_bytes()
    upload(new, folder, "*")
    (folder / "sw.js").write_bytes(worker)
    page.goto(f"{origin}{STRETCH}")
    page.goto(f"{origin}{DESK}")
    server.stop()
    works(page, f"{origin}{STRETCH}")
    works(page, f"{origin}{DESK}")


def test_a_release_comes_from_a_server_that_sees_no_newer_time(
    served: Served, page: Page, origin: str
) -> None:
    server, folder = served
    safety = folder / "safety/index.html"
    before = safety.stat().st_mtime
    page.goto(origin)
    kept_offline(page)
    release(folder, SECOND)
    os.utime(safety, (before, before))
    page.goto(origin)
    assert soon(lambda: page.evaluate(TRIED), right=True)
    take_new_version(page)
    server.stop()
    page.goto(f"{origin}safety/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Corrected")


def test_a_page_that_was_read_works_without_the_server_after_two_releases(
    served: Served, page: Page, origin: str
) -> None:
    server, folder = served
    list_anew(folder, without=STRETCH)
    page.goto(origin)
    kept_offline(page)
    page.goto(f"{origin}{STRETCH}")
    for mark in (SECOND, THIRD):
        release(folder, mark, text=mark)
        page.goto(origin)
        assert soon(lambda: page.evaluate(TRIED), right=True)
        take_new_version(page)
    server.stop()
    works(page, f"{origin}{STRETCH}")


def test_an_update_in_another_tab_pulls_nothing_from_under_a_timer(
    served: Served, page: Page, origin: str
) -> None:
    server, folder = served
    server.leave_no_copies()
    page.goto(f"{origin}{DESK}")
    kept_offline(page)
    start(page)
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    first = own_mark(folder)
    release(folder, SECOND)
    other = page.context.new_page()
    other.goto(origin)
    assert soon(lambda: other.evaluate(TRIED), right=True)
    take_new_version(other)
    late = [f"{origin}assets/own/{first}/hold-timer/{name}.js" for name in LATE]
    assert page.evaluate(IMPORT, late) == ["fulfilled"] * len(late)
    server.stop()
    to_its_end(page)


def test_assets_are_kept_for_one_release_and_no_longer(served: Served, page: Page, origin: str) -> None:
    _, folder = served
    first = own_mark(folder)
    page.goto(origin)
    kept_offline(page)
    for mark, expected in ((SECOND, {first, SECOND}), (THIRD, {SECOND, THIRD})):
        release(folder, mark, text=mark)
        page.goto(origin)
        assert soon(lambda: page.evaluate(TRIED), right=True)
        take_new_version(page)
        assert soon(lambda: marks(page, origin), expected) == expected


@pytest.mark.parametrize("part", ["/sheets/", "/hold-timer/", "/routines/"])
def test_a_damaged_copy_heals_at_the_next_visit(served: Served, page: Page, origin: str, part: str) -> None:
    server, _ = served
    page.goto(origin)
    kept_offline(page)
    page.evaluate(DAMAGE, [f"kept {origin}", part])
    works(page, f"{origin}{DESK}")
    page.goto(origin)
    server.stop()
    works(page, f"{origin}{DESK}")


def test_a_host_that_has_a_page_for_every_address_fills_no_cache(
    served: Served, page: Page, origin: str
) -> None:
    _, folder = served
    list_anew(folder, without=STRETCH)
    home = (folder / "index.html").read_bytes()
    page.goto(origin)
    kept_offline(page)
    page.context.route(
        "**/nowhere/**", lambda route: route.fulfill(status=200, content_type="text/html", body=home)
    )
    for number in range(5):
        page.goto(f"{origin}nowhere/{number}/")
    page.goto(f"{origin}{STRETCH}")
    assert soon(lambda: page.evaluate(KEPT, f"kept read {origin}"), [STRETCH]) == [STRETCH]


def test_a_timer_without_a_worker_has_all_its_parts_once_it_runs(
    served: Served, new: Path, chromium: Browser, origin: str
) -> None:
    server, folder = served
    server.leave_no_copies()
    with chromium.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{origin}{DESK}")
        start(page)
        expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
        assert soon(lambda: page.evaluate(COME, WITH_START), len(WITH_START)) == len(WITH_START)
        shutil.rmtree(folder / "assets/own")
        upload(new, folder, "*")
        to_its_end(page)


def test_a_page_that_an_upload_has_overtaken_says_to_load_it_again(
    served: Served, new: Path, chromium: Browser, origin: str
) -> None:
    _, folder = served
    with chromium.new_context(service_workers="block", viewport={"width": 390, "height": 400}) as context:
        page = context.new_page()
        page.goto(f"{origin}{STRETCH}", wait_until="networkidle")
        shutil.rmtree(folder / "assets/own")
        upload(new, folder, "*")
        start(page)
        note = page.locator("hold-timer").get_by_role("status")
        expect(note).to_contain_text("load the page again")
        page.reload()
        start(page)
        expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")


def works(page: Page, address: str) -> None:
    """The page has its style, and its timer runs."""
    page.goto(address)
    assert page.evaluate(STYLED), f"{address} has no style"
    page.evaluate(KNOWN)
    page.evaluate("() => document.querySelector('hold-timer').start()")  # one that ran before goes on
    expect(page.locator("hold-timer")).to_have_attribute("data-state", "running")
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"\d"))


def to_its_end(page: Page) -> None:
    """Skip all that is left; at the end the timer asks how it feels, which is one of its late parts."""
    page.bring_to_front()
    page.evaluate(TO_WORK)
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="Leave this one out").click()
    page.evaluate(TO_ITS_END)
    expect(page.get_by_text("How does it feel now?")).to_be_visible()


def take_new_version(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Reload").click()


def marks(page: Page, origin: str) -> set[str]:
    """Of which releases our assets are kept."""
    return set(re.findall(r"assets/own/(\w+)/", " ".join(page.evaluate(KEPT, f"kept {origin}"))))
