"""Spreadsheets as records: the first row names the columns, each other row is an exercise."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loosen.authoring.importer import synonyms

_COLUMNS = frozenset({"id", "name", "kind", *synonyms.KEYS})
"""At least one of these stands in the first row of a table."""
_BETWEEN = {",": "comma", ";": "semicolon", "\t": "tab"}


class ImportFileError(Exception):
    """The file as a whole cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record of a file, as it stands there."""

    where: str
    """Which row or record of the file it is."""
    record: Any
    why: str = ""
    """Why it cannot be taken; empty if it can."""


def from_csv(text: str) -> list[Item]:
    """The rows of a table whose cells have commas, semicolons or tabs between."""
    first = text.partition("\n")[0]
    delimiter = max(_BETWEEN, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        table = list(reader)
    except csv.Error as error:
        raise ImportFileError(f"line {reader.line_num}: the table cannot be read: {error}") from None
    return list(from_rows(table, between=_BETWEEN[delimiter]))


def from_rows(table: Sequence[Sequence[str]], *, between: str = "") -> Iterator[Item]:
    """The rows below the first, numbered as a spreadsheet does; `between` is the sign between cells.

    Raises:
        ImportFileError: the first row does not name the columns, or there is no other.
    """
    names = [name.strip() for name in table[0]] if table else []
    while names and not names[-1]:
        names.pop()
    if not is_heading(names):
        raise ImportFileError(
            "row 1: the first row must name the columns, such as `name`, `kind`, `steps`; "
            "delete what stands above them, or add that row"
        )
    if twice := next((name for name in names if name and names.count(name) > 1), ""):
        raise ImportFileError(f"row 1: two columns are called `{twice}`; give each its own name")
    rows = [(number, row) for number, row in enumerate(table[1:], 2) if any(map(str.strip, row))]
    if not rows:
        raise ImportFileError("the table must have a line of column names and a line for each exercise")
    named = [name or f"column {number} without a name" for number, name in enumerate(names, 1)]
    for number, row in rows:
        record = dict(zip(named, row, strict=False))
        yield Item(where=f"row {number}", record=record, why=_shifted(row, names, between))


def is_heading(names: Sequence[str]) -> bool:
    """Whether a row names columns that are known here."""
    return not _COLUMNS.isdisjoint(" ".join(name.replace("_", " ").lower().split()) for name in names)


def _shifted(row: Sequence[str], names: Sequence[str], between: str) -> str:
    """What to do about a row whose cells may stand below the wrong names."""
    count = f"it has {len(row)} cells for {len(names)} columns"
    if any(cell.strip() for cell in row[len(names) :]):
        return f"{count}; put a text that has a {between} in it in quotes"
    return f"{count}; an empty cell needs its {between}, too" if len(row) < len(names) else ""
