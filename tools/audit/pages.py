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
FLAT = """() => [...document.querySelectorAll('article button, article .button')]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).borderTopStyle === 'none')
  .map((one) => one.textContent.trim())"""
"""Buttons that only their ground shows, which forced colours take away."""
SEEN = {
    "CSP violations, every page": "() => __blocked",
    "links in sentences that are not underlined": PLAIN,
}
IN_FORCED_COLOURS = {"buttons without an edge in forced colours": FLAT}
OUTSIDE = """(root) => [...document.querySelectorAll('a[href]')].map((link) => link.href)
  .filter((href) => href.startsWith(location.origin) && !href.startsWith(root))"""
SCREENS: dict[str, ViewportSize] = {
    "pages that scroll sideways, 320 px": {"width": 320, "height": 568},
    "pages that scroll sideways, 200 % zoom": {"width": 640, "height": 400},
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
    found: dict[str, list[str]] = {name: [] for name in (*SEEN, *IN_FORCED_COLOURS, *SCREENS)}
    for address in addresses(folder):
        page.goto(origin + address, wait_until="load")
        for name, script in SEEN.items():
            found[name] += [f"/{address}: {text}" for text in page.evaluate(script)]
        page.emulate_media(forced_colors="active")
        for name, script in IN_FORCED_COLOURS.items():
            found[name] += [f"/{address}: {text}" for text in page.evaluate(script)]
        page.emulate_media(forced_colors="none")
        for name, size in SCREENS.items():
            page.set_viewport_size(size)
            by = page.evaluate(TOO_WIDE)
            found[name] += [f"/{address}: {by} px"] if by > 0 else []
    others = [url for url in asked if not url.startswith((origin, "data:", "blob:"))]
    cookies = [str(cookie["name"]) for cookie in context.cookies()]
    context.close()
    yield at_most("third-party requests", 0, len(others), details=others)
    yield at_most("cookies", 0, len(cookies), details=cookies)
    for name, told in found.items():
        yield at_most(name, 0, len(told), details=told)


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
