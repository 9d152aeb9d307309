"""The guidelines teach poses with pictures, each drawn from the words below it."""

import html
import re
from pathlib import Path

import pytest
from loosen.authoring.figure_pictures import body, picture, sheets
from loosen.drawing.mannequin.check import problems

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "content" / "GUIDELINES.md").read_text("utf-8")
SHEETS = sheets(PAGE)
COLOURS = (ROOT / "templates" / "assets" / "figure.css").read_text("utf-8")


def said(svg: str) -> str:
    return html.unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", svg))).replace(" ", "")


def test_every_picture_of_poses_stands_below_their_words() -> None:
    assert len(re.findall(r"docs/poses/", PAGE)) == len(SHEETS) == 4


@pytest.mark.parametrize("name", SHEETS)
def test_the_picture_in_the_docs_has_the_words_of_the_page(name: str) -> None:
    drawn = (ROOT / "docs" / "poses" / f"{name}.svg").read_text("utf-8")
    assert said(drawn) == "".join(SHEETS[name]).replace("\n", "").replace(" ", ""), "run `loosen guidelines`"


@pytest.mark.parametrize("item", [item for items in SHEETS.values() for item in items])
def test_what_is_taught_has_no_problem(item: str) -> None:
    assert not list(problems(body(item)))


def test_a_sheet_is_a_file_of_its_own_with_its_colours() -> None:
    svg = picture(("lies: standing", "{lies: kneeling, arms: {flexion: 90}}"), COLOURS)
    used = set(re.findall(r'class="(f-[a-z-]+)"', svg))
    assert used
    assert all(f".{name} " in svg or f".{name}," in svg for name in used)
    assert ":root" in svg
    assert "@media" not in svg
