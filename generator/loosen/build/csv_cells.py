"""Text in CSV cells, escaped against formula injection and without loss.

A spreadsheet evaluates text that begins like a formula, also in a CSV file. A leading apostrophe prevents
that, as when a person types it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FORMULA_SIGNS = "=+-@"
_SEPARATOR = re.compile(r"\s+\|\s+")
_ESCAPED = re.compile(r"(\\|(?<!\S)\|(?!\S))")


def cell(text: str) -> str:
    """Escape a text for a cell."""
    return f"'{text}" if _is_formula(text) or _is_escaped(text) else text


def from_cell(cell: str) -> str:
    """Undo `cell`."""
    return cell[1:] if _is_escaped(cell) else cell


def list_cell(items: Iterable[str]) -> str:
    """A list in one cell, separated by ` | `; that separator inside a text is escaped as `\\|`."""
    return " | ".join(cell(_ESCAPED.sub(r"\\\1", item)) for item in items)


def from_list_cell(text: str) -> list[str]:
    """Undo `list_cell`."""
    return [re.sub(r"\\([\\|])", r"\1", from_cell(item)) for item in _SEPARATOR.split(text)]


def _is_escaped(text: str) -> bool:
    return text[:1] == "'" and (text[1:2] == "'" or _is_formula(text[1:]))


def _is_formula(text: str) -> bool:
    # Some spreadsheets skip invisible characters, and some accept the full-width forms of the signs.
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((one for one in text if unicodedata.category(one)[0] not in "ZC"), "")
    return unicodedata.normalize("NFKC", first)[:1] in tuple(_FORMULA_SIGNS)
