"""The open data says what the authors wrote, and says what its columns mean."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from loosen.build.dataset import FOLDER, LEFT_OUT, as_csv, file_schema, tables
from loosen.model import Site
from loosen.site.relations import relations
from loosen.site.translations import Catalogue

NAMES = ("exercises", "muscles", "routines", "claims", "sources")


@pytest.mark.parametrize("name", NAMES)
def test_the_data_holds_to_its_schema(finished: Path, name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = load(finished, f"{name}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(load(finished, f"{name}.json"))


@pytest.mark.parametrize("name", NAMES)
def test_every_thing_is_in_the_data_once(finished: Path, site: Site, name: str) -> None:
    rows = load(finished, f"{name}.json")[name]
    assert [row["id"] for row in rows] == list(getattr(site, name))


def test_every_file_names_its_licence(finished: Path) -> None:
    for name in (*NAMES, "index"):
        assert load(finished, f"{name}.json")["licence"].startswith("https://creativecommons.org/")


def test_the_length_is_that_of_the_timeline(finished: Path, site: Site) -> None:
    known = relations(site)
    for row in load(finished, "exercises.json")["exercises"]:
        assert row["seconds"] == known.timelines[row["id"]].seconds


@pytest.mark.parametrize("name", NAMES)
def test_the_table_has_the_same_rows_and_no_more_columns_than_it_names(finished: Path, name: str) -> None:
    text = (finished / FOLDER / f"{name}.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [row["id"] for row in load(finished, f"{name}.json")[name]]
    assert None not in rows[0]


def test_advice_for_authors_stays_out(finished: Path) -> None:
    text = (finished / FOLDER / "claims.json").read_text("utf-8")
    assert "must_not_say" in LEFT_OUT
    assert "must_not_say" not in text


def test_inherited_fields_are_described_too(site: Site, words: Catalogue) -> None:
    exercises = next(
        one for one in tables(site, relations(site), "https://x/", words) if one.name == "exercises"
    )
    stretch = file_schema(exercises)["$defs"]["Stretch"]["properties"]
    assert stretch["summary"]["description"]
    assert stretch["seconds"]["description"] == words("data.seconds")


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(site: Site, words: Catalogue) -> None:
    muscles = tables(site, relations(site), "https://x/", words)[1]
    first = {**muscles.rows[0], "summary": "=1+1", "also_called": ["=2+2", "x", "\uff1d3"], "year": -5}
    object.__setattr__(muscles, "rows", (first,))
    (row,) = csv.DictReader(io.StringIO(as_csv(muscles)))
    assert row["summary"] == "'=1+1"
    assert row["also_called"] == "'=2+2 | x | '\uff1d3"
    assert row["year"] == "-5"


def load(folder: Path, name: str) -> dict[str, Any]:
    return dict(json.loads((folder / FOLDER / name).read_text("utf-8")))
