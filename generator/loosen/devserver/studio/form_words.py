"""Labels, helps and choices of a form in the author's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from loosen.authoring.editor_schema import Schema
from loosen.site.field_words import names_of
from loosen.site.translations import Catalogue


def in_words(form: Schema, kind: str, words: Catalogue) -> Schema:
    """The form of a kind with the words of the catalogue.

    A field that has none is called by its key, and its help is what the model says of it.
    """
    groups = words.groups
    labels, helps, choices = groups["form_label"], groups["form_help"], groups["form_choice"]

    def record(one: Schema, owner: str) -> Schema:
        parts = one["properties"].items()
        return one | {"properties": {key: field(part, key, owner) for key, part in parts}}

    def field(one: Schema, key: str, owner: str) -> Schema:
        label = next(
            (labels[name] for name in names_of(key, owner, kind) if name in labels), one.get("title", key)
        )
        help = next((helps[name] for name in names_of(key, owner, kind) if name in helps), None)
        said = help or _without_marks(one.get("description", ""))
        return inside(one, key) | {"title": label} | ({"description": said} if said else {})

    def inside(one: Schema, key: str) -> Schema:
        if "properties" in one:
            return record(one, key)
        if "items" in one:
            return one | {"items": inside(one["items"], key)}
        return one | _choices(one, choices)

    return {key: value for key, value in record(form, kind).items() if key != "description"}


def _choices(one: Schema, words: Mapping[str, Any]) -> Schema:
    if "enum" not in one:
        return {}
    titles = one["options"]["enum_titles"]
    return {"options": one["options"] | {"enum_titles": [words.get(title, title) for title in titles]}}


def _without_marks(text: str) -> str:
    return re.sub(r"`([^`]*)`", r"“\1”", text)
