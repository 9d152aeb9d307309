"""Diagnostics: their order, and how they are printed."""

from loosen.model.diagnostic import Diagnostic, Report, Severity
from loosen.model.location import Location

FIRST = Diagnostic(Location("a.yml", 2, 1), "missing-key", "`name` must be there", "add `name:`")
SECOND = Diagnostic(Location("a.yml", 10, 3), "bad-value", "50% must be less, got 60%")
THIRD = Diagnostic(
    Location("b.yml", 1, 1), "unused-entity", "a muscle must be used", severity=Severity.WARNING
)


def test_problems_are_told_by_place_and_once() -> None:
    report = Report.of([THIRD, SECOND], [FIRST, SECOND])
    assert report.diagnostics == (FIRST, SECOND, THIRD)
    assert (report.errors, report.warnings) == ((FIRST, SECOND), (THIRD,))


def test_an_authors_words_cannot_steer_the_terminal() -> None:
    said = str(Diagnostic(Location("a\n.yml"), "bad-value", "got \x1b[2J\n\u202e", "x\r"))
    assert said == "a\\n.yml:1:1: error: got \\x1b[2J\\n\\u202e (bad-value)\n  help: x\\r"
