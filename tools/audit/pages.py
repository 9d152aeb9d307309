"""Every page, opened once: policy, third parties, cookies, width, weight."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from goal import Figure, at_most
from playwright.sync_api import Browser, Page, Response, ViewportSize
from served import served

WATCH = """
window.__blocked = [];
addEventListener("securitypolicyviolation", (e) => __blocked.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
TOO_WIDE = "() => document.scrollingElement.scrollWidth - innerWidth"
PLAIN = """() => [...document.querySelectorAll('article a[href]')].filter((link) => {
  const around = [...link.parentNode.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE);
  const isInText = around.some((one) => /\\w{2}/.test(one.data)) && link.checkVisibility();
  return isInText && !getComputedStyle(link).textDecorationLine.includes('underline');
}).map((link) => link.textContent.trim())"""
"""Links within a sentence that colour alone would tell from it."""
OUTSIDE = """(root) => [...document.querySelectorAll('a[href]')].map((link) => link.href)
  .filter((href) => href.startsWith(location.origin) && !href.startsWith(root))"""
SCREENS: dict[str, ViewportSize] = {
    "320 px": {"width": 320, "height": 568},
    "200 % zoom": {"width": 640, "height": 400},
}


def addresses(folder: Path) -> list[str]:
    """Of every page, from the site's root."""
    found = sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
    return ["" if path == "." else f"{path}/" for path in found]


def figures(browser: Browser, origin: str, folder: Path) -> Iterator[Figure]:
    context = browser.new_context(service_workers="block")
    context.add_init_script(WATCH)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    blocked: list[str] = []
    plain: list[str] = []
    wide: dict[str, list[str]] = {name: [] for name in SCREENS}
    for address in addresses(folder):
        page.goto(origin + address, wait_until="load")
        blocked += [f"/{address}: {text}" for text in page.evaluate("__blocked")]
        plain += [f"/{address}: {text}" for text in page.evaluate(PLAIN)]
        for name, size in SCREENS.items():
            page.set_viewport_size(size)
            by = page.evaluate(TOO_WIDE)
            wide[name] += [f"/{address}: {by} px"] if by > 0 else []
    others = [url for url in asked if not url.startswith((origin, "data:", "blob:"))]
    cookies = [str(cookie["name"]) for cookie in context.cookies()]
    context.close()
    yield at_most("CSP violations, every page", 0, len(blocked), details=blocked)
    yield at_most("third-party requests", 0, len(others), details=others)
    yield at_most("cookies", 0, len(cookies), details=cookies)
    yield at_most("links in sentences that are not underlined", 0, len(plain), details=plain)
    for name, pages in wide.items():
        yield at_most(f"pages that scroll sideways, {name}", 0, len(pages), details=pages)


def below(browser: Browser, folder: Path) -> Figure:
    """The same folder, served below another one: nothing may count on the root of a host."""
    found: list[str] = []
    with served(folder.parent) as top, browser.new_context(service_workers="block") as context:
        root = f"{top}{folder.name}/"
        page = context.new_page()
        page.on(
            "response", lambda one: found.append(f"{one.status}: {one.url}") if one.status >= 400 else None
        )
        for address in addresses(folder):
            page.goto(root + address, wait_until="load")
            found += [f"/{address} leads to {href}" for href in page.evaluate(OUTSIDE, root)]
    return at_most("what is missing under a sub-path", 0, len(found), details=found)


def weight(browser: Browser, url: str) -> Figure:
    """Of a first view on a phone: all that is asked for, figure and timer included."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    answers: dict[str, Response] = {}

    def answered(answer: Response) -> None:
        answers.setdefault(answer.url, answer)

    page.on("response", answered)
    page.goto(url, wait_until="networkidle")
    _timer_is_ready(page)
    sizes = {url: len(gzip.compress(answer.body(), 9)) for url, answer in answers.items()}
    context.close()
    heaviest = sorted(sizes, key=lambda url: -sizes[url])[:5]
    details = [f"{sizes[url] / 1000:5.1f} kB  {url.split('/', 3)[3]}" for url in heaviest]
    total = round(sum(sizes.values()) / 1000, 1)
    return at_most("first view of an exercise, gzipped", 100, total, unit=" kB", details=details)


def _timer_is_ready(page: Page) -> None:
    page.get_by_role("button", name="Start", exact=True).first.wait_for()
