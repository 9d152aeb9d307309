"""What the search reads is short, and still finds every page by what only that page says."""

import json
from pathlib import Path

import pytest
from loosen.finish import FinishError, finish
from loosen.finish.search.search_index import Section, entries, search_files, sections
from loosen.model import Site
from loosen.model.kinds import EXERCISES
from loosen.site import urls
from loosen.site.pages import Page, pages
from loosen.site.translations import Catalogue


def entries_of(site_dir: Path) -> list[dict[str, str]]:
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


def test_a_page_that_leads_to_a_claim_does_not_say_it_again(finished: Path, words: Catalogue) -> None:
    said = {
        one["location"].split("/")[0]
        for one in entries_of(finished)
        if one["title"] == words("exercise.research")
    }
    assert said.isdisjoint({*(kind.section for kind in EXERCISES.values()), "muscles", "routines"})


def test_every_page_is_in_the_index_once(finished: Path, site: Site) -> None:
    found = [one["location"] for one in entries_of(finished) if "#" not in one["location"]]
    assert sorted(found) == sorted(page.address.lstrip("/") for page in pages(site))


def test_steps_and_warnings_of_an_exercise_are_found(finished: Path, words: Catalogue, site: Site) -> None:
    said: dict[str, str] = {}
    for one in entries_of(finished):
        page = one["location"].split("#")[0]
        said[page] = f"{said.get(page, '')} {one['title']} {one['text']}"
    for exercise in site.exercises.values():
        found = said[urls.url_for(exercise).removeprefix("/")]
        assert words("exercise.steps") in found
        assert words("exercise.mistakes") in found or not exercise.mistakes


def test_a_page_is_found_by_its_other_names_and_its_sections_do_not_repeat_them(
    finished: Path, site: Site
) -> None:
    by_page: dict[str, list[dict[str, str]]] = {}
    for one in entries_of(finished):
        by_page.setdefault(one["location"].split("#")[0], []).append(one)
    for muscle in site.muscles.values():
        page, *sections = by_page[urls.url_for(muscle).removeprefix("/")]
        assert all(name in page["tags"] for name in muscle.also_called)
        assert page["title"] not in {one["title"] for one in sections}
        assert not any(one["tags"] for one in sections)


def test_what_a_drawing_says_to_those_who_cannot_see_it_is_no_text(finished: Path, site: Site) -> None:
    said = "\n".join(one["text"] for one in entries_of(finished))
    shown = [one.figure.shows for one in site.exercises.values() if one.figure]
    assert shown
    assert not [text for text in shown if text in said]


def test_the_list_of_the_plan_maker_is_no_text(finished: Path) -> None:
    (entry,) = (one for one in entries_of(finished) if one["location"].startswith("prescribe"))
    assert len(entry["text"]) < 200


def page_of(template: str, site: Site) -> Page:
    return next(page for page in pages(site) if page.kind.name == template)


def test_a_section_of_an_article_stays_whatever_its_heading(site: Site, words: Catalogue) -> None:
    said = (Section("", "A", ()), Section("b", words("exercise.research"), ("Text",)))
    found = {kind: entries(page_of(kind, site), said, words) for kind in ("article", "exercise")}
    assert [one.title for one in found["article"]] == ["A", words("exercise.research")]
    assert [one.title for one in found["exercise"]] == ["A"]


def test_each_publisher_gets_the_same_in_its_own_form(site: Site, words: Catalogue) -> None:
    page = page_of("muscle", site)
    found = entries(page, (Section("", "A", ("x < y",)), Section("b", "B", ("One", "Two"))), words)
    at = page.address.lstrip("/")
    made = search_files(b'{"config": {}, "docs": []}', "search/search_index.json", found)
    (text,) = (data.decode() for path, data in made.items() if path.endswith(".txt"))
    names = ", ".join(page.tags)
    summary = words.own(page.description)
    assert text.split("\n") == [at, "#b", "", f"A\t{names}\t{summary}\tx < y", "B\t\tOne\tTwo"]
    zensical = json.loads(search_files(b'{"items": []}', "search.json", found)["search.json"])["items"]
    assert [one["location"] for one in zensical] == [at, f"{at}#b"]
    assert [one["text"] for one in zensical] == [f"<p>{summary}</p> <p>x &lt; y</p>", "<p>One</p> <p>Two</p>"]
    assert [one["tags"] for one in zensical] == [list(page.tags), []]


def test_paragraphs_stand_apart_and_markup_is_gone() -> None:
    home = (
        "<h1>Ho<i>me</i></h1><p>One <strong>bold</strong>\nline</p><ul><li>R&amp;R<ul><li>a</li></ul>b</ul>"
    )
    assert sections(home) == (Section("", "Home", ("One bold line", "R&R", "a", "b")),)


def test_a_section_begins_at_a_heading_that_can_be_led_to() -> None:
    html = '<h1 id="t">T</h1>one<h2 id="a">A &lt; B</h2><h3>c</h3><p>d</p><div><h3 id="e">E</h3></div>'
    assert sections(html) == (
        Section("", "T", ("one",)),
        Section("a", "A < B", ("c", "d")),
        Section("e", "E", ()),
    )


def test_what_is_not_to_be_found_is_not_found() -> None:
    html = (
        '<h1>T<a class="headerlink">#</a></h1><script>1</script><svg><title>s</title></svg><p>a</p>'
        "<div data-search-exclude><h2 id=x>X</h2><p>b</p></div><p>c</p>"
    )
    assert sections(html) == (Section("", "T", ("a", "c")),)


def test_a_text_of_an_earlier_build_goes(copy: Path, site: Site) -> None:
    finish(copy, site)
    if not (copy / "search/search_index.json").exists():
        pytest.skip("this publisher has an index of its own")
    (old,) = (copy / "assets/search").iterdir()
    page = copy / "safety/index.html"
    page.write_text(page.read_text("utf-8").replace("</article>", "<p>zephyr</p></article>"), "utf-8")
    finish(copy, site)
    (new,) = (copy / "assets/search").iterdir()
    assert new.name != old.name
    assert "zephyr" in new.read_text("utf-8")


def test_a_theme_that_names_no_worker_stops_the_build(copy: Path, site: Site) -> None:
    page = copy / "safety/index.html"
    html = page.read_text("utf-8")
    if not (copy / "search/search_index.json").exists():
        pytest.skip("this publisher has a search of its own")
    page.write_text(html.replace('"search": "../assets/', '"find": "../assets/'), "utf-8")
    with pytest.raises(FinishError, match="how it searches now"):
        finish(copy, site)
