"""Search engines, feed readers, link previews and lost readers get what they need."""

import datetime
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from loosen.finish.metadata.sharing import card_of
from loosen.model import Site
from loosen.site.pages import pages

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_sitemap_has_every_page_with_its_day_of_review(finished: Path, site: Site, origin: str) -> None:
    rows = ElementTree.parse(finished / "sitemap.xml").getroot()
    found = {row.findtext(f"{SITEMAP}loc"): row.findtext(f"{SITEMAP}lastmod") for row in rows}
    pages = {
        f"{origin}{path.parent.relative_to(finished).as_posix()}/" for path in finished.rglob("index.html")
    }
    assert set(found) == {page.replace("/./", "/") for page in pages}
    assert found[f"{origin}safety/"] == site.safety.reviewed.isoformat()


def test_a_list_is_as_fresh_as_the_freshest_thing_in_it(site: Site) -> None:
    days = {page.address: page.reviewed for page in pages(site) if page.reviewed}
    assert days["/routines/"] == max(one.reviewed for one in site.routines.values())
    assert days["/data/"] == days["/prescribe/"] == max(one.reviewed for one in site.exercises.values())
    assert all(isinstance(day, datetime.date) for day in days.values())


def test_robots_lead_to_the_sitemap(finished: Path, origin: str) -> None:
    assert f"Sitemap: {origin}sitemap.xml" in (finished / "robots.txt").read_text("utf-8")


def test_the_feed_has_articles_routines_and_exercises(finished: Path, site: Site, origin: str) -> None:
    feed = ElementTree.parse(finished / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(site.articles) + len(site.routines) + len(site.exercises)
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert all((finished / id.removeprefix(origin) / "index.html").is_file() for id in ids)
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert times == sorted(times, key=str, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == times[0]


def test_the_feed_has_all_that_a_reader_of_feeds_asks_for(finished: Path, origin: str) -> None:
    """RFC 4287: what an entry must have, ids that differ, times with a zone, links that stand alone."""
    feed = ElementTree.parse(finished / "feed.xml").getroot()
    ids = [id.text for id in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        assert all((part.findtext(f"{ATOM}{name}") or "").strip() for name in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", part.findtext(f"{ATOM}updated") or "")
        links = part.findall(f"{ATOM}link")
        assert all((link.get("href") or "").startswith(origin) for link in links)
        assert [link.get("rel", "alternate") for link in links].count("alternate") == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [f"{origin}feed.xml"]


def test_every_page_has_a_title_a_description_and_one_address(finished: Path, origin: str) -> None:
    for page in finished.rglob("index.html"):
        html = page.read_text("utf-8")
        at = f"{origin}{page.parent.relative_to(finished).as_posix()}/".replace("/./", "/")
        assert f'<link rel="canonical" href="{at}">' in html
        assert f'<meta property="og:url" content="{at}">' in html
        assert re.search(r'<meta name="description" content="[^"]{20,}', html), page
        assert re.search(r'<meta property="og:title" content="[^"]+', html), page


def test_a_picture_for_shared_links_is_found_by_the_address() -> None:
    assert card_of("/routines/x/", {"assets/cards/routines/x.png"}) == "assets/cards/routines/x.png"
    assert card_of("/", {"assets/cards/index.png"}) == "assets/cards/index.png"
    assert card_of("/safety/", ()) is None


def test_a_lost_reader_finds_a_way_on_from_any_depth(finished: Path) -> None:
    html = (finished / "404.html").read_text("utf-8")
    assert "404 - Not found" not in html
    links = re.findall(r'<li><a class="entry" href="([^"]+)">', html)
    assert "/safety/" in links
    assert all((finished / link.strip("/") / "index.html").is_file() for link in links)
    assert "<title>Page not found - " in html
