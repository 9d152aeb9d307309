"""Exercises from elsewhere: spreadsheets, open data like ours, free-exercise-db, wger.

What has a place here is kept, what is missing becomes a blank, and nothing is made up.
"""

from __future__ import annotations

import dataclasses
import json
import pathlib
from collections.abc import Iterable, Mapping
from typing import Any

from loosen.authoring.importer.foreign import free_exercise_db, is_wger, wger
from loosen.authoring.importer.own import own
from loosen.authoring.importer.record import Given, Record, Refused, Told, text_of
from loosen.authoring.importer.tables import ImportFileError, Item, from_csv
from loosen.authoring.importer.workbook import from_workbook
from loosen.model import Draft

__all__ = ["ENDINGS", "Given", "ImportFileError", "Record", "Refused", "Told", "imported"]
_TABLES = (".csv", ".tsv", ".tab")
_WORKBOOKS = (".xlsx", ".xlsm")
_OTHERS = (".xls", ".xlsb", ".ods", ".numbers")
ENDINGS = (".json", *_TABLES, *_WORKBOOKS, *_OTHERS)
"""The files of a folder that may hold exercises, the last of them in a form that we cannot read."""
_MAX_BYTES = 50_000_000


def imported(raw: bytes, name: str, draft: Draft, given: Given) -> tuple[Record | Refused | Told, ...]:
    """What becomes of each record in a file, in the file's order, and of what stands beside them.

    Raises:
        ImportFileError: the file is too large, cannot be read, or holds no list of records.
    """
    if len(raw) > _MAX_BYTES:
        raise ImportFileError(f"the file must be at most {_MAX_BYTES // 1_000_000} MB")
    ending = pathlib.PurePath(name).suffix.lower()
    if ending in _OTHERS:
        raise ImportFileError(f"a {ending} file cannot be read; save it as .xlsx or as .csv")
    if ending in _WORKBOOKS:
        rows, told = from_workbook(raw)
        return (*told, *_each(rows, draft, given))
    text = _text(raw)
    if ending in _TABLES:
        return tuple(_each(from_csv(text), draft, given))
    records, shared = _from_json(text)
    theirs = Given(
        kind=given.kind,
        author=text_of(shared.get("author") or shared.get("source")) or given.author,
        licence=text_of(shared.get("licence") or shared.get("license")) or given.licence,
    )
    items = [Item(where=f"record {number}", record=record) for number, record in enumerate(records, 1)]
    return tuple(_each(items, draft, theirs))


def _each(items: Iterable[Item], draft: Draft, given: Given) -> list[Record | Refused]:
    return [dataclasses.replace(_imported(item, draft, given), where=item.where) for item in items]


def _imported(item: Item, draft: Draft, given: Given) -> Record | Refused:
    row = item.record
    if not isinstance(row, Mapping):
        return Refused(name="a record", why="it must have keys and values")
    if item.why:
        return Refused(name=next(iter(row.values()), "") or "a record", why=item.why)
    if {"primaryMuscles", "primary_muscles"} & set(row):
        return free_exercise_db(row, draft, given)
    if is_wger(row):
        return wger(row, draft, given)
    return own(row, draft, given)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ImportFileError(
            f"line {line}: the file must be saved as UTF-8 (`CSV UTF-8` in Excel)"
        ) from None


def _from_json(text: str) -> tuple[list[Any], Mapping[str, Any]]:
    """The records of a list, or of the list inside an object, and what the object says of all of them."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImportFileError(
            f"line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}; "
            "the name of a table ends in .csv or .xlsx"
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
