"""Long lists are in the order of names, by their first letters."""

from dataclasses import dataclass

import pytest
from loosen.site.alphabet_index import MIN_FOR_GROUPS, OTHER, group_by_initial


@dataclass(frozen=True)
class Thing:
    name: str


def letters(*names: str) -> list[tuple[str, list[str]]]:
    """As with enough names more for letters; those begin with Z."""
    found = group_by_initial(map(Thing, (*names, *["Z"] * MIN_FOR_GROUPS)))
    return [(letter, [one.name for one in group]) for letter, group in found if letter != "Z"]


def test_names_stand_under_their_letters_in_order() -> None:
    assert letters("cat", "Bear 10", "bear 2", "Ant") == [
        ("A", ["Ant"]),
        ("B", ["bear 2", "Bear 10"]),
        ("C", ["cat"]),
    ]


def test_an_accent_or_a_quote_makes_no_other_letter() -> None:
    assert letters("Éclair", "eagle", "“Eel”") == [("E", ["eagle", "Éclair", "“Eel”"])]


def test_names_without_a_letter_come_last() -> None:
    found = group_by_initial(map(Thing, ("90/90 stretch", "", "Ant", *["Z"] * MIN_FOR_GROUPS)))
    assert [letter for letter, _ in found] == ["A", "Z", OTHER]
    assert [one.name for one in found[-1][1]] == ["", "90/90 stretch"]


@pytest.mark.parametrize("name", ["9" * 10_000, "²", "١٢", "\0", "ß 3 3 3"])
def test_no_name_is_too_strange(name: str) -> None:
    assert sum(len(group) for _, group in letters(name)) == 1


def test_few_names_need_no_letters() -> None:
    assert group_by_initial((Thing("b"), Thing("a"))) == (("", (Thing("a"), Thing("b"))),)
