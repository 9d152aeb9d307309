"""Two mistakes in one file are both told, whatever they are, and nothing else is."""

import functools
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
import yaml

from .mutations import examined, folder_of

TESTS = Path(__file__).parents[1]
NECK = folder_of(TESTS / "neck")
PAIRS = 250
"""Of about 2,000, as each judges a whole folder."""
RULES = ("(duplicate-key)", "(unused-entity)")
"""Of a key written twice, one is judged; what a file with gaps may name is not called unused."""


class Mistake(NamedTuple):
    """A case that changes words in one file, and in no other."""

    name: str
    path: str
    words: tuple[tuple[str, str], ...]
    stops: bool
    """YAML gives up on it."""

    def made_in(self, text: str) -> str:
        for old, new in self.words:
            text = text.replace(old, new)
        return text

    def meets(self, other: "Mistake") -> bool:
        """Whether one changes what the other is about."""
        return any(
            set(re.findall(r"\w+", one)) & set(re.findall(r"\w+", other))
            for (one, _), (other, _) in itertools.product(self.words, other.words)
        )


def mistakes() -> Iterator[Mistake]:
    for path in sorted((TESTS / "cases" / "check").rglob("*.yml")):
        case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        replace = case.get("replace", {})
        is_plain = len(replace) == 1 and case.keys() == {"replace", "expect"}
        is_one = path.parent.name != "several" and case["expect"]
        if is_plain and is_one and not any(rule in case["expect"] for rule in RULES):
            [(changed, words)] = replace.items()
            yield Mistake(path.stem, changed, tuple(words.items()), "(yaml-syntax)" in case["expect"])


def pairs(*, syntax: bool) -> list[tuple[Mistake, Mistake]]:
    """Mistakes in one file that have nothing to do with each other; `syntax`: YAML gives up on one."""
    found = [
        (one, other)
        for one, other in itertools.combinations(mistakes(), 2)
        if one.path == other.path and not one.meets(other) and syntax == (one.stops or other.stops)
    ]
    return Random(1).sample(found, PAIRS)


@functools.cache
def told_alone(one: Mistake) -> set[tuple[str, str]]:
    """Kept, as each mistake is in many pairs."""
    return told(one.path, one)


def told(path: str, *made: Mistake) -> set[tuple[str, str]]:
    """What is said, without the numbers of lines and items in a message: a mistake may add one."""
    text = NECK[path].decode()
    for mistake in made:
        text = mistake.made_in(text)
    report = examined({**NECK, path: text.encode()})[1]
    return {(one.place.file, re.sub(r"(line|item) \d+", r"\1", one.message)) for one in report.diagnostics}


@pytest.mark.slow
def test_two_mistakes_in_one_file_are_told_as_each_alone() -> None:
    wrong = []
    for one, other in pairs(syntax=False):
        alone = told_alone(one) | told_alone(other)
        if (both := told(one.path, one, other)) != alone:
            wrong.append((one.name, other.name, both ^ alone))
    assert wrong == []


@pytest.mark.slow
def test_a_slip_in_yaml_hides_little_and_invents_nothing() -> None:
    """Keys beside the one that cannot be read are judged; what is in its lines is not."""
    whole = 0
    for one, other in pairs(syntax=True):
        alone = told_alone(one) | told_alone(other)
        both = told(one.path, one, other)
        whole += both == alone
        assert both <= alone or len(both) <= len(alone), (one.name, other.name, both - alone)
    assert whole > PAIRS * 0.8
