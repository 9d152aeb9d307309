"""Exercises of a kind that the author has made."""

from pathlib import Path

import pytest

from .importing import OWNER, bring, written

KIND = """
name: Balance exercise
short name: Balance
title: Balance exercises
summary: Standing is a skill.
timer: hold
"""


@pytest.fixture
def site(neck: Path) -> Path:
    (neck / "kinds").mkdir()
    (neck / "kinds" / "balance.yml").write_text(KIND.lstrip(), "utf-8")
    return neck


@pytest.mark.parametrize("said", ["balance", "Balance", "balance exercise", "Balance exercises"])
def test_a_record_may_name_it_by_any_of_its_words(site: Path, tmp_path: Path, said: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"name,kind,hold,steps\nOne leg,{said},20,Stand on one leg.\n", "utf-8")
    result = bring(site, table, *OWNER)
    assert result.exit_code == 0, result.output
    found = written(site, "one-leg")
    assert found["kind"] == "balance"
    assert found["steps"] == ["Stand on one leg."]
    assert "20 s" in str(found["dose"])


def test_the_command_line_may_name_it(site: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("name,steps\nOne leg,Stand on one leg.\n", "utf-8")
    assert "balance" in bring(site, table, *OWNER).output  # refused, with the kinds that there are
    assert bring(site, table, *OWNER, "--kind", "balance").exit_code == 0
    assert written(site, "one-leg")["kind"] == "balance"
    wrong = bring(site, table, *OWNER, "--kind", "balence")
    assert wrong.exit_code == 2
    assert "it must be one of stretch" in wrong.output
