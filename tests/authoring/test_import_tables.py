"""Spreadsheets: keys as columns, other words for them, and rows that do not fit."""

from __future__ import annotations

import json
import pathlib

import pytest

from .importing import OWNER, SAMPLES, bring, written


def test_a_spreadsheet_has_our_keys_as_columns(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "spreadsheet.csv")
    made = written(content, "doorway-stretch")
    assert made["muscles"] == ["hamstrings", "piriformis"]
    assert made["steps"] == ["Lie in a doorway.", "Put one heel on the frame: slowly."]
    assert made["dose"] == {"hold": "30 s", "sets": "2", "days per week": "3-6"}
    assert made["credit"] == {"author": "My own practice", "licence": "CC BY 4.0"}
    assert "row 2: left out: `colour`: there is no key for it in a stretch" in brought.output
    assert "refused: Thumb press: its kind must be one of ours" in brought.output
    assert "row 4: refused: Palm press: it needs an author and a licence" in brought.output


def test_a_row_whose_columns_shift_is_refused(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "a.csv"
    row = "Calf raise,stretch,Lift your heel, then lower it.,Ann,CC BY 4.0"
    file.write_text(f"Name,Kind,Steps,Author,Licence\n{row}\n,,,,\n\n", encoding="utf-8")
    brought = bring(content, file)
    assert "row 2: refused: Calf raise: it has 6 cells for 5 columns" in brought.output
    assert "0 of 1 exercises brought in" in brought.output


def test_a_folder_and_tabs_are_read(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.tsv").write_text("exercise_name\tmodality\nTab lean\tstretch\n", encoding="utf-8")
    (tmp_path / "in" / "b.csv").write_text("Title,Type\nFoam line,foam roll\n", encoding="utf-8")
    brought = bring(content, tmp_path / "in", *OWNER)
    assert brought.exit_code == 0, brought.output
    assert written(content, "tab-lean")["kind"] == "stretch"
    assert written(content, "foam-line")["kind"] == "self-massage"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Calf raise,stretch,Lift.\n", "row 1: the first row must name the columns"),
        ("name,kind,steps,steps\na,stretch,b,c\n", "two columns are called `steps`"),
        ("id,kind,colour\n7,stretch,blue\n", "row 2: refused: 7: nothing of it was understood but its id"),
        ("name,kind\n!!!,stretch\n", "row 2: refused: !!!: its name has no letter or digit to make an id of"),
        ("id,kind\n\u2026,stretch\n", "row 2: refused: \u2026: nothing of it was understood but its id"),
        ("name,kind\nA,\n", "row 2: refused: A: it does not say what kind of exercise it is"),
        (f"name,kind\n{'a' * 500},stretch\n", "its name must have at most 100 characters, got 500"),
    ],
)
def test_a_table_that_is_not_understood_says_why(
    content: pathlib.Path, tmp_path: pathlib.Path, text: str, said: str
) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert said in bring(content, tmp_path / "a.csv", *OWNER).output


def test_a_row_with_too_few_cells_is_refused(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.csv").write_text("name;kind;steps;feel\nCalf raise;stretch;A pull\n", encoding="utf-8")
    brought = bring(content, tmp_path / "a.csv", *OWNER)
    said = "row 2: refused: Calf raise: it has 3 cells for 4 columns; an empty cell needs its semicolon, too"
    assert said in brought.output
    assert not (content / "exercises" / "calf-raise.yml").exists()


def test_other_words_for_our_keys_and_kinds_are_understood(
    content: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    columns = "Exercise_Name,Modality,Muscle Group,Instructions,Difficulty"
    table = f"{columns}\nLine,foam_roll,Hamstrings,Roll.,gentle\n"
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    brought = bring(content, tmp_path / "a.csv", *OWNER)
    made = written(content, "line")
    assert "left out" not in brought.output
    assert (made["kind"], made["muscles"], made["level"]) == ("self-massage", ["hamstrings"], "gentle")
    assert made["steps"] == ["Roll."]


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "stretch", "name": "Own one", "level": "expert"},
        {"category": "stretching", "name": "Own one", "level": "expert", "primaryMuscles": []},
    ],
)
def test_a_level_that_does_not_fit_is_told_as_a_value(
    content: pathlib.Path, tmp_path: pathlib.Path, record: dict[str, object]
) -> None:
    (tmp_path / "a.json").write_text(json.dumps([record]), encoding="utf-8")
    said = "record 1: left out: level `expert`: no level here has this name; choose one of: gentle, medium"
    assert said in bring(content, tmp_path / "a.json", *OWNER).output
    assert written(content, "own-one")["level"] == ""
