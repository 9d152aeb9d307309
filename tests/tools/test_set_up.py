"""What the set-up says when something is missing that only a person can mend."""

from __future__ import annotations

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "tools"))

import set_up

LAST_WORDS = "ERROR: No matching distribution found for babel==2.18.0"


@pytest.mark.parametrize(
    "word",
    [
        "NewConnectionError('Failed to establish a new connection: [Errno -3] Temporary failure')",
        "NameResolutionError: Failed to resolve 'pypi.org'",
        "ProxyError('Cannot connect to proxy.')",
    ],
)
def test_without_a_network_the_words_are_about_the_network(word: str) -> None:
    said = set_up.why_pip_failed(f"WARNING: Retrying after connection broken by {word}\n{LAST_WORDS}")
    assert "does not reach https://pypi.org/" in said
    assert "babel" not in said


def test_another_failure_of_pip_is_told_in_its_words() -> None:
    assert "No matching distribution found for babel" in set_up.why_pip_failed(LAST_WORDS)
