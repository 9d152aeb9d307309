"""Labels, helps and choices of a form in the author's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from loosen.authoring.editor_schema import Schema
from loosen.model.author_fields import Field, Kind
from loosen.site.field_words import owners_in, said_of
from loosen.site.translations import Catalogue


def in_words(form: Schema, kind: Kind, words: Catalogue) -> Schema:
    """The form of a kind with the words of the catalogue.

    A field that has none is called by its key, and its help is what the model says of it.
    """
    groups = words.groups
    labels, helps, choices = groups["form_label"], groups["form_help"], groups["form_choice"]

    def record(one: Schema, fields: tuple[Field, ...], owners: tuple[str, ...]) -> Schema:
        known = {field.key: field for field in fields}
        parts = one["properties"].items()
        return one | {"properties": {key: field(part, known[key], owners) for key, part in parts}}

    def field(one: Schema, of: Field, owners: tuple[str, ...]) -> Schema:
        label = said_of(of.key, owners, labels) or one.get("title", of.key)
        said = said_of(of.key, owners, helps) or _without_marks(one.get("description", ""))
        named = {"title": label} | ({"description": said} if said else {})
        return _rows_named(inside(one, of), label) | named

    def inside(one: Schema, of: Field) -> Schema:
        if "properties" in one:
            return record(one, of.value.fields, owners_in(of.value.type))
        if "items" in one:
            return one | {"items": inside(one["items"], of)}
        return one | _choices(one, of.key, choices)

    named = record(form, kind.fields, (kind.name,))
    return {key: value for key, value in named.items() if key != "description"}


def _rows_named(one: Schema, label: str) -> Schema:
    """The form library counts the records of a list: without a name of theirs, as "item 1"."""
    is_list = "properties" in one.get("items", {})
    return one | {"items": one["items"] | {"title": label}} if is_list else one


def _choices(one: Schema, key: str, words: Mapping[str, Any]) -> Schema:
    if "enum" not in one:
        return {}
    titles = one["options"]["enum_titles"]
    return {"options": one["options"] | {"enum_titles": [said_of(t, (key,), words) or t for t in titles]}}


def _without_marks(text: str) -> str:
    return re.sub(r"`([^`]*)`", r"“\1”", text)
