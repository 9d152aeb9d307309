"""A folder with `content/` is a whole site: it needs no mkdocs.yml, and no tools of ours beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Loosen = Callable[..., Result]
NECK = Path(__file__).parents[1] / "neck"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(NECK, tmp_path / "ease" / "content")
    return tmp_path / "ease"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_folder_with_content_only_is_published(folder: Path, loosen: Loosen) -> None:
    done = loosen("build", "--content", folder / "content")
    assert done.exit_code == 0, done.output
    page = (folder / "site" / "stretches" / "ear-to-shoulder" / "index.html").read_text("utf-8")
    assert "https://ease.example/stretches/ear-to-shoulder/" in page
    assert "Ease" in page
    before = bytes_of(folder / "site")
    assert {"sw.js", "index.html", "404.html", "sitemap.xml"} <= before.keys()
    assert loosen("build", "--content", folder / "content").exit_code == 0
    assert bytes_of(folder / "site") == before
    mistake = folder / "content" / "site.yml"
    mistake.write_text(mistake.read_text("utf-8").replace("language: en", "language: xx"), "utf-8")
    failed = loosen("build", "--content", folder / "content")
    assert failed.exit_code == 1
    assert "`language` must be one of" in failed.output
    assert bytes_of(folder / "site") == before


def test_a_folder_of_somebody_else_is_not_replaced(folder: Path, loosen: Loosen) -> None:
    mine = folder / "site" / "letters.txt"
    mine.parent.mkdir()
    mine.write_text("Dear", "utf-8")
    done = loosen("build", "--content", folder / "content")
    assert done.exit_code == 1
    assert "holds something else than a site; choose another folder with --out" in done.output
    assert mine.read_text("utf-8") == "Dear"


@pytest.mark.slow
def test_the_menu_of_the_author_stands_on_each_page(folder: Path, loosen: Loosen) -> None:
    settings = folder / "content" / "site.yml"
    menu = (
        "menu: [safety, {page: routines, label: Breaks & <b>rests</b>},"
        ' {link: "https://book.example.org/", label: Book}]\n'
    )
    settings.write_text(settings.read_text("utf-8") + menu, "utf-8")
    done = loosen("build", "--content", folder / "content")
    assert done.exit_code == 0, done.output
    page = (folder / "site" / "safety" / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]*)" class="md-tabs__link">\s*(.*?)\s*</a>', page)
    assert links == [
        ("./", "Safety"),
        ("../routines/", "Breaks &amp; &lt;b&gt;rests&lt;/b&gt;"),
        ("https://book.example.org/", "Book"),
    ]
    assert 'href=".." title="Ease" class="md-header__button md-logo"' in page  # the way home
