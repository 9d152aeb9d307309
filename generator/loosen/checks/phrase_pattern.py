"""Compile forbidden phrases to regular expressions."""

from __future__ import annotations

import re

MAX_GAPS = 3
"""With more gaps, a search could take exponential time."""
_GAP = r"(?:[\s,;]+[\w'’-]+){0,3}"
_ENDING = r"[^\W_]*(?:['’-][^\W_]+)*"
"""Letters and inner hyphens; without `_`, which may stand between words as Markdown's italic."""


def to_regex(phrase: str) -> str:
    """A phrase as a regular expression: `a|b`, `word*` and `...` as `NeverWrite.phrases` explains them.

    Empty if it would match nothing or everything.
    """
    parts: list[str] = []
    for word in phrase.split():
        if word == "...":
            parts.append(_GAP)
            continue
        choices = [re.escape(choice).replace(r"\*", _ENDING) for choice in word.split("|") if choice]
        parts.append((r"[\s*_]+" if parts else "") + f"(?:{'|'.join(choices)})")
    words = "".join(parts)
    return "" if re.fullmatch(words, "") or parts.count(_GAP) > MAX_GAPS else words
