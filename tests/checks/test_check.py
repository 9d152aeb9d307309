"""Every case in `tests/cases/check/`: content in, the words that an author reads out."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from loosen.checks import RULES
from loosen.model.diagnostic import RuleId

CASES = Path(__file__).parents[1] / "cases" / "check"
PATHS = sorted(CASES.rglob("*.yml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_content_gets_the_diagnostics_of_its_case(
    path: Path, changed: Callable[[Path], Path], loosen: Callable[..., Any], golden: Callable[..., None]
) -> None:
    case = path.read_text("utf-8")
    today = yaml.safe_load(case).get("today")
    result = loosen("check", "--content", changed(path), **({"today": str(today)} if today else {}))
    assert not result.exception or isinstance(result.exception, SystemExit)
    assert result.exit_code == (1 if ": error: " in result.output else 0)
    golden(path, _with_expectation(case, result.output))


def _with_expectation(case: str, output: str) -> str:
    """The case with its last key, `expect`, set to what came out."""
    said = "\n".join("  " + line if line else "" for line in output.splitlines())
    return re.sub(r"^expect:.*\Z", "", case, flags=re.DOTALL | re.MULTILINE) + (
        f"expect: |\n{said}\n" if said else 'expect: ""\n'
    )


COUNTING = {"missing-words", "unreviewed-words"}
"""These rules count words of the catalogue, which grows: their cases stand in test_words.py."""


@pytest.mark.parametrize(
    "rule", sorted({*get_args(RuleId), *(id for rule in RULES for id in rule.ids)} - COUNTING)
)
def test_every_rule_has_a_good_and_a_bad_case(rule: str) -> None:
    expected = [yaml.safe_load(path.read_text("utf-8"))["expect"] for path in (CASES / rule).glob("*.yml")]
    assert any(f"({rule})" in text for text in expected)
    assert "" in expected


def test_a_folder_of_cases_belongs_to_a_rule() -> None:
    ids = {*get_args(RuleId), *(id for rule in RULES for id in rule.ids)}
    assert {path.name for path in CASES.iterdir()} - ids == {"several"}


def test_a_rule_is_called_what_its_diagnostics_are_called() -> None:
    shared = {"bad-value", "unknown-reference"}
    assert [rule.name for rule in RULES if not shared.issuperset(rule.ids) and rule.ids != (rule.name,)] == []
