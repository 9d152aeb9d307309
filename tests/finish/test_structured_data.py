"""Every block is valid in the vocabulary of schema.org, and says what the page says.

The vocabulary's own types judge: a block is an object literal, and `tsc` knows which properties it may have.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from loosen.finish.metadata.structured_data import plain
from loosen.model import Site, Stretch
from loosen.site.relations import relations

MODULES = Path(__file__).parents[2] / "node_modules"
TYPES = MODULES / "schema-dts/dist/schema.d.ts"
SETTINGS = {
    "compilerOptions": {
        "lib": ["ES2022"],
        "module": "ES2022",
        "moduleResolution": "bundler",
        "noEmit": True,
        "paths": {"schema-dts": [str(TYPES)]},
        "skipLibCheck": True,
        "strict": True,
        "types": [],
    },
    "files": ["blocks.ts"],
}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PROBLEM = re.compile(r"^blocks\.ts\((\d+),\d+\): error (.*)$", re.MULTILINE)
judged = pytest.mark.skipif(
    not (TYPES.exists() and shutil.which("node")), reason="`make test` installs Node and schema-dts"
)


@judged
@pytest.mark.slow
def test_every_block_of_every_page_is_valid(finished: Path, tmp_path: Path) -> None:
    pages = {
        path.parent.relative_to(finished).as_posix(): path
        for path in finished.rglob("index.html")
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    }
    assert len(pages) > 50
    assert problems_in({name: block(path) for name, path in pages.items()}, tmp_path) == {}


@judged
@pytest.mark.slow
def test_the_vocabulary_finds_what_is_wrong(finished: Path, tmp_path: Path) -> None:
    good = (finished / "stretches/figure-four-stretch/index.html").read_text("utf-8")
    spoilt = {
        "totalDuration": good.replace('"totalTime"', '"totalDuration"'),
        "HowToPlan": good.replace('"@type": "HowTo"', '"@type": "HowToPlan"'),
        "positon": good.replace('"position": 1, "name"', '"positon": 1, "name"'),
    }
    found = problems_in({name: block_in(html) for name, html in spoilt.items()}, tmp_path)
    assert [name for name, problem in found.items() if name in problem] == list(spoilt)


@pytest.mark.parametrize("name", ["lastReviewed", "dateModified"])
def test_days_are_days(finished: Path, name: str) -> None:
    found = [
        value
        for path in finished.rglob("index.html")
        for value in re.findall(f'"{name}": "([^"]*)"', path.read_text("utf-8"))
    ]
    assert found
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in found)


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


def test_breadcrumbs_lead_through_the_section(finished: Path, site: Site) -> None:
    one = next(one for one in site.exercises.values() if isinstance(one, Stretch))
    (*_, way) = block(finished / f"stretches/{one.id}/index.html")["@graph"]
    assert [(step["position"], step["name"]) for step in way["itemListElement"]] == [
        (1, "Home"),
        (2, "Exercises"),
        (3, "Stretches"),
        (4, one.name),
    ]


def test_the_home_page_has_no_breadcrumbs(finished: Path) -> None:
    assert [thing["@type"] for thing in block(finished / "index.html")["@graph"]] == ["WebSite"]


def test_markdown_leaves_no_marks() -> None:
    assert plain("Go to [safety](/safety/) *now*, snake_case stays") == "Go to safety now, snake_case stays"


def block(path: Path) -> dict[str, Any]:
    return block_in(path.read_text("utf-8"))


def block_in(html: str) -> dict[str, Any]:
    (found,) = BLOCK.findall(html)
    return dict(json.loads(found))


def problems_in(blocks: Mapping[str, Any], folder: Path) -> dict[str, str]:
    """By the name of the block; a block of several lines would hide which one it is."""
    lines = [f"export const _{n}: Graph = {json.dumps(one)};" for n, one in enumerate(blocks.values())]
    text = "\n".join(['import type { Graph } from "schema-dts";', *lines])
    (folder / "blocks.ts").write_text(text, "utf-8")
    (folder / "tsconfig.json").write_text(json.dumps(SETTINGS), "utf-8")
    command = [str(shutil.which("node")), str(MODULES / "typescript/bin/tsc"), "--pretty", "false"]
    done = subprocess.run([*command, "--project", "."], cwd=folder, capture_output=True, text=True)
    names = list(blocks)
    found = {names[int(line) - 2]: message for line, message in PROBLEM.findall(done.stdout)}
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return found


def seconds(duration: str) -> int:
    match = re.fullmatch(r"PT(?:(\d+)M)?(?:(\d+)S)?", duration)
    assert match, duration
    return int(match[1] or 0) * 60 + int(match[2] or 0)
