"""What the form sends: judged before anything is made of it, each fault a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from loosen.devserver.studio.editor import RefusedError

_DEEPEST = 30
"""Values inside values; a form has about 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A form as it is filled in."""

    file: str
    entry: str
    base: str
    """The text of the file that the form began with."""
    version: str
    body: str
    """Of an article."""
    value: Any
    """What the fields hold."""


def asked(raw: bytes) -> Asked:
    """What a request holds.

    Raises:
        RefusedError: it is not what a form sends.
    """
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        raise RefusedError("this request must be JSON that is not nested too deeply") from None
    if not isinstance(given, dict):
        raise RefusedError("this request must have keys and values")
    texts = {key: given.get(key, "") for key in ("file", "entry", "base", "version", "body")}
    for key, text in texts.items():
        if not isinstance(text, str):
            raise RefusedError(f"`{key}` must be a text")
        if not _can_be_saved(text):
            raise RefusedError(f"`{key}` has a sign that no file can hold: half of an emoji, perhaps")
    value = given.get("value")
    if not isinstance(value, dict):
        raise RefusedError("`value` must have the fields of the form")
    _judge(value)
    return Asked(**texts, value=value)


def _judge(value: Any) -> None:
    left = [(value, 0)]
    while left:
        one, depth = left.pop()
        if depth > _DEEPEST:
            raise RefusedError("the fields of the form are nested too deeply")
        if isinstance(one, str) and not _can_be_saved(one):
            raise RefusedError("a field has a sign that no file can hold: half of an emoji, perhaps")
        left += [(inside, depth + 1) for inside in _inside(one)]


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.values(), *value.keys()]
    return value if isinstance(value, list) else []


def _can_be_saved(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
