"""Spelling suggestions."""

import pytest
from loosen.runtime.suggest import did_you_mean


@pytest.mark.parametrize(
    ("word", "help"),
    [
        ("chiar", "did you mean `chair`?"),
        ("Chair", "did you mean `chair`?"),
        ("mirror", "choose one of: ball, chair"),
        ("x" * 100_000, "choose one of: ball, chair"),
    ],
)
def test_a_near_word_is_offered_or_all_of_a_few(word: str, help: str) -> None:
    assert did_you_mean(word, ["ball", "chair"]) == help


def test_a_long_list_is_not_recited() -> None:
    assert did_you_mean("mirror", [f"thing-{n}" for n in range(16)]) == ""
