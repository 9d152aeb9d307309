"""What the search reads is short, and still finds every page by what only that page says."""

import json
from pathlib import Path

from generator import address
from generator.finish.search_index import lean_index
from generator.model import Site
from generator.words import Words


def entries(site_dir: Path) -> list[dict[str, str]]:
    """Of either publisher."""
    files = ("search/search_index.json", "search.json")
    (file,) = (site_dir / name for name in files if (site_dir / name).exists())
    index = json.loads(file.read_bytes())
    return list(index.get("docs") or index["items"])


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


def test_the_list_of_the_plan_maker_is_no_text(finished: Path) -> None:
    (entry,) = (one for one in entries(finished) if one["location"].startswith("prescribe"))
    assert len(entry["text"]) < 200


def test_a_section_of_an_article_stays_whatever_its_heading(site: Site, words: Words) -> None:
    kept = {"location": "articles/a/#b", "title": words("exercise.research"), "text": "Text"}
    gone = kept | {"location": f"{address.address(next(iter(site.exercises.values())))[1:]}#b"}
    index = json.dumps({"config": {}, "docs": [kept, gone]}).encode()
    assert json.loads(lean_index(index, site, words))["docs"] == [kept]
