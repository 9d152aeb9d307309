"""Exercises from elsewhere: what is kept, what stays blank, what is refused."""

from __future__ import annotations

import datetime
import json
import pathlib
import re

import pytest
import yaml
from click.testing import CliRunner, Result
from loosen.build.build import load_and_check
from loosen.build.dataset import files, tables
from loosen.build.renderer import catalogue
from loosen.cli import main
from loosen.model import Exercise
from loosen.site.relations import relations
from loosen.site.urls import section

SAMPLES = pathlib.Path(__file__).parent / "samples"
TODAY = datetime.date(2026, 12, 1)
OWNER = ("--author", "A. Sample", "--licence", "CC0")


def bring(content: pathlib.Path, file: pathlib.Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["import", str(file), "--content", str(content), *options])


def written(content: pathlib.Path, id: str) -> dict[str, object]:
    return yaml.load((content / "exercises" / f"{id}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


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


def test_free_exercise_db_keeps_what_has_a_place(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "free-exercise-db.json", *OWNER)
    stretch = written(content, "desk-calf-stretch")
    assert stretch["kind"] == "stretch"
    assert stretch["steps"] == ["Stand at a desk: both hands on it.", "Step one foot back."]
    assert stretch["credit"] == {"author": "A. Sample", "licence": "CC0"}
    assert stretch["level"] == stretch["reviewed"] == stretch["feel"] == ""  # nothing is made up
    assert written(content, "quiet-roll")["kind"] == "self-massage"
    assert "equipment" not in written(content, "quiet-roll")
    assert "left out: equipment `foam roll`: no equipment here has this name" in brought.output
    assert "left out: muscle `forearms`: no muscle here has this name" in brought.output
    assert "left out: `images`: there is no key for it" in brought.output
    assert (
        "record 3: refused: Heavy Lift: its category `strength` is no kind that is brought in unasked"
        in brought.output
    )
    assert "2 of 3 exercises brought in" in brought.output
    assert brought.exit_code == 1


def test_a_record_without_author_and_licence_is_refused(content: pathlib.Path) -> None:
    before = sorted(content.rglob("*"))
    brought = bring(content, SAMPLES / "free-exercise-db.json")
    assert "refused: Desk Calf Stretch: it needs an author and a licence" in brought.output
    assert (brought.exit_code, sorted(content.rglob("*"))) == (1, before)


def test_wger_keeps_the_english_text_and_its_owner(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "wger.json", "--kind", "stretch")
    made = written(content, "towel-leg-lift")
    assert made["steps"] == ["Lie down & rest.", "Loop a towelalert(1)", "Lift: slowly"]
    assert made["also called"] == ["Strap lift"]
    assert made["muscles"] == ["hamstrings"]
    assert made["credit"] == {"author": "B. Sample", "licence": "CC-BY-SA 4"}
    assert "refused: wger 9002: it has no English text" in brought.output
    assert "left out: `notes`: there is no key for it" in brought.output


def test_wger_does_not_say_the_kind_so_the_author_must(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "wger.json")
    assert "refused: Towel leg lift: it does not say what kind" in brought.output


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


def test_a_row_whose_columns_shift_is_refused(content: pathlib.Path, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "a.csv"
    row = "Calf raise,stretch,Lift your heel, then lower it.,Ann,CC BY 4.0"
    file.write_text(f"Name,Kind,Steps,Author,Licence\n{row}\n,,,,\n\n", encoding="utf-8")
    brought = bring(content, file)
    assert "row 2: refused: Calf raise: it has 6 cells for 5 columns" in brought.output
    assert "0 of 1 exercises brought in" in brought.output


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


def test_the_shape_of_megagym_is_understood(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "megagym.csv", *OWNER)
    assert written(content, "wall-lean")["kind"] == "stretch"
    assert "row 2: left out: `desc`: there is no key for it in a stretch" in brought.output
    assert "row 3: refused: Box hop: its kind must be one of ours" in brought.output
    assert not (content / "exercises" / "0.yml").exists()


def test_the_shape_of_exercemus_is_understood(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "exercemus.json")
    made = written(content, "chair-hamstring-stretch")
    assert made["steps"] == ["Sit on a chair.", "Lean forward."]
    assert made["muscles"] == ["hamstrings"]
    assert made["credit"] == {"author": "C. Sample", "licence": "CC-BY-SA 3"}
    assert "left out: `video`: there is no key for it" in brought.output


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


def test_the_shape_of_open_exercise_db_is_understood(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "open-exercise-db.json", *OWNER)
    assert brought.exit_code == 0, brought.output
    assert written(content, "wall-calf-lean")["kind"] == "stretch"
    assert "left out: `modality`" not in brought.output


def test_the_folders_of_wrkout_are_understood(content: pathlib.Path) -> None:
    brought = bring(content, SAMPLES / "wrkout", *OWNER)
    assert written(content, "side-lean")["steps"] == ["Stand up.", "Lean to one side."]
    assert "Band_Press/exercise.json, record 1: refused: Band Press: its category" in brought.output


@pytest.mark.parametrize("file", ["wger-fixtures.json", "wger-translations.json"])
def test_raw_tables_of_wger_are_refused_for_the_right_reason(content: pathlib.Path, file: str) -> None:
    brought = bring(content, SAMPLES / file, *OWNER, "--kind", "stretch")
    assert "refused: Towel leg lift: this is a table of wger's database" in brought.output
    assert "take `exerciseinfo` instead" in brought.output
    assert not (content / "exercises" / "towel-leg-lift.yml").exists()


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
