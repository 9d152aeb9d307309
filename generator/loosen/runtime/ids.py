"""Ids made of names."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = ("So", "Sk")
"""Unicode's categories of emoji and of accents that stand alone."""
_LONGEST = 60


def id_from(name: str) -> str:
    """An id made of a name in any script: `Wäll & chair` is `wall-chair`; empty when nothing is left."""
    text = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in _SIGNS)
    if not text.isascii():
        from anyascii import anyascii  # only some names need its tables

        text = anyascii(text)
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:_LONGEST].strip("-")
