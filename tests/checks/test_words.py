"""The rules that count words of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

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
    content = in_french(neck, SAFETY)
    done = loosen("check", "--strict", "--content", content)
    assert done.output.count("(unreviewed-words)") == 0
    assert "note: " in done.output
    assert done.exit_code == 0
    assert "::notice file=" in loosen("check", "--format", "github", "--content", content).output
    assert loosen("render", "--strict", "--content", content, "--out", tmp_path / "out").exit_code == 0


SAFETY = """
exercise:
  before: Avant
  ask_first: Demandez
  effort: "{limit}"
  stop_if: Arrêtez si
  keep_off: Pas ici
  one_spot: "{time}"
emergency: {title: Urgence, rest: Sinon, link: Signes}
routine: {not_for: Pas si, ask_first: Demandez, ask_first_each: Par exercice}
muscle: {careful: Attention}
playing: {hurts: Ça fait mal, hurt_stopped: Arrêté, hurt_stop: Fin, hurt_gently: Doucement}
"""
