"""Spreadsheets of Excel and LibreOffice: what is taken, and what is told of the rest."""

from __future__ import annotations

import datetime
import io
import pathlib
import zipfile
from typing import Any

import pytest
from click.testing import CliRunner, Result
from loosen.cli import main
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.authoring.importing import OWNER, written

HEADER = ["Name", "Kind", "Hold", "Reviewed", "Feel"]
LEAN = ["Lean", "stretch", 30, datetime.date(2026, 11, 2), "A pull"]


@pytest.fixture
def content(neck: pathlib.Path) -> pathlib.Path:
    return neck


@pytest.fixture
def book() -> Any:
    made = Workbook()
    made.active.title = "Neck"
    for row in (HEADER, LEAN):
        made.active.append(row)
    return made


def bring(content: pathlib.Path, book: Any, *, name: str = "a.xlsx", **parts: bytes) -> Result:
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed, "a") as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return bring_bytes(content, packed.getvalue(), name=name)


def bring_bytes(content: pathlib.Path, raw: bytes, *, name: str = "a.xlsx") -> Result:
    file = content.parent / name
    file.write_bytes(raw)
    return CliRunner().invoke(main, ["import", str(file), "--content", str(content), *OWNER])


def test_days_numbers_and_texts_are_read_as_they_are_shown(content: pathlib.Path, book: Any) -> None:
    book.active.append([None, " "])
    brought = bring(content, book)
    assert brought.exit_code == 0, brought.output
    made = written(content, "lean")
    assert (made["name"], made["reviewed"], made["feel"]) == ("Lean", "2026-11-02", "A pull")
    assert made["dose"]["hold"] == "30 s"


def test_each_sheet_with_our_columns_is_read_and_the_others_are_told(
    content: pathlib.Path, book: Any
) -> None:
    book.create_sheet("Prices").append(["Day", "Euro"])
    back = book.create_sheet("Back")
    back.append(["Title", "Type"])
    back.append(["Roll down", "dance"])
    book.create_sheet("Old").sheet_state = "hidden"
    brought = bring(content, book)
    assert written(content, "lean")
    assert "sheet `Back`, row 2: refused: Roll down: its kind must be one of ours" in brought.output
    assert "sheet `Prices`: left out: its first row names no column that is known here" in brought.output
    assert "sheet `Old`: left out, because it is hidden" in brought.output


def test_a_hidden_row_is_told_and_not_brought(content: pathlib.Path, book: Any) -> None:
    book.active.row_dimensions[2].hidden = True
    brought = bring(content, book)
    assert "row 2: refused: Lean: it is hidden in the spreadsheet" in brought.output
    assert not (content / "exercises" / "lean.yml").exists()


def test_a_formula_counts_as_the_value_that_was_saved(content: pathlib.Path, book: Any) -> None:
    book.active["C2"] = "=15*2"
    book.active["E2"] = "=1/0"
    packed = io.BytesIO()
    book.save(packed)
    saved = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            value = b"<f>15*2</f><v>30</v>"
            new.writestr(
                name, old.read(name).replace(b"<f>15*2</f><v />", value).replace(b"<f>15*2</f><v></v>", value)
            )
    brought = bring_bytes(content, saved.getvalue())
    assert written(content, "lean")["dose"]["hold"] == "30 s"
    assert "cell C2: a formula; the value that it had when the file was saved is taken" in brought.output
    assert "cell E2: left out: a formula whose value is not in the file" in brought.output


def test_joined_cells_comments_and_errors_are_told(content: pathlib.Path, book: Any) -> None:
    sheet = book.active
    sheet.append(["Bend", None, 30, None, "#N/A"])
    sheet.merge_cells("B2:B3")
    sheet["A2"].comment = Comment("Ask Ann", "Bo")
    brought = bring(content, book)
    assert "cell B2:B3: joined cells; the text counts for the first row and column" in brought.output
    assert "cell A2: left out: a comment at the cell" in brought.output
    assert "cell E3: left out: an error of the spreadsheet" in brought.output
    assert "row 3: refused: Bend: it does not say what kind" in brought.output


def test_macros_and_pictures_are_told_and_left_out(content: pathlib.Path, book: Any) -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/media/image1.png": b"x"}
    brought = bring(content, book, name="a.xlsm", **parts)
    assert "macros: left out; none of them ran" in brought.output
    assert "pictures: left out" in brought.output
    assert brought.exit_code == 0


def test_a_file_that_would_unpack_to_too_much_is_refused(content: pathlib.Path, book: Any) -> None:
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/bomb.xml", b" " * 25_000_000)
    assert len(packed.getvalue()) < 100_000
    brought = bring_bytes(content, packed.getvalue())
    assert "the sheets must have at most 20 MB" in brought.output
    assert brought.exit_code == 1


def test_a_sheet_with_a_cell_far_below_is_refused(content: pathlib.Path, book: Any) -> None:
    book.active["XFD1048576"] = "x"
    assert "sheet `Neck`: it must have at most 500,000 cells" in bring(content, book).output


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 a password", b"name,kind"])
def test_a_file_that_is_no_workbook_says_what_to_do(content: pathlib.Path, raw: bytes) -> None:
    brought = bring_bytes(content, raw)
    assert "this is not a workbook that can be read; open it in Excel or LibreOffice" in brought.output
    assert brought.exit_code == 1


def test_a_damaged_workbook_says_what_to_do(content: pathlib.Path, book: Any) -> None:
    packed = io.BytesIO()
    book.save(packed)
    damaged = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: 200 if name.endswith("sheet1.xml") else None])
    assert "this workbook cannot be read; open it in Excel" in bring_bytes(content, damaged.getvalue()).output
