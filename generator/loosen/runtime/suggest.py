"""Spelling suggestions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word most like `word`, or an empty text."""
    if len(word) > 60:  # not a typing slip, and slow to compare
        return ""
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=cutoff)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help text that names the nearest known word, or all of them if there are at most 15."""
    choices = list(known)
    if near := nearest(word, choices):
        return f"did you mean `{near}`?"
    if 0 < len(choices) <= 15:
        return "choose one of: " + ", ".join(choices)
    return ""
