"""What the forms say, in each language that has a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_origin

import pytest
from loosen.authoring.editor_schema import record
from loosen.devserver.studio.form import form_of
from loosen.devserver.studio.form_words import in_words
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.model.author_fields import KINDS, Field
from loosen.site.catalogues import languages, translation
from loosen.site.pseudo_language import OPEN

NECK = Path(__file__).parents[1] / "neck"
FILE_LANGUAGE = re.compile(r"`|<|\^|\bid of\b|\.yml|_")


def chosen(some: Iterable[Field]) -> Iterator[str]:
    for field in some:
        if get_origin(field.value.type) is Literal:
            yield field.key
        yield from chosen(field.value.fields)


CHOSEN = {key for kind in KINDS.values() for key in chosen(kind.fields)}
"""The keys whose choices are the model's."""


def fields(form: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, one in form.get("properties", {}).items():
        yield path + key, one
        yield from fields(one.get("items", one), f"{path}{key}.")


def form(kind: str, language: str) -> dict[str, Any]:
    draft, _ = parse(read(NECK))
    words = translation(language, {}).catalogue
    return in_words(form_of(record(KINDS[kind], draft)), KINDS[kind], words)


def choices(one: dict[str, Any], path: str) -> list[str]:
    """What may be chosen, where it is the model's: the rest has the names that the author gave."""
    titles = one.get("items", one).get("options", {}).get("enum_titles", ())
    return [title for title in titles if title] if path.split(".")[-1] in CHOSEN else []


@pytest.mark.parametrize("language", ["en", "de", "es", "ar"])
@pytest.mark.parametrize("kind", KINDS)
def test_labels_and_helps_are_plain_words(kind: str, language: str) -> None:
    for path, one in fields(form(kind, language)):
        said = [one["title"], one.get("description", ""), *choices(one, path)]
        assert [text for text in said if FILE_LANGUAGE.search(text)] == [], path


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_words_of_its_own(kind: str) -> None:
    for path, one in fields(form(kind, "pseudo")):
        said = (one["title"], one.get("description", ""), *choices(one, path))
        assert [text for text in said if not text.startswith(OPEN)] == [], path


@pytest.mark.parametrize("language", [one for one in languages() if one != "pseudo"])
def test_each_language_has_the_words_of_the_forms(language: str) -> None:
    assert [key for key in translation(language, {}).missing if key.startswith("form_")] == []


def test_a_rule_made_from_another_has_its_words() -> None:
    method = dict(fields(form("method", "en")))
    assert method["minimum hold.because"]["title"] == method["breathing.because"]["title"] == "Why"
    assert method["minimum hold.value"]["description"] == "The time itself."


def test_a_row_is_called_as_its_list() -> None:
    assert dict(fields(form("safety", "de")))["urgencies"]["items"]["title"] == "Dringlichkeit"


def test_every_word_of_the_forms_is_used() -> None:
    used: set[str] = set()
    for kind in KINDS:
        for path, one in fields(form(kind, "pseudo")):
            used |= {one["title"], one.get("description", ""), *choices(one, path)}
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
