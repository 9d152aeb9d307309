"""Exercises from elsewhere: spreadsheets, open data like ours, free-exercise-db, wger.

What has a place here is kept, what is missing becomes a blank, and nothing is made up.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from loosen.authoring.importer.foreign import free_exercise_db, wger
from loosen.authoring.importer.own import own
from loosen.authoring.importer.record import Given, Record, Refused
from loosen.model import Draft

__all__ = ["Given", "ImportFileError", "Record", "Refused", "imported"]
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
    rows, shared = _from_csv(text) if name.lower().endswith(".csv") else _from_json(text)
    theirs = Given(
        kind=given.kind,
        author=given.author or str(shared.get("author") or shared.get("source") or ""),
        licence=given.licence or str(shared.get("licence") or shared.get("license") or ""),
    )
    return tuple(_imported(row, draft, theirs) for row in rows)


def _imported(row: Any, draft: Draft, given: Given) -> Record | Refused:
    if not isinstance(row, Mapping):
        return Refused(name="a record", why="it must have keys and values")
    if "primaryMuscles" in row or "instructions" in row:
        return free_exercise_db(row, draft, given)
    if "translations" in row or "license_author" in row or isinstance(row.get("exercises"), list):
        return wger(row, draft, given)
    return own(row, given)


def _from_csv(text: str) -> tuple[list[Any], Mapping[str, Any]]:
    """The rows of a table; its columns may stand apart by commas, semicolons or tabs."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [{key: value for key, value in row.items() if key} for row in reader]
    except csv.Error as error:
        raise ImportFileError(f"line {reader.line_num + 1}: the table cannot be read: {error}") from None
    if not rows:
        raise ImportFileError("the table must have a line of column names and a line for each exercise")
    return list(rows), {}


def _from_json(text: str) -> tuple[list[Any], Mapping[str, Any]]:
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
        return data, {}
    if isinstance(data, dict):
        for key in ("exercises", "results"):
            if isinstance(data.get(key), list) and "translations" not in data and "name" not in data:
                return data[key], data
        return [data], {}
    raise ImportFileError("the file must hold a list of exercises")
