"""A second content folder, about the neck, is a complete site by itself. (What holds for every site is tested
in test_every_page.py and test_links.py, for this one too.)"""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .publish import Published
from .timed import Timed

pytestmark = pytest.mark.browser


def texts(site: Published) -> dict[str, str]:
    """What the publisher wrote: pages, and what the search looks through."""
    kinds = ("*.html", "*.json", "*.xml")
    return {
        str(path.relative_to(site.folder)): path.read_text("utf-8")
        for kind in kinds
        for path in site.folder.rglob(kind)
    }


def test_its_own_name_stands_in_the_header_and_in_each_title(neck_site: Published, open_page: Open) -> None:
    name = neck_site.site.settings.name
    page = open_page(neck_site)
    expect(page.get_by_role("banner")).to_contain_text(name)
    titles = {
        address: re.search("<title>(.*?)</title>", text, re.DOTALL)[1]
        for address, text in texts(neck_site).items()
        if address.endswith(".html") and not address.startswith("assets/")
    }
    assert {address: title for address, title in titles.items() if name not in title} == {}


def test_it_describes_itself_in_its_own_words(neck_site: Published) -> None:
    home = (neck_site.folder / "index.html").read_text("utf-8")
    assert f'<meta name="description" content="{neck_site.site.settings.description}">' in home


def test_it_says_nothing_of_the_first_site(neck_site: Published) -> None:
    word = re.compile(r"sciatic|\bloosen", re.IGNORECASE)
    assert {path: word.findall(text) for path, text in texts(neck_site).items() if word.search(text)} == {}


def test_it_leads_to_no_pain_cycle_as_it_has_none(neck_site: Published) -> None:
    assert neck_site.site.pain_cycle is None
    assert [path for path, text in texts(neck_site).items() if "pain-cycle" in text] == []


def test_its_timers_start(neck_site: Published, open_page: Open) -> None:
    for page in neck_site.pages("exercise", "routine"):
        timer = Timed(open_page(neck_site, page.address, clock=True))
        timer.press(neck_site.words("timer.start"))
        timer.sees(timer.phases[0].what)
