"""Every block is valid in the vocabulary of schema.org, and says what the page says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.finish.structured_data import plain, trail
from generator.model import Site
from generator.relations import relations
from generator.words import Words

KNOWN = json.loads(Path(__file__).with_name("schema_org.json").read_text("utf-8"))
"""Types that we use, with their properties and what a value may be; each held to schema-dts 2.1.0 by hand."""
FORMS = {
    "Text": r"(?s).+",
    "URL": r"https?://[^\s]+",
    "Date": r"\d{4}-\d\d-\d\d",
    "Year": r"\d{4}",
    "Duration": r"PT(?=\d)(\d+M)?(\d+S)?",
    "Integer": r"\d+",
}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_every_block_of_every_page_is_valid(finished: Path) -> None:
    pages = [
        path for path in finished.rglob("index.html") if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    problems = [
        f"{path.relative_to(finished)}: {problem}" for path in pages for problem in problems_in(block(path))
    ]
    assert len(pages) > 50
    assert problems == []


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        ({"totalDuration": "PT1M"}, "HowTo has no totalDuration"),
        ({"totalTime": "1 min"}, "HowTo.totalTime: '1 min' is no Duration"),
        ({"step": [{"@type": "ListItem"}]}, "HowTo.step: ListItem is no HowToStep"),
    ],
)
def test_the_validator_finds_what_is_wrong(spoil: dict[str, Any], problem: str) -> None:
    assert problem in list(problems_in({"@type": "HowTo", "name": "x"} | spoil))


def test_the_time_of_an_exercise_is_that_of_its_timeline(finished: Path, site: Site) -> None:
    known = relations(site)
    for id, timeline in known.timelines.items():
        found = next(path for path in finished.glob(f"*/{id}/index.html"))
        page = block(found)["@graph"][0]
        assert seconds(page["mainEntity"]["totalTime"]) == timeline.seconds, id
        assert page["@type"] == "MedicalWebPage"


def test_the_time_of_a_routine_is_that_of_its_timeline(finished: Path, site: Site) -> None:
    for id, timeline in relations(site).routine_timelines.items():
        plan = block(finished / f"routines/{id}/index.html")["@graph"][0]["mainEntity"]
        assert plan["@type"] == "ExercisePlan"
        assert seconds(plan["activityDuration"]) == timeline.seconds, id


def test_breadcrumbs_lead_through_the_section(words: Words) -> None:
    assert trail("/stretches/x/", "X", words) == [
        ("/", "Home"),
        ("/exercises/", "Exercises"),
        ("/stretches/", "Stretches"),
        ("/stretches/x/", "X"),
    ]


def test_the_home_page_has_no_breadcrumbs(finished: Path) -> None:
    assert [thing["@type"] for thing in block(finished / "index.html")["@graph"]] == ["WebSite"]


def test_markdown_leaves_no_marks() -> None:
    assert plain("Go to [safety](/safety/) *now*, snake_case stays") == "Go to safety now, snake_case stays"


def block(path: Path) -> dict[str, Any]:
    found = BLOCK.findall(path.read_text("utf-8"))
    assert len(found) == 1, path
    return dict(json.loads(found[0]))


def problems_in(value: Any) -> Iterator[str]:
    things = value.get("@graph", [value])
    for thing in things:
        yield from _problems(thing)


def _problems(thing: dict[str, Any]) -> Iterator[str]:
    type_ = thing["@type"]
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name not in KNOWN[type_]:
            yield f"{type_} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _problems_of_value(f"{type_}.{name}", one, KNOWN[type_][name])


def _problems_of_value(where: str, value: Any, allowed: list[str]) -> Iterator[str]:
    if isinstance(value, dict):
        if value["@type"] not in allowed:
            yield f"{where}: {value['@type']} is no {' or '.join(allowed)}"
        yield from _problems(value)
    elif not any(form in FORMS and re.fullmatch(FORMS[form], str(value)) for form in allowed):
        yield f"{where}: {value!r} is no {' or '.join(allowed)}"


def seconds(duration: str) -> int:
    match = re.fullmatch(r"PT(?:(\d+)M)?(?:(\d+)S)?", duration)
    assert match, duration
    return int(match[1] or 0) * 60 + int(match[2] or 0)
