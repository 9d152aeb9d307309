"""What a person at a terminal sees: the line, the caret, the colour."""

import os
import pathlib
import pty
import subprocess
import sys

import click
import pytest
from loosen.cli.terminal_report import as_terminal, excerpt
from loosen.model.diagnostic import Diagnostic, Report, Severity
from loosen.model.location import Location

LINES = ["name: Calf stretch", "dose: {hold: 20 s, sets: 2}", "a\tb: x", "日本: x", "x" * 300]


def caret(line: int, column: int) -> tuple[str, int]:
    """The line that is shown, and the column that the caret stands under."""
    shown, below = excerpt(Location("a.yml", line, column), LINES)
    return shown, below.index("^")


def test_the_caret_stands_under_the_spot() -> None:
    shown, at = caret(2, 14)
    assert shown[at:].startswith("20 s")


def test_wide_letters_and_tabs_do_not_move_the_caret_off() -> None:
    assert caret(3, 3)[0].endswith(r"| a\tb: x")
    assert caret(3, 3)[1] == len(r"   3 | a\t")
    assert caret(4, 3)[1] == len("   4 | ") + 4


def test_of_a_long_line_only_the_part_around_the_spot_is_shown() -> None:
    shown, at = caret(5, 200)
    assert (len(shown) <= 110, shown.count("…"), shown[at]) == (True, 2, "x")


def test_past_the_end_of_a_file_there_is_nothing_to_show() -> None:
    assert excerpt(Location("a.yml", 99, 1), LINES) == ()


def test_a_report_ends_with_its_count() -> None:
    problems = [
        Diagnostic(
            Location("a.yml", 2, 14), "minimum-hold", "hold must be at least 30 s, got 20 s", "hold longer"
        ),
        Diagnostic(Location("gone.yml"), "unused-entity", "it must be used", severity=Severity.WARNING),
    ]
    text = as_terminal(Report.of(problems), {"a.yml": LINES, "gone.yml": []}.__getitem__)
    assert click.unstyle(text) == (
        "a.yml:2:14: error: hold must be at least 30 s, got 20 s (minimum-hold)\n"
        "   2 | dose: {hold: 20 s, sets: 2}\n"
        "     |              ^\n"
        "  help: hold longer\n\n"
        "gone.yml:1:1: warning: it must be used (unused-entity)\n\n"
        "1 error and 1 warning"
    )


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals of that kind")
@pytest.mark.parametrize("no_colour", ["", "1"])
def test_check_shows_the_line_at_a_terminal_and_colour_only_where_wanted(
    tmp_path: pathlib.Path, no_colour: str
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "site.yml").write_text("name: 'Loosen\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "loosen", "check", "--content", str(content)]
    env = os.environ | ({"NO_COLOR": no_colour} if no_colour else {})
    subprocess.run(command, stdout=theirs, env=env, check=False)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "1 | name: 'Loosen" in said
    assert ("\x1b[" in said) is not bool(no_colour)
