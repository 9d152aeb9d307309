"""JSON Schema of a row of the open data, derived from the model."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from loosen.model.adapters import type_adapter
from loosen.model.figure import Figure
from loosen.model.json_schema import SchemaGenerator

Schema = dict[str, Any]
_KINDS: Mapping[str, Schema] = {
    "url": {"type": "string", "format": "uri"},
    "page": {"type": "string", "format": "uri"},
    "kind": {"type": "string"},
    "seconds": {"type": "integer", "minimum": 1},
}
"""Schemas of the derived columns."""


def row_schema(
    types: tuple[type, ...], added: Mapping[str, str], left_out: Collection[str], id_means: str
) -> Schema:
    """Schema of a row of one of `types`. `added` has a description for each derived column."""
    shared: Schema = {}
    for type_ in types:
        schema = _of(type_)
        shared |= schema.pop("$defs", {})
        own = {name: one for name, one in schema["properties"].items() if name not in left_out}
        extra = {name: _KINDS[name] | {"description": text} for name, text in added.items()}
        properties = {"id": own.pop("id") | {"description": id_means}, **extra, **own}
        shared[type_.__name__] = schema | {"properties": properties, "required": list(properties)}
    # Figures are published without defaults; all other rows have all of their fields.
    of_figures = {Figure.__name__, *_of(Figure).get("$defs", {})}
    shared = {
        name: _tidied(
            one, required=one.get("required", []) if name in of_figures else one.get("properties", {})
        )
        for name, one in shared.items()
        if name not in left_out
    }
    return {"anyOf": [{"$ref": f"#/$defs/{type_.__name__}"} for type_ in types], "$defs": shared}


def _of(type_: type) -> Schema:
    return type_adapter(type_).json_schema(
        by_alias=False, mode="serialization", schema_generator=SchemaGenerator
    )


def _tidied(schema: Schema, *, required: Collection[str]) -> Schema:
    """The schema without titles, and with its required fields named."""
    for one in schema.get("properties", {}).values():
        one.pop("title", None)
    return {key: value for key, value in schema.items() if key != "title"} | {"required": list(required)}
