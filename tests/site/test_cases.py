"""Who has to ask first, in one line."""

from loosen.model import Case
from loosen.site.cases import asked

CASES = (
    Case(id="clot", name="blood clot", words=("clot",)),
    Case(id="bones", name="thin bones", words=("osteoporosis", "thin bones")),
)


def test_the_line_names_each_case_once_in_the_order_of_the_texts() -> None:
    texts = ["You have Osteoporosis.", "You have a clot.", "You may have a clot."]
    said = asked(texts, CASES)
    assert list(said.names) == ["thin bones", "blood clot"]
    assert said.others == 0
    assert [case.id if case else None for _, case in said.texts] == ["bones", "clot", "clot"]


def test_texts_without_a_name_are_counted() -> None:
    said = asked(["You have a clot.", "You are tired."], CASES)
    assert (list(said.names), said.others) == (["blood clot"], 1)


def test_more_names_than_fit_one_line_are_counted_too() -> None:
    many = tuple(Case(id=f"c{n}", name=f"case {n}", words=(f"number {n}",)) for n in range(6))
    said = asked([f"It is number {n}." for n in range(6)], many)
    assert (len(said.names), said.others) == (4, 2)


def test_without_cases_nothing_is_named() -> None:
    said = asked(["You have a clot."], ())
    assert (list(said.names), said.others) == ([], 1)
