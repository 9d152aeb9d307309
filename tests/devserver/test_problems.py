"""What the preview and the studio tell is in the language of the site."""

from datetime import date
from pathlib import Path

from loosen.devserver import problems
from loosen.devserver.live_site import LiveSite
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location


def test_a_preview_that_could_not_begin_speaks_the_language_of_the_site(neck: Path) -> None:
    (neck / "site.yml").write_text("name: [x\nlanguage: de\n", "utf-8")
    preview = LiveSite(neck, origin="http://x/", today=lambda: date(2026, 12, 1))
    wrong = Diagnostic(
        Location("neck/site.yml", 1, 7), "yaml-syntax", "a bracket must be closed", "fill it in"
    )
    [row] = problems.rows([wrong], preview.lines)
    said = problems.said_in(row, preview.say)
    assert (said["message"], said["help"]) == ("Eine Klammer muss geschlossen werden", "Füllen Sie es aus")
    assert preview.words("preview.help") == "Was zu tun ist:"
    assert (said["rule"], said["line"]) == ("yaml-syntax", 1)
