"""Who has to ask first, at a glance: the short names of what each text is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loosen.model import Case

_SHOWN = 4
"""Names in one line; more would take two lines on a phone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The texts of `ask first`, each with its case, and the line that stands for them."""

    texts: Sequence[tuple[str, Case | None]]
    names: Sequence[str]
    """Of the cases, each once, in the order of the texts."""
    others: int
    """Texts that the names do not stand for."""


def asked(texts: Iterable[str], cases: Sequence[Case]) -> Asked:
    """What to say of these texts."""
    words = [(case, [word.lower() for word in case.words]) for case in cases]
    found = [(text, _case_of(text.lower(), words)) for text in texts]
    names = list(dict.fromkeys(case.name for _, case in found if case))[:_SHOWN]
    others = sum(1 for _, case in found if not case or case.name not in names)
    return Asked(found, names, others)


def _case_of(text: str, cases: Iterable[tuple[Case, Sequence[str]]]) -> Case | None:
    return next((case for case, words in cases if any(word in text for word in words)), None)
