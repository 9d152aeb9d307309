"""Exercises from elsewhere: what is kept, what stays blank, what is refused."""

from __future__ import annotations

import json
import pathlib
import re

import pytest
from click.testing import CliRunner
from loosen.build.build import load_and_check
from loosen.build.dataset import files, tables
from loosen.build.renderer import catalogue
from loosen.cli import main
from loosen.model import Exercise
from loosen.site.relations import relations
from loosen.site.urls import section

from .importing import OWNER, SAMPLES, TODAY, bring, written


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_our_own_open_data_comes_back_as_it_went_out(
    content: pathlib.Path, tmp_path: pathlib.Path, ending: str
) -> None:
    site, _ = load_and_check(content, today=TODAY)
    assert site
    out = files(
        tables(site, relations(site), "https://a.example/", catalogue(site)),
        "https://a.example/",
        "CC BY 4.0",
    )
    file = tmp_path / f"exercises.{ending}"
    file.write_bytes(out[f"data/v1/exercises.{ending}"])
    for path in (content / "exercises").iterdir():
        path.unlink()
    brought = bring(content, file, *OWNER)
    assert brought.exit_code == 0, brought.output
    again, report = load_and_check(content, today=TODAY)
    assert again, str(report)
    for id, one in site.exercises.items():
        assert _said(again.exercises[id], ending) == _said(one, ending), id


def _said(one: Exercise, ending: str) -> tuple[str, dict[str, object]]:
    """All that is in the open data: a table has no drawings, and a credit is new."""
    names = [name for kind in type(one).__mro__ for name in getattr(kind, "__slots__", ())]
    return section(one), {
        name: getattr(one, name)
        for name in names
        if name not in ("origin", "credit") and not (name == "figure" and ending == "csv")
    }


def test_a_record_without_author_and_licence_is_refused(content: pathlib.Path) -> None:
    before = sorted(content.rglob("*"))
    brought = bring(content, SAMPLES / "free-exercise-db.json")
    assert "refused: Desk Calf Stretch: it needs an author and a licence" in brought.output
    assert (brought.exit_code, sorted(content.rglob("*"))) == (1, before)


def test_check_asks_for_nothing_but_the_blanks(content: pathlib.Path) -> None:
    bring(content, SAMPLES / "free-exercise-db.json", *OWNER)
    _, report = load_and_check(content, today=TODAY)
    path = content / "exercises" / "desk-calf-stretch.yml"
    lines = path.read_text("utf-8").split("\n")
    found = [one for one in report.errors if one.place.file.endswith(path.name)]
    assert found
    for one in found:
        assert re.fullmatch(r" *([\w ]+:|-)", lines[one.place.line - 1]), str(one)


def test_what_is_there_is_never_overwritten(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "one.json"
    file.write_text(
        json.dumps({"kind": "stretch", "name": "Figure-four stretch", "author": "a", "licence": "b"})
    )
    before = (content / "exercises" / "figure-four-stretch.yml").read_bytes()
    brought = bring(content, file)
    assert "refused: figure-four-stretch: an exercise with this id is there already" in brought.output
    assert (content / "exercises" / "figure-four-stretch.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.json", b'[{"name": }]', "line 1, column 11: this is not JSON"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.json", b"3", "must hold a list of exercises"),
        ("a.json", b"\xff", "saved as UTF-8"),
        ("a.csv", b"name,kind\n", "a line for each exercise"),
        ("a.csv", b'name,kind\n"a" b,c\n', "line 2: the table cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(
    content: pathlib.Path, tmp_path: pathlib.Path, name: str, raw: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    brought = bring(content, tmp_path / name)
    assert words in brought.output
    assert brought.exit_code == 1


@pytest.mark.parametrize(
    "record", [3, {}, {"name": "日本"}, {"translations": 3}, {"primaryMuscles": {"a": [1]}}]
)
def test_odd_records_are_refused_with_a_reason(
    content: pathlib.Path, tmp_path: pathlib.Path, record: object
) -> None:
    (tmp_path / "a.json").write_text(json.dumps([record]), encoding="utf-8")
    brought = bring(content, tmp_path / "a.json", *OWNER)
    assert "refused: " in brought.output
    assert "0 of 1 exercises brought in" in brought.output


def test_the_page_names_whose_words_they_are(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    path = content / "exercises" / "figure-four-stretch.yml"
    credit = "credit: {author: Ann & Bo, licence: CC BY 4.0, url: 'https://a.example/1'}\nreviewed:"
    path.write_text(path.read_text("utf-8").replace("reviewed:", credit), encoding="utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(main, ["render", "--out", str(out), "--content", str(content)])
    assert done.exit_code == 0, done.output
    page = (out / "stretches" / "figure-four-stretch" / "index.md").read_text("utf-8")
    assert "by Ann &amp; Bo, CC BY 4.0" in page
    assert '<a href="https://a.example/1">' in page


@pytest.mark.parametrize(
    "record",
    [
        {"license": {"short_name": "CC-BY-SA 3"}, "license_author": "wger.de"},
        {"licence": "CC-BY-SA 3", "author": "wger.de"},
        {"license": {"name": "CC-BY-SA 3"}, "license_author": "wger.de", "instructions": ["Rest."]},
    ],
)
def test_the_licence_of_a_record_wins(
    content: pathlib.Path, tmp_path: pathlib.Path, record: dict[str, object]
) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"kind": "stretch", "name": "Own one", **record}]), encoding="utf-8")
    brought = bring(content, file, "--author", "Me", "--licence", "CC0", "--kind", "stretch")
    assert brought.exit_code == 0, brought.output
    assert written(content, "own-one")["credit"] == {"author": "wger.de", "licence": "CC-BY-SA 3"}


@pytest.mark.parametrize("licence", [2, {"key": 2}, ["CC0"]])
def test_a_licence_that_is_not_understood_is_not_replaced(
    content: pathlib.Path, tmp_path: pathlib.Path, licence: object
) -> None:
    file = tmp_path / "a.json"
    file.write_text(
        json.dumps([{"kind": "stretch", "name": "Own one", "license": licence}]), encoding="utf-8"
    )
    assert "its own licence is not understood" in bring(content, file, *OWNER).output


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("\u0420\u0430\u0441\u0442\u044f\u0436\u043a\u0430 \u0448\u0435\u0438", "rastyazhka-shei"),
        ("\u0394\u03b9\u03ac\u03c4\u03b1\u03c3\u03b7", "diatasi"),
        ("\u062a\u0645\u062f\u062f \u0627\u0644\u0631\u0642\u0628\u0629", "tmdd-lrqbh"),
        ("\u9996\u306e\u30b9\u30c8\u30ec\u30c3\u30c1", "shounosutoretchi"),
    ],
)
def test_a_name_in_any_script_becomes_an_id(
    content: pathlib.Path, tmp_path: pathlib.Path, name: str, id: str
) -> None:
    (tmp_path / "a.csv").write_text(f"name,kind\n{name},stretch\n", encoding="utf-8")
    brought = bring(content, tmp_path / "a.csv", *OWNER)
    assert brought.exit_code == 0, brought.output
    assert written(content, id)["name"] == name


def test_signs_written_for_a_web_page_are_read(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.csv").write_text("name,kind\nCaf&eacute; R&D &copy; roll,stretch\n", encoding="utf-8")
    bring(content, tmp_path / "a.csv", *OWNER)
    assert written(content, "cafe-r-d-roll")["name"] == "Café R&D © roll"


def test_a_table_at_the_end_counts_what_was_brought_refused_and_left_out(
    content: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    table = "name,kind,colour\nOne,stretch,blue\nTwo,stretch,red\nThree,dance,\n"
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    end = bring(content, tmp_path / "a.csv", *OWNER).output.split("\n\n")[1].split("\n")
    assert end[0] == "     2  brought in"
    assert end[1].startswith("     1  refused: its kind must be one of ours, got `dance`")
    assert end[2] == "     2  left out: `colour`: there is no key for it in a stretch"


def test_a_bad_file_in_a_folder_stops_no_other(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text("Calf raise,stretch\nB,stretch\n", encoding="utf-8")
    (folder / "b.csv").write_text("name,kind\nTab lean,stretch\n", encoding="utf-8")
    (folder / "c.ods").write_bytes(b"x")
    brought = bring(content, folder, *OWNER)
    assert "a.csv: refused: the file: row 1: the first row must name the columns" in brought.output
    assert "c.ods: refused: the file: a .ods file cannot be read; save it as .xlsx" in brought.output
    assert "1 of 3 exercises brought in" in brought.output
