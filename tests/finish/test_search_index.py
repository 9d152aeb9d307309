"""What the search reads is short, and still finds every page by what only that page says."""

import json
import shutil
from pathlib import Path

import pytest

from generator import address
from generator.finish import FinishError, finish
from generator.finish.search_index import lean_index, search_files
from generator.finish.search_text import searched_text
from generator.model import Site
from generator.words import Words


def entries(site_dir: Path) -> list[dict[str, str]]:
    """Of either publisher, and of the text that takes the place of Material's."""
    files = ("search/search_index.json", "search.json")
    (file,) = (site_dir / name for name in files if (site_dir / name).exists())
    index = json.loads(file.read_bytes())
    if name := index.get("config", {}).get("text"):
        return list(of_text((site_dir / name).read_text("utf-8")))
    return list(index.get("docs") or index["items"])


def of_text(text: str) -> list[dict[str, str]]:
    addresses, _, lines = text.partition("\n\n")
    found, page = [], ""
    for one, line in zip(addresses.split("\n"), lines.split("\n"), strict=True):
        page = page if one.startswith("#") else one
        title, names, *said = line.split("\t")
        where = page + one if one.startswith("#") else one
        found.append(
            {"location": where.removeprefix("./"), "title": title, "tags": names, "text": " ".join(said)}
        )
    return found


def test_a_page_that_leads_to_a_claim_does_not_say_it_again(finished: Path, words: Words) -> None:
    said = {
        one["location"].split("/")[0]
        for one in entries(finished)
        if one["title"] == words("exercise.research")
    }
    assert said.isdisjoint({*address.SECTIONS.values(), "muscles", "routines"})


def test_every_page_is_in_the_index_once(raw: Path, finished: Path) -> None:
    pages = [
        [one["location"] for one in entries(folder) if "#" not in one["location"]]
        for folder in (raw, finished)
    ]
    assert pages[0] == pages[1]


def test_steps_and_warnings_of_an_exercise_are_found(finished: Path, words: Words, site: Site) -> None:
    titles: dict[str, set[str]] = {}
    for one in entries(finished):
        titles.setdefault(one["location"].split("#")[0], set()).add(one["title"])
    for exercise in site.exercises.values():
        found = titles[address.address(exercise).removeprefix("/")]
        assert {words("exercise.steps"), words("exercise.mistakes")} <= found or not exercise.mistakes


def test_a_page_is_found_by_its_other_names_and_its_sections_do_not_repeat_them(
    finished: Path, site: Site
) -> None:
    by_page: dict[str, list[dict[str, str]]] = {}
    for one in entries(finished):
        by_page.setdefault(one["location"].split("#")[0], []).append(one)
    for muscle in site.muscles.values():
        page, *sections = by_page[address.address(muscle).removeprefix("/")]
        assert all(name in page["tags"] for name in muscle.also_called)
        assert page["title"] not in {one["title"] for one in sections}
        assert not any(one["tags"] for one in sections)


def test_what_a_drawing_says_to_those_who_cannot_see_it_is_no_text(finished: Path, site: Site) -> None:
    said = "\n".join(one["text"] for one in entries(finished))
    shown = [one.figure.shows for one in site.exercises.values() if one.figure]
    assert shown
    assert not [text for text in shown if text in said]


def test_the_list_of_the_plan_maker_is_no_text(finished: Path) -> None:
    (entry,) = (one for one in entries(finished) if one["location"].startswith("prescribe"))
    assert len(entry["text"]) < 200


def test_a_section_of_an_article_stays_whatever_its_heading(site: Site, words: Words) -> None:
    kept = {"location": "articles/a/#b", "title": words("exercise.research"), "text": "Text"}
    gone = kept | {"location": f"{address.address(next(iter(site.exercises.values())))[1:]}#b"}
    assert lean_index({"config": {}, "docs": [kept, gone]}, site, words)["docs"] == [kept]


def test_zensical_finds_a_page_once_with_what_stands_below_its_title(site: Site, words: Words) -> None:
    bare = {"location": "articles/a/", "title": "A", "text": "", "tags": ["alpha"]}
    first = {"location": "articles/a/#a", "title": "A", "text": "Said", "tags": ["alpha"]}
    other = {"location": "articles/a/#b", "title": "B", "text": "More", "tags": []}
    index = json.dumps({"config": {}, "items": [bare, first, other | {"tags": ["alpha"]}]}).encode()
    made = search_files({"search.json": index}, "search.json", site, words)
    assert json.loads(made["search.json"])["items"] == [bare | {"text": "Said"}, other]


def test_paragraphs_stand_apart_and_markup_is_gone() -> None:
    home = {
        "location": "",
        "title": "Home",
        "text": "<p>One <strong>bold</strong>\nline</p><ul><li>R&amp;R</li></ul>",
    }
    bare = {"location": "a/", "title": "A", "text": "", "tags": ["b", "c"]}
    first = {"location": "a/#a", "title": "A", "text": "<p>Said</p>"}
    second = {"location": "a/#x", "title": "X &lt; Y", "text": "", "tags": ["b", "c"]}
    assert searched_text([home, bare, first, second]).split("\n") == [
        *("./", "a/", "#x", ""),
        *("Home\t\tOne bold line\tR&R", "A\tb, c\tSaid", "X < Y\t\t"),
    ]


def test_a_word_keeps_its_distance_from_markup_and_not_from_the_edge_of_a_paragraph() -> None:
    text = "<p>a <b> c</b>  d </p>\n<li><b> e\n</b></li>"
    said = searched_text([{"location": "a/", "title": "A", "text": text}])
    assert said.split("\n")[-1] == "A\t\ta c d\t e "


def test_a_text_of_an_earlier_build_goes(copy: Path, raw: Path, site: Site) -> None:
    finish(copy, site)
    index = raw / "search/search_index.json"
    if not index.exists():
        pytest.skip("this publisher has an index of its own")
    (old,) = (copy / "assets/search").iterdir()
    said = index.read_text("utf-8").replace("buttock", "rear")
    (copy / "search/search_index.json").write_text(said, "utf-8")
    finish(copy, site)
    (new,) = (copy / "assets/search").iterdir()
    assert new.name != old.name
    assert "rear" in new.read_text("utf-8")


def test_a_text_that_is_gone_stops_the_build(finished: Path, site: Site, tmp_path: Path) -> None:
    if not (finished / "assets/search").exists():
        pytest.skip("this publisher has an index of its own")
    shutil.copytree(finished, tmp_path / "site")
    shutil.rmtree(tmp_path / "site/assets/search")
    with pytest.raises(FinishError, match="so that a search finds something"):
        finish(tmp_path / "site", site)


def test_a_theme_that_names_its_worker_in_another_way_stops_the_build(copy: Path, site: Site) -> None:
    page = copy / "safety/index.html"
    html = page.read_text("utf-8")
    if not (copy / "search/search_index.json").exists():
        pytest.skip("this publisher has a search of its own")
    page.write_text(html.replace('"search": "../assets/', '"search": "../files/'), "utf-8")
    with pytest.raises(FinishError, match="how it searches now"):
        finish(copy, site)
