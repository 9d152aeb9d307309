"""Files become values that know their places; what YAML would make of a word, it does not."""

from __future__ import annotations

from typing import Any

import pytest
from loosen.loader.document import Document, parse_text
from loosen.model.location import Location


def document(text: str, file: str = "content/exercises/a.yml") -> Document:
    found, problems = parse_text(text.encode(), file)
    assert not problems
    assert found
    return found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("2026-11-22", "2026-11-22"),
        ("3.10", "3.10"),
        ("null", "null"),
        ("~", "~"),
        ("", None),
        ('""', ""),
        ("'  in the middle  '", "in the middle"),
        ("[a, no, 1]", ["a", "no", "1"]),
        ("{a: no}", {"a": "no"}),
        (">-\n  two\n  lines", "two lines"),
        ("|\n  two\n  lines\n", "two\nlines"),
    ],
)
def test_a_value_is_the_text_that_was_written(written: str, read: Any) -> None:
    assert document(f"key: {written}\n").data == {"key": read}


TEXT = """\
# A comment
name: Ünal
dose: {hold: 30 s,
       sets: 2}
steps:
  - First.
  - >-
    It goes on
    over lines.
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("name",), 2, 7),
        (("dose",), 3, 7),
        (("dose", "hold"), 3, 14),
        (("dose", "sets"), 4, 14),
        (("steps", 0), 6, 5),
        (("steps", 1), 7, 5),
        (("dose", "rest"), 3, 7),
        (("nothing", "at", "all"), 2, 1),
        (("steps", 9), 6, 3),
        (("name", 0), 2, 7),
    ],
)
def test_every_value_has_a_place_and_what_is_missing_that_of_its_parent(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    assert document(TEXT).place(path) == Location("content/exercises/a.yml", line, column)


def test_a_key_has_a_place_of_its_own() -> None:
    assert document(TEXT).place(("dose", "sets"), of_key=True) == Location("content/exercises/a.yml", 4, 8)


@pytest.mark.parametrize(
    ("pattern", "line", "column"),
    [("goes", 8, 8), (r"on\s+over", 8, 13), ("LINES", 9, 10), ("nowhere", 7, 5)],
)
def test_words_are_found_inside_a_folded_text(pattern: str, line: int, column: int) -> None:
    assert document(TEXT).find(("steps", 1), pattern) == Location("content/exercises/a.yml", line, column)


def test_an_article_counts_its_lines_from_the_top_of_the_file() -> None:
    found = document("---\nname: A\nsummary: B\n---\n\nText.\n", "content/articles/a.md")
    assert found.place(("summary",)) == Location("content/articles/a.md", 3, 10)
    assert (found.body, found.body_line, found.id) == ("\nText.\n", 5, "a")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(ends: str, start: str) -> None:
    found = document(start + TEXT.replace("\n", ends))
    assert (found.data, found.text) == (document(TEXT).data, TEXT)
