"""Addresses are in the language of the site; in English they stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from loosen.build.build import load_and_check, render_all
from loosen.finish.metadata.feed import feed
from loosen.finish.metadata.redirects import redirects_file
from loosen.model.kinds import EXERCISES
from loosen.site import urls
from loosen.site.addresses import localized, slugs
from loosen.site.catalogues import languages
from loosen.site.pages import pages

Loosen = Callable[..., Result]
TODAY = date(2026, 12, 1)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def german(neck: Path) -> Path:
    replace(neck / "site.yml", "language: en", "language: de")
    for path in [*neck.rglob("*.yml"), *neck.rglob("*.md")]:
        links = re.compile(r"\]\((/[^)]*)\)")
        text = links.sub(lambda link: f"]({localized(link[1], slugs('de'))})", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    return neck


def test_each_page_stands_at_an_address_in_the_language(german: Path) -> None:
    site, report = load_and_check(german, today=TODAY)
    assert site, f"{report}"
    found = {page.address for page in pages(site)}
    assert {"/", "/dehnungen/ear-to-shoulder/", "/uebungen/nach-muskel/", "/sicherheit/"} <= found
    english = {f"/{kind.section}/" for kind in EXERCISES.values()} | {urls.SAFETY, urls.ROUTINES}
    assert not [address for address in found if address.startswith(tuple(english))]


def test_every_link_of_a_page_leads_there(german: Path) -> None:
    site, _ = load_and_check(german, today=TODAY)
    assert site
    made = render_all(site)
    for path, data in made.items():
        if path.endswith(".md"):
            for link in re.findall(r'(?:href="|\]\()([^")#]*?)(?:#[^")]*)?["\)]', data.decode()):
                if link and not link.startswith(("http", "mailto", "data:", "tel:")):
                    place = (Path("/") / path).parent / link
                    parts = [part for part in place.parts[1:] if part != "."]
                    while ".." in parts:
                        at = parts.index("..")
                        del parts[at - 1 : at + 1]
                    target = "/".join(parts)
                    known = {target, f"{target}/index.md".lstrip("/")} & made.keys()
                    assert known or target.startswith(("data/", "assets/")), f"{path}: {link}"


def test_an_english_address_in_a_german_site_is_told(german: Path) -> None:
    replace(german / "articles/how-long-to-hold.md", "/sicherheit/", "/safety/")
    _, report = load_and_check(german, today=TODAY)
    assert {(one.rule, one.help) for one in report.errors} == {("unknown-reference", "write `/sicherheit/`")}


def test_feed_and_redirects_know_them(german: Path) -> None:
    (german / "exercises/old-name.yml").write_text("moved_to: ear-to-shoulder\n", "utf-8")
    site, report = load_and_check(german, today=TODAY)
    assert site, f"{report}"
    assert redirects_file(site) == "/dehnungen/old-name/ /dehnungen/ear-to-shoulder/ 301\n"
    assert "https://a.example/dehnungen/ear-to-shoulder/" in feed(site, "https://a.example/")


def test_a_link_follows_a_new_name(german: Path, loosen: Loosen) -> None:
    done = loosen("move", "screen-break", "long-break", "--content", german)
    assert done.exit_code == 0, done.output
    assert "/ablaeufe/long-break/" in (german / "articles/how-long-to-hold.md").read_text("utf-8")


@pytest.mark.parametrize("language", languages())
def test_no_two_sections_share_an_address(language: str) -> None:
    constants = [one for name, one in vars(urls).items() if name.isupper() and isinstance(one, str)]
    every = {*constants, *(f"/{kind.section}/" for kind in EXERCISES.values())}
    found = [localized(address, slugs(language)) for address in every]
    assert len(set(found)) == len(every)
    assert all(re.fullmatch(r"(?:/[a-z0-9-]+)*/", address) for address in found)
    assert [localized(address, slugs(language)) for address in found] == found
    assert all(part in " ".join(every) for part in slugs(language))
