"""What the preview need not do again: check a file that did not change, and draw what was drawn before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from loosen.build.load_site import load_and_check
from loosen.devserver.indexer import BackgroundIndexer
from loosen.devserver.live_site import LiveSite
from loosen.drawing.drawings import Pictures

from tests.conftest import TODAY
from tests.soon import soon

from .conftest import ROOT

DAY = date.fromisoformat(TODAY)
EAR, GLOSSARY = "exercises/ear-to-shoulder.yml", "glossary.yml"


def live(content: Path, cache: Path | None = None) -> LiveSite:
    return LiveSite(content, origin="http://x/", today=lambda: DAY, cache=cache)


@pytest.mark.parametrize(
    "edits",
    [
        [
            (EAR, "name: Ear", "name: TODO Ear"),
            (EAR, "name: TODO Ear", "name: Ear"),
            (EAR, "name: Ear", "name: Eer"),
        ],
        [(EAR, "name: Ear", "name: TODO Ear"), (GLOSSARY, "\n", "\n\n"), (EAR, "level: easy", "level: esay")],
        [("evidence/never-write.yml", "\n\n", "\n\n\n")],
    ],
    ids=["a mistake and back", "a mistake that stays", "nothing"],
)
def test_a_save_tells_what_a_whole_check_tells(neck: Path, edits: list[tuple[str, str, str]]) -> None:
    preview = live(neck)
    for file, old, new in edits:
        path = neck / file
        if path.exists():
            path.write_text(path.read_text("utf-8").replace(old, new, 1) + "# another length\n", "utf-8")
        assert preview.refresh().report == load_and_check(neck, today=DAY)[1]


def test_what_was_drawn_is_not_drawn_again_after_a_new_start(
    neck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    figure = (ROOT / "starter" / "figures" / "ear-to-shoulder.yml").read_text("utf-8")
    with (neck / EAR).open("a", encoding="utf-8") as file:
        file.write(f"figure:\n  shows: A person bends the head to one side.\n{figure}")
    made = Pictures._made
    monkeypatch.setattr(Pictures, "_made", lambda self, one: (drawn.append(one.key), made(self, one))[1])
    preview, rounds = live(neck, tmp_path / "cache"), [0]
    assert not preview.state.report.errors
    write = preview.drawings.write
    monkeypatch.setattr(preview.drawings, "write", lambda: (write(), rounds.append(1)))
    BackgroundIndexer(preview, lambda *save: None, lambda *fault: None).start()
    assert soon(lambda: len(rounds), right=2)
    assert drawn
    drawn.clear()
    again = live(neck, tmp_path / "cache").state.snapshot
    assert again
    for path in again.pages:
        again.markdown(path)
    assert drawn == []
