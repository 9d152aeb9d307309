"""English with accents, longer and in brackets, so that what was not translated stands out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PSEUDO = "pseudo"
"""What an author writes behind `language:`."""
PSEUDO_TAG = "en-XA"
"""The tag that CLDR gives to it."""
OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "åçéîñöšûýÅÇÉÎÑÖŠÛÝ")
_KEPT = re.compile(r"(\{\w+\}|<[^>]*>|\\_)")
"""What is filled in, and what Python or a browser reads."""
_LONGER = 0.3


def pseudo_words(words: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The catalogue in the pseudo-language."""
    return {
        group: {name: _entry(entry) for name, entry in entries.items()} for group, entries in words.items()
    }


def pseudo_text(text: str) -> str:
    """`⟦Šåvé ·⟧` for `Save`: a third longer, as German is."""
    said = "".join(
        part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(_KEPT.split(text))
    )
    return f"{OPEN}{said} {'·' * max(1, round(len(text) * _LONGER))}{CLOSE}"


def _entry(entry: Any) -> Any:
    if isinstance(entry, Mapping):
        return {form: pseudo_text(str(text)) for form, text in entry.items()}
    return pseudo_text(str(entry)) if isinstance(entry, str) else entry
