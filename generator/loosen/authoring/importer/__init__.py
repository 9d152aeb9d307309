"""Exercises from elsewhere: spreadsheets, open data like ours, free-exercise-db, wger.

What has a place here is kept, what is missing becomes a blank, and nothing is made up.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Mapping
from typing import Any

from loosen.authoring.importer.foreign import free_exercise_db, wger
from loosen.authoring.importer.own import COLUMNS, own
from loosen.authoring.importer.record import Given, Record, Refused, text_of
from loosen.model import Draft

__all__ = ["TABLES", "Given", "ImportFileError", "Record", "Refused", "imported"]
TABLES = (".csv", ".tsv", ".tab")
MAX_BYTES = 50_000_000
MAX_DEPTH = 100
"""Deeper than any record; Python's own reader of JSON gives up at about 1,000."""


class ImportFileError(Exception):
    """The file as a whole cannot be read; the message says where and why."""


def imported(raw: bytes, name: str, draft: Draft, given: Given) -> tuple[Record | Refused, ...]:
    """What becomes of each record in a file, in the file's order.

    Raises:
        ImportFileError: the file is not UTF-8, not CSV or JSON, or holds no list of records.
    """
    if len(raw) > MAX_BYTES:
        raise ImportFileError(f"the file must be at most {MAX_BYTES // 1_000_000} MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportFileError(
            f"line {line}: the file must be saved as UTF-8 (`CSV UTF-8` in Excel)"
        ) from None
    is_table = name.lower().endswith(TABLES)
    rows, shared = (_from_csv(text), {}) if is_table else _from_json(text)
    theirs = Given(
        kind=given.kind,
        author=text_of(shared.get("author") or shared.get("source")) or given.author,
        licence=text_of(shared.get("licence") or shared.get("license")) or given.licence,
    )
    what = "row" if is_table else "record"
    return tuple(
        dataclasses.replace(_imported(row, draft, theirs), where=f"{what} {number}") for number, row in rows
    )


def _imported(row: Any, draft: Draft, given: Given) -> Record | Refused:
    if not isinstance(row, Mapping):
        return Refused(name="a record", why="it must have keys and values")
    if isinstance(row, _Shifted):
        return Refused(name=next(iter(row.values()), "") or "a record", why=row.why)
    if {"primaryMuscles", "primary_muscles", "instructions"} & set(row):
        return free_exercise_db(row, draft, given)
    if "translations" in row or isinstance(row.get("exercises"), list):
        return wger(row, draft, given)
    return own(row, given)


class _Shifted(dict[str, str]):
    """A row with more cells than there are columns."""

    why = ""


def _from_csv(text: str) -> list[tuple[int, Any]]:
    """The rows of a table, numbered as a spreadsheet does; cells have commas, semicolons or tabs between."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        table = list(reader)
    except csv.Error as error:
        raise ImportFileError(f"line {reader.line_num}: the table cannot be read: {error}") from None
    names = [name.strip() for name in table[0]] if table else []
    rows = [(number, row) for number, row in enumerate(table[1:], 2) if any(map(str.strip, row))]
    if not COLUMNS & {" ".join(name.replace("_", " ").lower().split()) for name in names}:
        raise ImportFileError("row 1: the first row must name the columns, such as `name`, `kind`, `steps`")
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        raise ImportFileError(f"row 1: two columns are called `{twice}`; give each its own name")
    if not rows:
        raise ImportFileError("the table must have a line of column names and a line for each exercise")
    return [(number, _row(names, row)) for number, row in rows]


def _row(names: list[str], cells: list[str]) -> dict[str, str]:
    named = [name or f"column {number} without a name" for number, name in enumerate(names, 1)]
    row = dict(zip(named, cells, strict=False))
    if not any(cell.strip() for cell in cells[len(names) :]):
        return row
    shifted = _Shifted(row)
    shifted.why = f"it has {len(cells)} cells for {len(names)} columns; put a text with commas in quotes"
    return shifted


def _from_json(text: str) -> tuple[list[tuple[int, Any]], Mapping[str, Any]]:
    """The records of a list, or of the list inside an object, and what the object says of all of them."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImportFileError(
            f"line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}"
        ) from None
    except (RecursionError, ValueError):
        raise ImportFileError("this is not JSON that can be read: it is nested too deeply") from None
    if isinstance(data, list):
        return list(enumerate(data, 1)), {}
    if isinstance(data, dict):
        for key in ("exercises", "results"):
            if isinstance(data.get(key), list) and "translations" not in data and "name" not in data:
                return list(enumerate(data[key], 1)), data
        return [(1, data)], {}
    raise ImportFileError("the file must hold a list of exercises")
