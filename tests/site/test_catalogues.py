"""Catalogues of other languages: plural forms, lists, days; what is missing is English, misfits are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.build.renderer import TEMPLATES
from loosen.site.catalogues import languages, translation
from loosen.site.pseudo_language import CLOSE, OPEN

ENGLISH = {
    "catalogue": {"safety": ["a.stop", "a.go"]},
    "a": {"stop": "Stop", "go": "Go for {time}"},
    "count": {"minute": {"one": "{n} minute", "other": "{n} minutes"}, "found": "{n} found"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "en", ENGLISH)
    return tmp_path


def write(folder: Path, language: str, words: dict[str, Any]) -> None:
    (folder / f"words.{language}.yml").write_text(
        yaml.safe_dump(words, allow_unicode=True, sort_keys=False), "utf-8"
    )


def test_a_language_has_its_own_plural_forms(folder: Path) -> None:
    forms = {"zero": "0!", "one": "1!", "two": "2!", "few": "few {n}", "many": "many {n}", "other": "{n}"}
    write(folder, "ar", {"count": {"minute": forms, "found": forms}})
    words = translation("ar", {}, folder).catalogue
    counted = ["0!", "1!", "2!", "few 3", "many 11", "100"]
    assert [words.count("count.minute", n) for n in (0, 1, 2, 3, 11, 100)] == counted
    assert words("count.found", n=3) == "few 3"
    assert words("count.found", n="{n}") == "{n}"  # a browser fills it in
    assert words.direction == "rtl"


def test_lists_and_days_are_as_people_write_them(folder: Path) -> None:
    write(folder, "de", {})
    words = translation("de", {}, folder).catalogue
    assert words.listed(["a", "b", "c"], "or") == "a, b oder c"
    assert words.listed(["a", "b"], "and") == "a und b"
    assert words.day(date(2026, 3, 1)) == "1. März 2026"
    assert translation("en", {}, folder).catalogue.day(date(2026, 3, 1)) == "1 March 2026"


def test_what_a_language_does_not_have_is_english_and_named(folder: Path) -> None:
    write(folder, "de", {"a": {"stop": "Halt"}})
    found = translation("de", {}, folder)
    assert (found.catalogue("a.stop"), found.catalogue("a.go", time="1 s")) == ("Halt", "Go for 1 s")
    assert found.missing == ("a.go", "count.minute", "count.found")
    assert found.catalogue.count("count.minute", 5) == "5 minutes"


def test_a_translation_of_another_sentence_is_not_used(folder: Path) -> None:
    write(folder, "de", {"a": {"stop": "Halt {name}", "go": "Los", "gone": "Weg"}})
    found = translation("de", {}, folder)
    assert "a.stop" in found.missing
    assert (found.catalogue("a.stop"), found.catalogue("a.go", time="1 s")) == ("Stop", "Go for 1 s")


def test_safety_words_are_reviewed_in_the_catalogue_or_by_the_author(folder: Path) -> None:
    write(folder, "de", {"catalogue": {"reviewed": ["a.stop"]}, "a": {"stop": "Halt", "go": "{time}"}})
    assert translation("de", {}, folder).unreviewed == ("a.go",)
    assert translation("de", {"a": {"go": "Los, {time}"}}, folder).unreviewed == ()
    assert translation("en", {}, folder).unreviewed == ()


def test_own_words_win_and_wrong_ones_are_named(folder: Path) -> None:
    own = {
        "a": {"stop": "Enough", "go": "Go"},
        "count": {"minute": {"one": "a", "oter": "b"}},
        "b": {"c": "d"},
    }
    found = translation("en", own, folder)
    assert found.catalogue("a.stop") == "Enough"
    assert [misfit.key for misfit in found.misfits] == ["a.go", "count.minute", "b.c"]


def test_the_pseudo_language_says_the_same_in_brackets(folder: Path) -> None:
    words = translation("pseudo", {}, folder).catalogue
    assert words.language == "en-XA"
    said = words("a.go", time="30 s")
    assert said.startswith(f"{OPEN}Gö för 30 s ")
    assert said.endswith(CLOSE)
    assert words.count("count.minute", 1).startswith(f"{OPEN}1 mîñûté")
    assert translation("pseudo", {}, folder).missing == ()


@pytest.mark.parametrize("language", languages())
def test_each_catalogue_of_ours_can_be_used(language: str) -> None:
    found = translation(language, {})
    assert not found.misfits
    assert found.catalogue("nav.home")
    assert TEMPLATES.joinpath(f"words.{language}.yml").is_file() or language == "pseudo"
