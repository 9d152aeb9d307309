"""Spreadsheets of Excel and LibreOffice (.xlsx): what their cells show, and what a table cannot hold."""

from __future__ import annotations

import dataclasses
import datetime
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loosen.authoring.importer.record import Told
from loosen.authoring.importer.tables import ImportFileError, Item, from_rows, is_heading

_MAX_XML = 20_000_000
"""Bytes of text in the file, unpacked: a list of thousands of exercises has a tenth of it."""
_MAX_CELLS = 500_000
_SOME = 5
"""Up to so many cells are named one by one."""
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, RuntimeError, SyntaxError, MemoryError),
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError),
)
"""What the reader of workbooks, and the readers of ZIP and XML below it, raise on a damaged file."""
_OPEN_AND_SAVE = "open it in Excel or LibreOffice and save it as .xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What is in one sheet."""

    title: str
    rows: Sequence[Sequence[str]]
    hidden: frozenset[int]
    """The numbers of the rows that are hidden."""
    told: tuple[str, ...]
    """What it has that is not in the rows."""


def from_workbook(raw: bytes) -> tuple[list[Item], list[Told]]:
    """The rows of all sheets that name our columns, and what of the file is not in them.

    Raises:
        ImportFileError: it is no workbook, has too much in it, or no sheet names our columns.
    """
    told = [Told(what=what) for what in _beside(raw)]
    values, formulas = _loaded(raw, data_only=True), _loaded(raw, data_only=False)
    sheets: list[_Sheet] = []
    for shown, written in zip(values.worksheets, formulas.worksheets, strict=True):
        if shown.sheet_state != "visible":
            told.append(Told(what=f"sheet `{shown.title}`: left out, because it is hidden"))
        elif (sheet := _sheet(shown, written)).rows:
            sheets.append(sheet)
    tables = [one for one in sheets if len(sheets) == 1 or is_heading(one.rows[0])]
    if not tables:
        raise ImportFileError("no sheet has a first row that names columns, such as `name`, `kind`, `steps`")
    items: list[Item] = []
    for sheet in sheets:
        name = f"sheet `{sheet.title}`"
        if sheet not in tables:
            told.append(Told(what=f"{name}: left out: its first row names no column that is known here"))
            continue
        start = f"{name}, " if len(sheets) > 1 else ""
        items += [dataclasses.replace(one, where=start + one.where) for one in _items(sheet)]
        told += [Told(what=start + what) for what in sheet.told]
    return items, told


def _beside(raw: bytes) -> Iterator[str]:
    """What stands in the file beside its sheets, after a look at how large it would become."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except _BROKEN:
        raise ImportFileError(f"this is not a workbook that can be read; {_OPEN_AND_SAVE}") from None
    if sum(part.file_size for part in parts if not part.filename.startswith("xl/media/")) > _MAX_XML:
        raise ImportFileError(
            f"the sheets must have at most {_MAX_XML // 1_000_000} MB; split the file, or delete empty rows"
        )
    names = [part.filename for part in parts]
    if "xl/vbaProject.bin" in names:
        yield "macros: left out; none of them ran"
    if any(name.startswith("xl/media/") for name in names):
        yield "pictures: left out; put them into `media/`"


def _loaded(raw: bytes, *, data_only: bool) -> Any:
    """The workbook, with the values that formulas had when it was saved, or with the formulas."""
    from openpyxl import load_workbook  # slow to import, and only workbooks need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of colours and lists of choices, which no text needs
            return load_workbook(io.BytesIO(raw), data_only=data_only)
    except _BROKEN:
        raise ImportFileError(f"this workbook cannot be read; {_OPEN_AND_SAVE}") from None


def _sheet(shown: Any, written: Any) -> _Sheet:
    if shown.max_row * shown.max_column > _MAX_CELLS:
        raise ImportFileError(
            f"sheet `{shown.title}`: it must have at most {_MAX_CELLS:,} cells, got {shown.dimensions}; "
            "delete empty rows and columns below and beside the table"
        )
    rows = [[_text(cell) for cell in row] for row in shown.iter_rows()]
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    return _Sheet(
        title=shown.title,
        rows=rows,
        hidden=frozenset(number for number, row in shown.row_dimensions.items() if row.hidden),
        told=tuple(_told(shown, written)),
    )


def _items(sheet: _Sheet) -> Iterator[Item]:
    hidden = {f"row {number}" for number in sheet.hidden}
    for item in from_rows(sheet.rows):
        why = "it is hidden in the spreadsheet; show it, or delete it" if item.where in hidden else item.why
        yield dataclasses.replace(item, why=why)


def _told(shown: Any, written: Any) -> Iterator[str]:
    """What the sheet has that its texts do not say."""
    cells = [cell for row in written.iter_rows() for cell in row if cell.data_type == "f"]
    kept = [cell.coordinate for cell in cells if shown[cell.coordinate].value is not None]
    lost = [cell.coordinate for cell in cells if shown[cell.coordinate].value is None]
    wrong = [cell.coordinate for row in shown.iter_rows() for cell in row if cell.data_type == "e"]
    notes = [cell.coordinate for row in shown.iter_rows() for cell in row if cell.comment]
    if kept:
        yield f"{_cells(kept)}: a formula; the value that it had when the file was saved is taken"
    if lost:
        yield f"{_cells(lost)}: left out: a formula whose value is not in the file; {_OPEN_AND_SAVE}"
    if wrong:
        yield f"{_cells(wrong)}: left out: an error of the spreadsheet instead of a value"
    if notes:
        yield f"{_cells(notes)}: left out: a comment at the cell"
    if joined := [str(area) for area in shown.merged_cells.ranges]:
        yield f"{_cells(joined)}: joined cells; the text counts for the first row and column of them only"


def _cells(names: Sequence[str]) -> str:
    """The first of some cells, and how many there are beside them."""
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return f"{'cell' if len(names) == 1 else 'cells'} {', '.join(names[:_SOME])}{more}"


def _text(cell: Any) -> str:
    """What a cell says, with days as days and without an error of the spreadsheet."""
    match cell.value:
        case None:
            return ""
        case bool(yes):
            return "yes" if yes else "no"
        case datetime.datetime() as moment if moment.time() == datetime.time():
            return moment.date().isoformat()
        case datetime.datetime() as moment:
            return moment.isoformat(" ", "minutes")
        case float(number) if number.is_integer():
            return str(int(number))
        case value:
            return "" if cell.data_type == "e" else str(value)
