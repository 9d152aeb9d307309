"""The page for authors: its tables come from the model, and its examples are true."""

from __future__ import annotations

import pathlib
import re

import pytest
from loosen.authoring.examples import Examples
from loosen.authoring.guidelines import APART, Row, line, refreshed, rows, tables
from loosen.loader.reader import ReadResult
from loosen.model import Stretch
from loosen.model.author_fields import KINDS, author_fields

PAGE = pathlib.Path(__file__).parents[2] / "content" / "GUIDELINES.md"


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1])


@pytest.fixture(scope="session")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_model(page: str) -> None:
    """Examples are left out: they follow the content, and `make check` brings them up to date."""
    stale = []
    for parts, table in tables(page):
        part = parts[1] if len(parts) == 3 else ""
        wanted = [row.from_model for row in rows(KINDS[parts[0]], part)]
        if [_cells(row)[:4] for row in table.split("\n")[2:]] != wanted:
            stale.append(parts[0])
    assert stale == [], "run `loosen guidelines`"


def test_every_kind_has_its_table(page: str) -> None:
    assert {parts[0] for parts, _ in tables(page)} == set(KINDS) - {"moved"}


def test_the_parts_of_an_exercise_are_the_whole() -> None:
    kind = KINDS["stretch"]
    keys = {row.field.key for part in ("shared", "own", *APART) for row in rows(kind, part)}
    assert keys >= {field.key for field in author_fields(Stretch)}


def test_a_record_is_spelled_out_once() -> None:
    labels = [row.label for row in rows(KINDS["method"])]
    assert "`order` / `because`" in labels
    assert "`dose` / `because`" not in labels
    assert "`minimum hold` / `value`" in labels


def _every_row() -> list[tuple[str, Row]]:
    """The rows of each table that the page has."""
    parts = (parts for parts, _ in tables(PAGE.read_text(encoding="utf-8")))
    return [(one[0], row) for one in parts for row in rows(KINDS[one[0]], one[1] if len(one) == 3 else "")]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "row"), _every_row(), ids=lambda one: getattr(one, "label", one))
def test_check_refuses_the_bad_example(kind: str, row: Row, reading: ReadResult) -> None:
    example = Examples(reading, KINDS[kind], "").bad(row.path, row.field)
    assert example.says, f"`check` has nothing against `{example.written}`"


@pytest.mark.parametrize(("kind", "row"), _every_row(), ids=lambda one: getattr(one, "label", one))
def test_there_is_a_good_example(kind: str, row: Row, reading: ReadResult) -> None:
    if row.field.value.fields:
        return  # its keys have examples of their own
    good = Examples(reading, KINDS[kind], "").good(row.path, row.field)
    assert good.startswith(f"{row.field.key}: ")
    assert not good.endswith(": ...")


def test_examples_come_from_the_sample(reading: ReadResult) -> None:
    examples = Examples(reading, KINDS["stretch"], "wall-calf-stretch")
    name = next(row for row in rows(KINDS["stretch"]) if row.field.key == "name")
    assert examples.good(name.path, name.field) == "name: Wall calf stretch"


def test_what_is_unknown_is_shown_with_the_nearest_word(reading: ReadResult) -> None:
    prepare = next(row for row in rows(KINDS["stretch"]) if row.field.key == "prepare")
    shown = line(prepare, Examples(reading, KINDS["stretch"], "figure-four-stretch"))
    assert "`prepare: piriformis-bal` → " in shown
    assert "did you mean `piriformis-ball`?" in shown


def test_only_what_stands_between_the_marks_changes(reading: ReadResult) -> None:
    before = "# A\n<!-- fields of topic, as in x -->\nold\n<!-- end -->\nB <!-- a note -->\n"
    after = refreshed(before, reading)
    assert after.startswith("# A\n<!-- fields of topic, as in x -->\n\n| Key |")
    assert after.endswith("<!-- end -->\nB <!-- a note -->\n")
    assert "old" not in after
    assert refreshed(after, reading) == after


def test_a_whole_file_can_stand_on_the_page(reading: ReadResult) -> None:
    page = refreshed("<!-- file vocabulary/topics.yml -->\n<!-- end -->\n", reading)
    assert "\n# What a claim is about" in page


def test_every_heading_that_the_page_links_to_is_there(page: str) -> None:
    headings = {
        re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.+)$", page, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings
