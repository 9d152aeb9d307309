"""What the studio writes into a file: the rows of a list, with the notes that belong to them."""

import pytest
from loosen.devserver.studio.form import from_form, to_form
from loosen.devserver.studio.yaml_update import update_yaml
from loosen.loader.yaml_reader import read_values

ROWS = {
    "type": "object",
    "properties": {
        "exercises": {
            "type": "array",
            "items": {
                "type": "object",
                "options": {"short": "exercise"},
                "properties": {"exercise": {"type": "string"}, "sets": {"type": "string"}},
            },
        }
    },
}
FILE = """\
# A routine.
exercises:
  - calf   # easy
  # The hard one.
  - exercise: thigh
    sets: 2
  - {exercise: back}

afterwards: Walk.
"""


def moved(*rows: object) -> str:
    return update_yaml(FILE, {"exercises": list(rows), "afterwards": "Walk."})


def test_a_row_that_is_moved_takes_its_notes_along() -> None:
    assert moved({"exercise": "thigh", "sets": "2"}, {"exercise": "back"}, "calf") == (
        "# A routine.\nexercises:\n  # The hard one.\n  - exercise: thigh\n    sets: 2\n"
        "  - {exercise: back}\n  - calf   # easy\n\nafterwards: Walk.\n"
    )


def test_a_new_row_has_no_note_of_another() -> None:
    rows = ["neck", "calf", {"exercise": "thigh", "sets": "2"}, {"exercise": "back"}]
    assert moved(*rows) == FILE.replace("  - calf ", "  - neck\n  - calf ")


def test_a_new_row_at_the_end_stands_before_what_belongs_to_the_next_key() -> None:
    rows = ["calf", {"exercise": "thigh", "sets": "2"}, {"exercise": "back"}]
    new = {"exercise": "neck", "sets": "1"}
    text = FILE.replace("\nafterwards", "\n# The end.\nafterwards")
    made = update_yaml(text, {"exercises": [*rows, new], "afterwards": "Walk."})
    assert made == text.replace("\n\n", "\n  - exercise: neck\n    sets: 1\n\n", 1)


def test_a_row_that_is_changed_or_taken_out_leaves_the_others_alone() -> None:
    changed = moved("calf", {"exercise": "thigh", "sets": "3"}, {"exercise": "back"})
    assert changed == FILE.replace("sets: 2", "sets: 3")
    fewer = moved("calf", {"exercise": "back"})
    assert fewer == FILE.replace("  # The hard one.\n  - exercise: thigh\n    sets: 2\n", "")


def test_rows_are_read_in_either_spelling_and_stay_as_they_are_written() -> None:
    written = {"exercises": ["calf", {"exercise": "thigh", "sets": "2"}, {"exercise": "back"}]}
    shown = to_form(written, ROWS)
    assert [row["exercise"] for row in shown["exercises"]] == ["calf", "thigh", "back"]
    assert from_form(shown, ROWS, written) == written
    assert from_form({"exercises": [{"exercise": "neck", "sets": ""}]}, ROWS, written) == {
        "exercises": ["neck"]
    }


ODD = ("- x", "# y", "a: b", "*a", "&b", "'q'", "[x]", "{y}", "!t", "?", "~", "a #b")


@pytest.mark.parametrize("name", [":a", "Dehnung", "Растяжка", "تمدد", *ODD])
@pytest.mark.parametrize("listed", ["", "also called: [x]\n", "also called:\n  - x\n"])
def test_whatever_somebody_calls_it_is_read_as_it_was_typed(name: str, listed: str) -> None:
    new = {"name": name, "also called": ["x", name]}
    read = read_values(update_yaml(f"name: A\n{listed}", new, order=list(new)), "content/exercises/x.yml", 1)
    assert read.data == new
    assert not read.diagnostics
