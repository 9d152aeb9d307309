"""A page asks for one style sheet: all that its publisher and we wrote, in the same order."""

import re
from pathlib import Path

import pytest
from loosen.finish import FinishError
from loosen.finish.assets.bundle_css import bundle, link_bundle, stylesheets_of

LINK = '<link rel="stylesheet" href="../{}">\n'
OWN = {"assets/site.css": b"a{top:0}", "assets/timer/timer.css": b'b{background:url("../a.svg")}'}
PARTS = tuple(OWN)


def links(*paths: str) -> str:
    return "".join(map(LINK.format, paths))


def test_each_page_asks_for_one_sheet_and_it_has_everything(finished: Path) -> None:
    found = {
        path: re.findall(r'<link rel="stylesheet" href="[^"]*?(assets/[^"]+)">', path.read_text("utf-8"))
        for path in finished.rglob("index.html")
        if "assets" not in path.parts
    }
    assert {len(sheets) for sheets in found.values()} == {1}
    [one] = {sheets[0] for sheets in found.values()}
    css = (finished / one).read_text("utf-8")
    places = [css.index(text) for text in (".md-header", "/*assets/site.css*/", "/*assets/print.css*/")]
    assert places == sorted(places)
    # The timer loads the other by itself, when it is seen.
    assert {path.name for path in (finished / "assets/own").rglob("*.css")} == {Path(one).name, "player.css"}


def test_the_parts_stand_in_the_order_of_the_page() -> None:
    page = links(*PARTS)
    assert stylesheets_of(page, {}) == PARTS
    css = bundle(PARTS, OWN).css.decode()
    assert css.index("a{top:0}") < css.index("b{")


def test_the_link_stands_where_the_first_part_stood_and_other_sheets_stay() -> None:
    one = bundle(PARTS, OWN)
    page = links("assets/site.css", "assets/an-authors.css", "assets/timer/timer.css")
    assert link_bundle(page, one) == links(one.path, "assets/an-authors.css")


def test_what_a_part_asks_for_is_still_found_and_data_stay() -> None:
    own = {"assets/deep/er/x.css": b"a{mask:url(../y.svg)}b{mask:url('data:1')}c{mask:url(#d)}"}
    css = bundle(tuple(own), own).css.decode()
    assert "url(deep/y.svg)" in css
    assert "url('data:1')" in css
    assert "url(#d)" in css


def test_a_later_run_finds_the_parts_of_a_joined_sheet_again() -> None:
    one = bundle(PARTS, OWN)
    path = one.path.replace("assets/", "assets/own/12345678/")
    page = links(path)
    assert stylesheets_of(page, {path: one.css}) == PARTS
    assert link_bundle(page, one) == links(one.path)


def test_a_part_that_imports_another_sheet_stops_the_build() -> None:
    with pytest.raises(FinishError, match=r"assets/site\.css must not use @import"):
        bundle(("assets/site.css",), {"assets/site.css": b'@import "x.css";'})
