"""Reports as text, JSON and GitHub annotations."""

import json

from loosen.cli.report_formats import as_github, as_json, as_text
from loosen.model.diagnostic import Diagnostic, Report, Severity
from loosen.model.location import Location

FIRST = Diagnostic(Location("a.yml", 2, 1), "missing-key", "`name` must be there", "add `name:`")
SECOND = Diagnostic(Location("a.yml", 10, 3), "bad-value", "50% must be less, got 60%")
THIRD = Diagnostic(
    Location("b.yml", 1, 1), "unused-entity", "a muscle must be used", severity=Severity.WARNING
)


def test_text_says_place_rule_help_and_counts() -> None:
    assert as_text(Report.of([FIRST, SECOND, THIRD])) == (
        "a.yml:2:1: error: `name` must be there (missing-key)\n"
        "  help: add `name:`\n"
        "a.yml:10:3: error: 50% must be less, got 60% (bad-value)\n"
        "b.yml:1:1: warning: a muscle must be used (unused-entity)\n"
        "2 errors and 1 warning"
    )


def test_nothing_wrong_is_nothing_said() -> None:
    nothing = Report.of([])
    assert (as_text(nothing), json.loads(as_json(nothing)), as_github(nothing)) == ("", [], "")


def test_json_has_every_part_of_a_problem() -> None:
    assert json.loads(as_json(Report.of([FIRST]))) == [
        {
            "file": "a.yml",
            "line": 2,
            "column": 1,
            "severity": "error",
            "rule": "missing-key",
            "message": "`name` must be there",
            "help": "add `name:`",
        }
    ]


def test_github_gets_its_own_escapes() -> None:
    odd = Diagnostic(Location("a,b:c.yml", 10, 3), "bad-value", "50% must be less", "or\nmore")
    assert as_github(Report.of([odd, THIRD])) == (
        "::error file=a%2Cb%3Ac.yml,line=10,col=3,title=bad-value::50%25 must be less%0Aor%0Amore\n"
        "::warning file=b.yml,line=1,col=1,title=unused-entity::a muscle must be used"
    )
