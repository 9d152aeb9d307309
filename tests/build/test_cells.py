"""No cell of a table is a formula to a spreadsheet, and each gives back its text."""

import csv
import io
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from loosen.build.csv_cells import cell, from_cell, from_list_cell, list_cell

FORMULAS = (
    '=cmd|"/c calc"!A1',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "\ufe621",
    "\u207c1",
    "=",
    "-5",
)
TEXTS = st.text(alphabet=st.one_of(st.sampled_from("=+-@'|\\ \t\uff1da"), st.characters()))


def begins_like_a_formula(text: str) -> bool:
    seen = text.lstrip("\u200b\ufeff \u00a0")
    return text[:1] in tuple("\t\r\n") or unicodedata.normalize("NFKC", seen[:1])[:1] in tuple("=+-@")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text(text: str) -> None:
    assert not begins_like_a_formula(cell(text))
    assert not begins_like_a_formula(list_cell([text, "x"]))
    assert all(not begins_like_a_formula(one) for one in list_cell(["x", text]).split(" | "))
    assert from_cell(cell(text)) == text


@pytest.mark.parametrize("text", ["Hold 30 s", "a-b", "'tis", "3-6", "", "\\"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


@given(TEXTS)
@example("'=x")
@example("''x")
@example("'")
def test_each_cell_gives_back_its_text(text: str) -> None:
    assert not begins_like_a_formula(cell(text))
    assert from_cell(cell(text)) == text


@given(st.lists(TEXTS.map(str.strip).filter(bool), min_size=1))
@example(["a | b", "|", "\\|", "=x | =y", "| a"])
def test_each_list_gives_back_its_texts(items: list[str]) -> None:
    table = io.StringIO(newline="")
    csv.writer(table).writerow([list_cell(items)])
    (row,) = csv.reader(io.StringIO(table.getvalue(), newline=""))
    assert from_list_cell(row[0]) == items
