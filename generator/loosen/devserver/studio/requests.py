"""Validates the requests of the studio's form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loosen.devserver.studio.errors import RefusedError

_DEEPEST = 30
"""Levels of nesting; a form has about 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """A submitted form."""

    file: str
    entry: str
    base: str
    """Text of the file when the form was opened."""
    version: str
    body: str
    """Markdown of an article."""
    value: Any
    """Values of the fields."""
    to: str
    """The new id, when something is renamed."""
    is_new: bool
    """It is not in its file yet."""
    edit: Mapping[str, Any]
    """What the pose editor changed; empty in other requests."""


def parse_request(raw: bytes) -> FormRequest:
    """Parse the body of a request.

    Raises:
        RefusedError: it is not a valid form.
    """
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        raise RefusedError("this request must be JSON that is not nested too deeply") from None
    if not isinstance(given, dict):
        raise RefusedError("this request must have keys and values")
    texts = {key: given.get(key, "") for key in ("file", "entry", "base", "version", "body", "to")}
    for key, text in texts.items():
        if not isinstance(text, str):
            raise RefusedError(f"`{key}` must be a text")
        if not _can_be_saved(text):
            raise RefusedError(f"`{key}` has a sign that no file can hold: half of an emoji, perhaps")
    value = given.get("value")
    if not isinstance(value, dict):
        raise RefusedError("`value` must have the fields of the form")
    edit = given.get("edit", {})
    if not isinstance(edit, dict):
        raise RefusedError("`edit` must have keys and values")
    _refuse_invalid([value, edit])
    return FormRequest(**texts, value=value, is_new=given.get("new") is True, edit=edit)


def _refuse_invalid(value: Any) -> None:
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
