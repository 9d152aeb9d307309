"""JSON Schema of the model's types, with field docstrings as descriptions."""

from __future__ import annotations

import functools
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from loosen.model.adapters import type_adapter
from loosen.model.docstrings import docstrings
from loosen.model.location import KeyPath


class SchemaGenerator(GenerateJsonSchema):
    """A generator that allows fields without a JSON form: authors never write those."""

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> dict[str, Any]:
        return {}

    def dataclass_schema(self, schema: Any) -> dict[str, Any]:
        """Add field docstrings as descriptions."""
        json_schema = super().dataclass_schema(schema)
        meanings = docstrings(schema["cls"])
        for key, part in json_schema["properties"].items():
            if text := meanings.get(key.strip("\0").replace(" ", "_")):
                part.setdefault("description", text)
        return json_schema


@functools.cache
def json_schema_of(type_: type) -> dict[str, Any]:
    """The JSON Schema of a type of the model, with its fields' docstrings as descriptions."""
    return type_adapter(type_).json_schema(schema_generator=SchemaGenerator)


def subschema_at(schema: dict[str, Any], path: KeyPath) -> dict[str, Any]:
    """The part of a JSON Schema that describes the value at `path`; empty where nothing does."""
    here: dict[str, Any] = schema
    for step in path:
        here = _resolved(schema, here)
        here = here.get("items", {}) if isinstance(step, int) else here.get("properties", {}).get(step, {})
    return here | _resolved(schema, here) | {k: v for k, v in here.items() if k == "description"}


def _resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    for candidate in (part, *part.get("anyOf", ()), *part.get("allOf", ())):
        if "$ref" in candidate:
            found: dict[str, Any] = schema["$defs"][candidate["$ref"].rsplit("/", 1)[1]]
            return found
    return part
