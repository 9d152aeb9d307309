"""An author reads in the language of the site what is wrong with it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from loosen.cli.terminal_report import as_terminal
from loosen.model.diagnostic import Diagnostic, Report
from loosen.model.location import Location
from loosen.site.messages import messages_in


def in_german(neck: Path) -> Path:
    """The small site as a German one, with a mistake."""
    site, dose = neck / "site.yml", neck / "exercises" / "ear-to-shoulder.yml"
    site.write_text(site.read_text("utf-8").replace("language: en", "language: de"), "utf-8")
    dose.write_text(dose.read_text("utf-8").replace("hold: 20 s", "hold: 20"), "utf-8")
    return neck


def test_a_german_site_is_told_in_german(neck: Path, loosen: Callable[..., Any]) -> None:
    said = loosen("check", "--content", in_german(neck)).output
    assert ": Fehler: `dose`, `hold` muss eine Zeit sein; da steht `20` (bad-duration)" in said
    assert "\n  Was zu tun ist: Meinten Sie `20 s`?\n" in said
    assert said.rstrip().split("\n")[-1] == "4 Fehler und 1 Warnung"
    assert "must" not in said


def test_even_where_its_settings_cannot_be_read(neck: Path, loosen: Callable[..., Any]) -> None:
    site = in_german(neck) / "site.yml"
    site.write_text(site.read_text("utf-8") + 'footer: "not closed\n', "utf-8")
    assert (
        "Ein Text in Anführungszeichen muss auch damit enden (yaml-syntax)"
        in loosen("check", "--content", neck).output
    )


def test_what_programs_read_is_english(neck: Path, loosen: Callable[..., Any]) -> None:
    content = in_german(neck)
    rows = json.loads(loosen("check", "--content", content, "--format", "json").output)
    assert "`dose`, `hold` must be a time, got `20`" in {row["message"] for row in rows}
    assert "must be a time" in loosen("check", "--content", content, "--format", "github").output


def test_a_terminal_shows_german_too() -> None:
    wrong = Diagnostic(
        Location("content/a.yml", 2, 1), "yaml-syntax", "a bracket must be closed", "fill it in"
    )
    said = as_terminal(Report.of([wrong]), lambda _: ["a: 1", "b: ["], say=messages_in("de"))
    assert "Fehler: " in said
    assert "Eine Klammer muss geschlossen werden" in said
    assert "Was zu tun ist:" in said
    assert "1 Fehler" in said


def test_all_of_a_count_is_in_one_language() -> None:
    assert messages_in("de")("3 errors and 2 warnings") == "3 Fehler und 2 Warnungen"
    assert messages_in("es")("2 errors") == "2 errores"
