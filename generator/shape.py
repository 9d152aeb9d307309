"""What a validator's errors mean for an author: the place, the rule, the words, what to do."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import ErrorDetails

from generator.diagnostic import Diagnostic, did_you_mean
from generator.place import Origin, Path

_TYPES = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "dataclass_type": "keys and values",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
}
_BAD_VALUES = {
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_pattern_mismatch": "must have the right form",
    "bad-date": "must be a day that exists, written year-month-day",
    "bad-span": "must be a number or a range such as `3-6`",
}


def explain(error: ValidationError, type_: type, origin: Origin) -> Iterator[Diagnostic]:
    """One diagnostic for each thing that is wrong with one entity."""
    schema = schema_of(type_)
    for detail in error.errors(include_url=False):
        yield _explain(detail, schema, origin)


def _explain(detail: ErrorDetails, schema: dict[str, Any], origin: Origin) -> Diagnostic:
    path: Path = tuple(step for step in detail["loc"] if not str(step).startswith("\0"))
    kind, got, context = detail["type"], detail["input"], detail.get("ctx", {})
    described = _described(schema, path)
    meaning = described.get("description", "")
    thing = _name(path)
    if kind == "missing":
        parent = "" if len(path) == 1 else f" in {_name(path[:-1])}"
        return Diagnostic(
            origin.place(path[:-1]), "missing-key", f"`{path[-1]}` must be there{parent}", _add(path, meaning)
        )
    if kind == "unexpected_keyword_argument":
        allowed = list(_described(schema, path[:-1]).get("properties", {}))
        help = _unknown_help(str(path[-1]), allowed)
        message = f"a key must be one that is known here, got `{path[-1]}`"
        return Diagnostic(origin.place(path, of_key=True), "unknown-key", message, help)
    if got is None or kind in {"too_short", "string_too_short"}:
        return Diagnostic(
            origin.place(path), "missing-key", f"{thing} must not be empty", meaning or "fill it in"
        )
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", context["expected"])
        message = f"{thing} must be one of {', '.join(choices)}, got {_shown(got)}"
        return Diagnostic(origin.place(path), "bad-value", message, did_you_mean(str(got), choices))
    if kind == "bad-duration":
        message = f"{thing} must be a time, got {_shown(got)}"
        return Diagnostic(
            origin.place(path), "bad-duration", message, context.get("why", "write it as `30 s`")
        )
    if kind in _BAD_VALUES:
        message = f"{thing} {_BAD_VALUES[kind].format(**context)}, got {_shown(got)}"
        return Diagnostic(origin.place(path), "bad-value", message, meaning)
    expected = _TYPES.get(kind, "of another kind")
    return Diagnostic(
        origin.place(path),
        "wrong-type",
        f"{thing} must be {expected}, got {_shown(got)}",
        _type_help(kind, path, meaning),
    )


def _unknown_help(key: str, allowed: list[str]) -> str:
    if key == "id":
        return "delete this line: the name of the file is the id"
    spaced = key.replace("_", " ").replace("-", " ").strip().lower()
    if spaced in allowed:
        return f"did you mean `{spaced}`?"
    return did_you_mean(key, allowed) or "delete it, or look up the keys in content/GUIDELINES.md"


def _type_help(kind: str, path: Path, meaning: str) -> str:
    if kind == "tuple_type":
        return f"begin each item on a line of its own with `- `, or write `{path[-1]}: [one, two]`"
    if kind == "string_type":
        return "write one text; put it in quotes if it has brackets or a colon in it"
    return meaning


def _add(path: Path, meaning: str) -> str:
    return f"add `{path[-1]}:`" + (f" - {meaning[0].lower()}{meaning[1:]}" if meaning else "")


def _name(path: Path) -> str:
    """`steps`, item 3"""
    words = [f"item {step + 1}" if isinstance(step, int) else f"`{step}`" for step in path]
    return ", ".join(words) or "the entry"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys and values (is there a colon in the text?)"
    text = str(value)
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}...`"


class _Lenient(GenerateJsonSchema):
    """A schema is wanted even where a type has no JSON form: such fields are never written by authors."""

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> dict[str, Any]:
        return {}


@functools.cache
def schema_of(type_: type) -> dict[str, Any]:
    """The JSON Schema of a type of the model, with its fields' docstrings as descriptions."""
    return TypeAdapter(type_).json_schema(schema_generator=_Lenient)


def _described(schema: dict[str, Any], path: Path) -> dict[str, Any]:
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
