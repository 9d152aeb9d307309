"""The front matter of our own pages: YAML in which each value is a JSON text, and soon read as that."""

from __future__ import annotations

import json
import re
from typing import Any

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_KEYS = frozenset(("title", "description", "hide", "tags"))


def parted(source: str) -> tuple[str, dict[str, Any]] | None:
    """A page's Markdown and what stands before it, as MkDocs reads it; none in another form of YAML."""
    front = _FRONT.match(source)
    try:
        meta = dict(map(_read, front[1].split("\n"))) if front else {}
    except ValueError:
        return None
    return (source[front.end() :].lstrip("\n"), meta) if front else None


def _read(line: str) -> tuple[str, Any]:
    """A key and its value.

    Raises:
        ValueError: YAML may read this line in another way.
    """
    key, text = line.split(": ", 1)
    value = json.loads(text)
    texts = value if isinstance(value, list) else [value]
    # YAML folds some signs that do not print, and knows other numbers.
    if key not in _KEYS or not line.isprintable() or not all(isinstance(one, str) for one in texts):
        raise ValueError(f"not of ours: {line}")
    return key, value
