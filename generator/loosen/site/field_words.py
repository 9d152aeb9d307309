"""Where the catalogue has the words of a field: its label and its help in the forms."""

from __future__ import annotations

import re
from collections.abc import Iterator


def names_of(key: str, owner: str, kind: str) -> Iterator[str]:
    """The keys under which the words of a field may stand, the most specific first."""
    for name in (f"{kind} {key}", f"{owner} {key}", key):
        yield re.sub(r"[ -]", "_", name)
