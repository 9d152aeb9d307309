"""Ids made of names."""

from __future__ import annotations

import re

import pytest
from loosen.model.author_fields import ID
from loosen.runtime.ids import id_from


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Wäll & chair", "wall-chair"),
        ("Fußdehnung", "fussdehnung"),
        ("90/90 hip", "90-90-hip"),
        ("Cafe\u0301", "cafe"),
        ("\u0419\u043e\u0433\u0430", "yoga"),
        ("\U0001f4aa Lean", "lean"),
        ("\u2026", ""),
        ("\u65e5\u672c " * 40, "riben-riben-riben-riben-riben-riben-riben-riben-riben-riben"),
    ],
)
def test_a_name_in_any_script_becomes_an_id(name: str, id: str) -> None:
    assert id_from(name) == id
    assert not id or re.fullmatch(ID, id)
