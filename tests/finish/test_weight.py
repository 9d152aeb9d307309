"""A first visit fetches what it shows: no styles for what no page has, no search before it opens."""

from pathlib import Path

import pytest
from loosen.finish import FinishError, finish
from loosen.finish.assets.purge_css import purge, used_selectors
from loosen.model import Site
from playwright.sync_api import Browser

from tests.finish.browser.conftest import Server

FIGURE_FOUR = "stretches/figure-four-stretch/"


def lean(css: str, *, pages: str = '<p class="a" id="b">', scripts: str = "", own: str = "") -> str:
    return purge({"css": css}, names=used_selectors(pages), scripts=[scripts], own_styles=[own])["css"]


def test_a_rule_stays_when_all_that_it_names_is_on_a_page() -> None:
    assert lean(".a #b{top:0}") == ".a #b{top:0}"
    assert lean(".a .c{top:0}") == ""
    assert lean(".c,.a{top:0}@media print{.c{top:0}}") == ".a{top:0}"


def test_a_rule_stays_for_a_class_that_a_script_sets() -> None:
    assert lean(".c{top:0}", scripts='it.classList.add("c")') == ".c{top:0}"


def test_a_part_that_no_page_has_goes_though_a_script_could_fill_it() -> None:
    script = 'for (const set of all(".tabbed-set")) set.querySelector(".tabbed-labels")'
    assert lean(".tabbed-labels{top:0}", scripts=script) == ""
    assert lean(".tabbed-labels{top:0}", pages='<p class="tabbed-set">', scripts=script) != ""


def test_a_rule_stays_for_what_is_not_there() -> None:
    assert lean(".a:not(.c){top:0}") == ".a:not(.c){top:0}"


def test_an_icon_stays_when_a_rule_asks_for_it() -> None:
    icons = ':root{--one:url("data:1");--two:url("data:2")}'
    assert lean(icons, own="p{mask:var(--two)}") == ':root{--two:url("data:2")}'


@pytest.mark.parametrize("written", ['("search.highlight")?', "=new Worker("])
def test_a_theme_that_begins_to_search_in_another_way_stops_the_build(
    copy: Path, site: Site, written: str
) -> None:
    bundle = next(copy.glob("assets/javascripts/bundle.*.min.js"))
    bundle.write_text(bundle.read_text("utf-8").replace(written, "changed("), "utf-8")
    with pytest.raises(FinishError, match="how it searches now"):
        finish(copy, site)


@pytest.mark.browser
def test_a_page_fetches_the_search_index_only_once_the_search_opens(
    chromium: Browser, finished: Path, origin: str
) -> None:
    server = Server(finished, origin)
    server.start()
    with chromium.new_context(service_workers="block") as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{origin}{FIGURE_FOUR}", wait_until="networkidle")
        assert [url for url in asked if "search" in url] == []
        with page.expect_response("**/search_index.json"):
            page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("calf")
        page.get_by_role("dialog", name="Search").get_by_role("list").get_by_role("link").first.wait_for()
    server.stop()
