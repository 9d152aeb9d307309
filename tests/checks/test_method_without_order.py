"""A method without massage is a method: it has no `order`, and its stretches need no `prepare`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from loosen.build.build import load_and_check

TODAY = date(2026, 12, 1)


def edit(path: Path, pattern: str, new: str = "") -> None:
    text = path.read_text("utf-8")
    changed = re.sub(pattern, new, text, flags=re.DOTALL | re.MULTILINE)
    assert changed != text, f"{path} has no {pattern}"
    path.write_text(changed, "utf-8")


@pytest.fixture
def stretches_only(neck: Path) -> Path:
    """The neck's site without massage, and without a word of it in its own texts."""
    edit(neck / "method.yml", r"^order:\n.*?^minimum hold:", "minimum hold:")
    edit(neck / "method.yml", r"^longest on one spot:\n.*?^effort limit:", "effort limit:")
    edit(neck / "exercises/ear-to-shoulder.yml", r"^prepare: .*?\n")
    edit(neck / "routines/screen-break.yml", r"^  - shoulder-ball\n")
    edit(neck / "site.yml", r"method: Massage.*?breathe\.", "method: Stretch, and breathe.")
    (neck / "exercises/shoulder-ball.yml").unlink()
    edit(neck / "vocabulary/equipment.yml", r"^ball:\n.*?^wall:", "wall:")
    edit(neck / "evidence/sources.yml", r"^podium-wallball:.*?\Z")
    edit(neck / "evidence/sources.yml", r"^konrad2021:.*?^grabow2018:", "grabow2018:")
    return neck


def test_it_has_no_mistake_and_no_warning(stretches_only: Path) -> None:
    _, report = load_and_check(stretches_only, today=TODAY)
    assert not report, f"{report}"


def test_a_massage_needs_no_stretch_where_there_is_no_order(neck: Path) -> None:
    edit(neck / "method.yml", r"^order:\n.*?^minimum hold:", "minimum hold:")
    edit(neck / "exercises/ear-to-shoulder.yml", r"^prepare: .*?\n")
    edit(neck / "routines/screen-break.yml", r"^  - shoulder-ball\n")
    edit(neck / "evidence/sources.yml", r"^konrad2021:.*?^grabow2018:", "grabow2018:")
    _, report = load_and_check(neck, today=TODAY)
    assert not report, f"{report}"


def test_where_the_method_has_an_order_a_stretch_names_its_massage(neck: Path) -> None:
    edit(neck / "exercises/ear-to-shoulder.yml", r"^prepare: .*?\n")
    _, report = load_and_check(neck, today=TODAY)
    (found,) = report.errors
    assert found.rule == "massage-first"
    assert found.message == "a stretch must name the self-massage that comes first"
    assert found.help == (
        "add `prepare: shoulder-ball`, or delete `order:` in method.yml when your method has no massage"
    )
