"""JSON Schema of one row of the open data, made from the types of the model."""

from __future__ import annotations

import functools
import hashlib
import pathlib
from collections.abc import Callable, Collection, Mapping
from typing import Any

import pydantic
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from generator import model
from generator.model import figure
from generator.model.base import with_docstrings

Schema = dict[str, Any]
_KINDS: Mapping[str, Schema] = {
    "url": {"type": "string", "format": "uri"},
    "page": {"type": "string", "format": "uri"},
    "kind": {"type": "string"},
    "seconds": {"type": "integer", "minimum": 1},
}
"""Of the columns that no author writes."""


def row_schema(
    types: tuple[type, ...], added: Mapping[str, str], left_out: Collection[str], id_means: str
) -> Schema:
    """A row that is of one of `types`; `added` says what each further column means."""
    shared: Schema = {}
    for type_ in types:
        schema = _of(type_)
        shared |= schema.pop("$defs", {})
        own = {name: one for name, one in schema["properties"].items() if name not in left_out}
        extra = {name: _KINDS[name] | {"description": text} for name, text in added.items()}
        properties = {"id": own.pop("id") | {"description": id_means}, **extra, **own}
        shared[type_.__name__] = schema | {"properties": properties, "required": list(properties)}
    shared = {name: _described(name, one) for name, one in shared.items() if name not in left_out}
    return {"anyOf": [{"$ref": f"#/$defs/{type_.__name__}"} for type_ in types], "$defs": shared}


@functools.cache
def code() -> str:
    """Another text when the code that makes a schema is another one."""
    here = pathlib.Path(__file__)
    files = [here, *sorted((here.parent / "model").glob("*.py"))]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest() + pydantic.VERSION


class _Lenient(GenerateJsonSchema):
    """Some fields have no JSON form; they are left out of the data."""

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> dict[str, Any]:
        return {}


def _adapted(type_: type) -> TypeAdapter[Any]:
    with with_docstrings():
        return TypeAdapter(type_)


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
_described_adapter: Callable[[type], TypeAdapter[Any]] = functools.cache(_adapted)
"""One that knows what each field means; it takes far longer to make than the others."""


def _of(type_: type) -> Schema:
    return _described_adapter(type_).json_schema(
        by_alias=False, mode="serialization", schema_generator=_Lenient
    )


def _described(name: str, schema: Schema) -> Schema:
    """The schema of a type with what its fields mean, and every field that is always there required.

    In a figure that is what the author must write; all else there is as it usually is.
    """
    fields = schema.get("properties", {})
    means = _meanings(getattr(model, name, None) or object)
    for field, one in fields.items():
        one.pop("title", None)
        if field in means:
            one.setdefault("description", means[field])
    required = schema.get("required", []) if hasattr(figure, name) else list(fields)
    return {key: value for key, value in schema.items() if key != "title"} | {"required": required}


@functools.cache
def _meanings(type_: type) -> Mapping[str, str]:
    """What each field means. pydantic does not look for a docstring where a field was inherited from."""
    found: dict[str, str] = {}
    for base in reversed(type_.__mro__):
        if hasattr(base, "__pydantic_config__"):
            fields = _of(base).get("properties", {})
            found |= {name: one["description"] for name, one in fields.items() if "description" in one}
    return found
