"""Texts as cells of a table that a spreadsheet opens: none of them is run as a formula, and each comes back.

A spreadsheet runs a text that begins like a formula, whatever the file is. The apostrophe that keeps it from
that is the one that people type there themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SIGNS = "=+-@"
_BETWEEN = re.compile(r"\s+\|\s+")
_MARK = re.compile(r"(\\|(?<!\S)\|(?!\S))")


def cell(text: str) -> str:
    """A text as it stands in a cell."""
    return f"'{text}" if _is_like_a_formula(text) or _is_marked(text) else text


def from_cell(cell: str) -> str:
    """The text that `cell` was given."""
    return cell[1:] if _is_marked(cell) else cell


def list_cell(items: Iterable[str]) -> str:
    """The texts of a list in one cell, with ` | ` between them; where that stands in one, it is `\\|`."""
    return " | ".join(cell(_MARK.sub(r"\\\1", item)) for item in items)


def from_list_cell(text: str) -> list[str]:
    """The texts that `list_cell` was given."""
    return [re.sub(r"\\([\\|])", r"\1", from_cell(item)) for item in _BETWEEN.split(text)]


def _is_marked(text: str) -> bool:
    return text[:1] == "'" and (text[1:2] == "'" or _is_like_a_formula(text[1:]))


def _is_like_a_formula(text: str) -> bool:
    # Some spreadsheets pass over what cannot be seen, and to some the wide forms of the signs are signs.
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((one for one in text if unicodedata.category(one)[0] not in "ZC"), "")
    return unicodedata.normalize("NFKC", first)[:1] in tuple(_SIGNS)
