"""The public sets of exercises, in small samples of their shapes: what of them is understood."""

from __future__ import annotations

import pathlib

import pytest

from .importing import OWNER, SAMPLES, bring, written


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
