"""The model as authors meet it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from loosen.loader.reader import ReadResult
from loosen.model import MassageDose, Stretch
from loosen.model.author_fields import KINDS, Field, author_fields, kind_for_file


def _all(fields: tuple[Field, ...], above: str) -> Iterator[tuple[str, Field]]:
    for field in fields:
        yield f"{above}.{field.key}", field
        yield from _all(field.value.fields, f"{above}.{field.key}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_means(kind: str) -> None:
    silent = [path for path, field in _all(KINDS[kind].fields, kind) if not field.meaning]
    assert silent == []


def test_an_inherited_key_keeps_its_meaning() -> None:
    meanings = {field.key: field.meaning for field in author_fields(Stretch)}
    assert meanings["summary"].startswith("One sentence")


def test_what_parse_adds_is_no_key() -> None:
    assert not [path for kind in KINDS.values() for path, _ in _all(kind.fields, "") if "\0" in path]


def test_a_dose_begins_with_what_is_its_own() -> None:
    assert [field.key for field in author_fields(MassageDose)][:3] == ["massage", "one spot", "sets"]


def test_the_content_is_in_house_order(reading: ReadResult) -> None:
    wrong = []
    for document in reading.documents:
        kind = kind_for_file(document.file, document.data)
        assert kind, document.file
        order = ["kind", *(field.key for field in kind.fields)]
        for entry in document.data.values() if kind.listed else [document.data]:
            if list(entry) != sorted(entry, key=order.index):
                wrong.append(document.file)
    assert wrong == []


def test_an_exercise_without_a_kind_is_of_no_kind() -> None:
    assert kind_for_file("content/exercises/x.yml", {"name": "X"}) is None


def test_a_file_that_only_says_where_it_went_is_moved() -> None:
    kind = kind_for_file("content/exercises/x.yml", {"moved_to": "y"})
    assert kind
    assert kind.name == "moved"
