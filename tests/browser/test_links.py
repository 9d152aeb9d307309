"""Each link of each site, read from the files as they are, so that no script can mend one."""

import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest

from .publish import Published

pytestmark = pytest.mark.browser

LINKS = ("href", "src", "poster", "data", "action")


@dataclass
class Markup(HTMLParser):
    """Where a page leads, what it needs, and where in it a link may lead."""

    url: str
    links: list[tuple[str, str]] = field(default_factory=list)
    """Tag and whole address."""
    anchors: set[str] = field(default_factory=lambda: {"", "top"})

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LINKS and value is not None:
                self.links.append((tag, urljoin(self.url, value)))
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value or "")


@pytest.fixture(scope="module")
def pages(site: Published) -> dict[str, Markup]:
    """Every HTML file of the site, by its address, the page for wrong addresses included."""
    found = {}
    for path in site.folder.rglob("*.html"):
        address = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        if not address.startswith("assets/"):
            found[site.url(address)] = Markup(site.url(address))
            found[site.url(address)].feed(path.read_text("utf-8"))
    return found


def test_the_site_map_names_the_pages_of_the_content(site: Published) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(site.url(page.address) for page in site.pages())


def test_every_page_can_be_reached_from_the_front_page(site: Published, pages: dict[str, Markup]) -> None:
    reached, ahead = set(), [site.origin]
    while ahead:
        url = ahead.pop()
        if url in pages and url not in reached:
            reached.add(url)
            ahead += [urldefrag(link).url for tag, link in pages[url].links if tag == "a"]
    assert {site.url(page.address) for page in site.pages()} - reached == set()


def test_every_link_and_asset_answers(site: Published, pages: dict[str, Markup]) -> None:
    wanted = {
        urldefrag(link).url: url
        for url, page in pages.items()
        for _, link in page.links
        if link.startswith(site.origin)
    }
    assert len(wanted) > len(pages)
    assert {f"{link} on {url}" for link, url in wanted.items() if not answers(link)} == set()


def test_every_anchor_is_there(site: Published, pages: dict[str, Markup]) -> None:
    lost = []
    for url, page in pages.items():
        for _, link in page.links:
            target, anchor = urldefrag(link)
            is_plan = anchor.startswith("v1=")  # read by a script; no place on the page
            if not is_plan and target in pages and anchor not in pages[target].anchors:
                lost.append(f"{link} on {url}")
    assert lost == []


def test_only_words_lead_elsewhere(site: Published, pages: dict[str, Markup]) -> None:
    """A link that a reader may press leads anywhere; what a page fetches by itself is ours."""
    foreign = {
        f"<{tag}> {link} on {url}"
        for url, page in pages.items()
        for tag, link in page.links
        if tag != "a" and not link.startswith((site.origin, "data:"))
    }
    assert foreign == set()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url) as response:
            return response.status == 200
    except urllib.error.HTTPError as error:
        error.close()
        return False
