"""The rules that count words of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml
from click.testing import Result
from loosen.build.renderer import TEMPLATES

Loosen = Callable[..., Result]


def in_french(neck: Path, words: str) -> Path:
    """The small site in a language that has no catalogue of ours."""
    settings = neck / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: fr"), "utf-8")
    (neck / "words.yml").write_text(words, "utf-8")
    return neck


def test_words_that_are_not_translated_are_told_and_are_no_mistake(loosen: Loosen, neck: Path) -> None:
    done = loosen("check", "--content", in_french(neck, "nav: {home: Accueil}\n"))
    assert done.exit_code == 0
    assert "note: each word should be there in `fr`, got " in done.output
    assert "(missing-words)" in done.output
    assert "content/words.yml: nav.routines, " in done.output


def test_safety_words_that_nobody_reviewed_fail_a_strict_check(loosen: Loosen, neck: Path) -> None:
    content = in_french(neck, "exercise: {stop_if: Arrêtez si}\n")
    assert loosen("check", "--content", content).exit_code == 0
    done = loosen("check", "--strict", "--content", content)
    assert done.exit_code == 1
    assert "warning: safety words must be reviewed by a person in `fr`" in done.output
    assert "emergency.title" in done.output
    assert "exercise.stop_if" not in done.output.split("(unreviewed-words)")[1]


def test_a_note_does_not_fail_a_strict_check(loosen: Loosen, neck: Path, tmp_path: Path) -> None:
    content = in_french(neck, reviewed())
    done = loosen("check", "--strict", "--content", content)
    assert done.output.count("(unreviewed-words)") == 0
    assert "note: " in done.output
    assert done.exit_code == 0
    assert "::notice file=" in loosen("check", "--format", "github", "--content", content).output
    assert loosen("render", "--strict", "--content", content, "--out", tmp_path / "out").exit_code == 0


def reviewed() -> str:
    """All safety words, as an author's own."""
    english = yaml.safe_load((TEMPLATES / "words.en.yml").read_text("utf-8"))
    own: dict[str, dict[str, str]] = {}
    for group, name in (key.split(".") for key in english["catalogue"]["safety"]):
        if name in english[group]:
            own.setdefault(group, {})[name] = english[group][name]
    return yaml.safe_dump(own)
