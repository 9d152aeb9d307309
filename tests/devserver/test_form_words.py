"""What the forms say, in each language that has a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loosen.authoring.editor_schema import record
from loosen.devserver.studio.form import form_of
from loosen.devserver.studio.form_words import in_words
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.model.author_fields import KINDS
from loosen.model.kinds import EXERCISES
from loosen.site.catalogues import translation
from loosen.site.pseudo_language import OPEN

NECK = Path(__file__).parents[1] / "neck"
EVERYDAY = (*EXERCISES, "routine", "muscle", "article", "page", "source", "claim", "equipment", "topic")
DRAWN = ("figure.", "map.")
"""What is set by hand in the picture, or where the map lies."""
FILE_LANGUAGE = re.compile(r"`|<|\^|\bid of\b|\.yml|_")


def fields(form: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, one in form.get("properties", {}).items():
        yield path + key, one
        yield from fields(one.get("items", one), f"{path}{key}.")


def form(kind: str, language: str) -> dict[str, Any]:
    draft, _ = parse(read(NECK))
    words = translation(language, {}).catalogue
    return in_words(form_of(record(KINDS[kind], draft)), kind, words)


@pytest.mark.parametrize("language", ["en", "de", "es", "ar"])
@pytest.mark.parametrize("kind", EVERYDAY)
def test_labels_and_helps_are_plain_words(kind: str, language: str) -> None:
    for path, one in fields(form(kind, language)):
        said = [one["title"], one.get("description", ""), *one.get("options", {}).get("enum_titles", ())]
        assert [text for text in said if FILE_LANGUAGE.search(text)] == [], path


@pytest.mark.parametrize("kind", EVERYDAY)
def test_every_field_has_words_of_its_own(kind: str) -> None:
    """A new field is named here until the catalogues have it."""
    named = dict(fields(form(kind, "pseudo")))
    own = {path: one for path, one in named.items() if not path.startswith(DRAWN)}
    assert [path for path, one in own.items() if not one["title"].startswith(OPEN)] == []
    assert [path for path, one in own.items() if not one.get("description", "").startswith(OPEN)] == []


def test_every_word_of_the_forms_is_used() -> None:
    used: set[str] = set()
    for kind in KINDS:
        for _, one in fields(form(kind, "pseudo")):
            used |= {one["title"], one.get("description", ""), *one.get("options", {}).get("enum_titles", ())}
    groups = translation("pseudo", {}).catalogue.groups
    for group in ("form_label", "form_help", "form_choice"):
        assert [key for key, said in groups[group].items() if said not in used] == []
    assert {kind.replace("-", "_") for kind in KINDS} - {"moved"} == set(groups["form_kind"])


def test_a_german_form_speaks_german() -> None:
    stretch = dict(fields(form("stretch", "de")))
    assert stretch["dose.hold"]["title"] == "Halten"
    assert stretch["sides"]["options"]["enum_titles"][1:] == [
        "Jede Seite, nacheinander",
        "Beide Seiten zugleich",
        "Es hat keine Seiten",
    ]
    assert dict(fields(form("strength", "de")))["dose.hold"]["title"] == "Oben halten"
