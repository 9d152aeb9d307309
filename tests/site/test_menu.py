"""The menu of a site: the sections, or what its author wants there."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from loosen.build.build import load_and_check
from loosen.build.renderer import catalogue
from loosen.model import Site
from loosen.model.settings import Entry
from loosen.site.pages import navigation
from loosen.site.pages.menu import WIDE


def with_menu(site: Site, *entries: dict[str, str], **settings: Any) -> Site:
    menu = tuple(Entry(**entry) for entry in entries)
    return replace(site, settings=replace(site.settings, menu=menu, **settings))


def menu_of(site: Site) -> list[tuple[str, str]]:
    return list(navigation(site, catalogue(site)))


def test_without_a_menu_the_sections_that_have_something_stand_there(neck_site: Site) -> None:
    assert [path for _, path in menu_of(neck_site)][:3] == [
        "index.md",
        "routines/index.md",
        "exercises/index.md",
    ]
    without = replace(neck_site, routines={})
    assert "routines/index.md" not in dict(menu_of(without)).values()


def test_a_menu_stands_as_it_is_written(neck_site: Site) -> None:
    site = with_menu(
        neck_site,
        {"page": "safety"},
        {"page": "/articles/how-long-to-hold/"},
        {"link": "https://book.example.org/", "label": "Book"},
        {"page": "home", "label": "Start"},
    )
    assert menu_of(site) == [
        ("Safety", "safety/index.md"),
        (neck_site.articles["how-long-to-hold"].name, "articles/how-long-to-hold/index.md"),
        ("Book", "https://book.example.org/"),
        ("Start", "index.md"),
    ]


@pytest.mark.parametrize("page", ["routines", "/ablaeufe/"])
def test_a_section_has_its_short_name_in_each_language(neck_site: Site, page: str) -> None:
    site = with_menu(neck_site, {"page": page}, language="de")
    assert menu_of(site) == [("Abläufe", "ablaeufe/index.md")]


def test_a_page_that_is_not_in_the_menu_is_still_made(neck: Path, loosen: Any, tmp_path: Path) -> None:
    settings = neck / "site.yml"
    settings.write_text(settings.read_text("utf-8") + "menu: [home]\n", "utf-8")
    assert loosen("render", "--content", neck, "--out", tmp_path / "docs").exit_code == 0
    assert (tmp_path / "docs" / "muscles" / "index.md").exists()


def test_an_english_address_is_told_where_pages_stand_at_others(neck: Path, loosen: Any) -> None:
    settings = neck / "site.yml"
    text = settings.read_text("utf-8").replace("language: en", "language: de\nmenu: [/routines/]")
    settings.write_text(text, "utf-8")
    said = loosen("check", "--format", "json", "--content", neck).output
    assert "an address must be in the language of the site, got `/routines/`" in said
    assert "write `/ablaeufe/`" in said


def test_a_page_of_the_authors_own_stands_where_a_wide_screen_shows_it(neck: Path) -> None:
    page = neck / "pages" / "contact.md"
    page.parent.mkdir()
    page.write_text("---\nname: Contact\nsummary: Call.\nmenu: yes\n---\n\nCall.\n", "utf-8")
    site, _ = load_and_check(neck, today=date(2026, 12, 1))
    assert site
    shown = [label for label, _ in menu_of(site)]
    assert shown.index("Contact") == shown.index("Safety") + 1 < WIDE
