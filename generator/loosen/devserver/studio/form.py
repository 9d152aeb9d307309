"""Converts schemas to forms, and values of a file to values of the form and back.

In a form every value is a string. Values with several types or without fixed keys are strings in YAML flow
style: `[12, 48]`. A list of records is rows, also where a file may write a record as its first value alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

from loosen.authoring.editor_schema import Schema
from loosen.loader.yaml_reader import read_values

_FEW = 4
"""Keys; an optional record with at most so many is one string."""
_LONGEST = 10_000
"""Characters; a pose has some hundred."""
FLOW = "flow"
"""Format of a string that is YAML in flow style."""
_SHORT = "short"
"""Option of a row: the key whose value may stand for the whole record."""
_REFERS = "refers"
"""Key of a resolved schema: the kind of which it is the id."""
MADE_IN_PLACE = frozenset({"source", "claim", "equipment", "topic"})
"""Kinds of which a new one can be made where it is chosen."""
_LONG = re.compile(
    r"steps|mistakes|summary|lead|answer|text|feel|easier|harder|breathing|position|shows|says?|for|method"
)


def form_of(schema: Schema) -> Schema:
    """A JSON Schema without alternatives and references, for the form library."""
    return {
        "$schema": schema.get("$schema"),
        **_form_schema(schema, schema.get("definitions", {}), needed=True),
    }


def _form_schema(schema: Schema, definitions: Mapping[str, Schema], *, needed: bool) -> Schema:
    whole = _resolved(schema, definitions)
    head = {key: whole[key] for key in ("description",) if key in whole}
    if title := str(schema.get("title", "")):
        head["title"] = title[:1].upper() + title[1:]
    if whole.get("properties") and not _may_be_empty(whole):
        return head | _record(whole, definitions, needed=needed)
    if whole.get("type") == "array":
        return head | _list(whole, definitions, needed=needed)
    if "anyOf" in whole or whole.get("type") == "object":
        return head | {"type": "string", "format": FLOW, "examples": whole.get("examples", [])}
    return head | _text(whole, title, needed=needed)


def _resolved(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    parts = [schema, *schema.get("allOf", [])]
    names = [part["$ref"].rsplit("/", 1)[1] for part in parts if "$ref" in part]
    if not names:
        return schema
    own = {key: value for key, value in schema.items() if key not in ("allOf", "$ref")}
    return dict(definitions[names[0]]) | {_REFERS: names[0].removesuffix("-id")} | own


def _record(schema: Schema, definitions: Mapping[str, Schema], *, needed: bool) -> Schema:
    required = set(schema.get("required", ())) if needed else set()
    properties = {
        key: _form_schema(one, definitions, needed=key in required) | {"propertyOrder": order}
        for order, (key, one) in enumerate(schema["properties"].items())
        if key != "kind"
    }
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(required & properties.keys()),
        "additionalProperties": False,
        "options": {"collapsed": not needed},
    }


def _may_be_empty(schema: Schema) -> bool:
    """Whether a record is meaningful without keys, as in `mat: {}`; in a form it is one string."""
    return not schema.get("required") and len(schema["properties"]) <= _FEW


def _list(schema: Schema, definitions: Mapping[str, Schema], *, needed: bool) -> Schema:
    if row := _row(schema["items"]):
        return _least(schema, needed=needed) | {"type": "array", "items": _rows(row, definitions)}
    items = _form_schema({"title": schema.get("title", ""), **schema["items"]}, definitions, needed=True)
    if items.get("format") == FLOW or items["type"] == "array" or schema["items"].get("type") == "number":
        return {"type": "string", "format": FLOW}
    items.pop("description", None)
    return {"type": "array", "items": items | {"title": ""}} | _least(schema, needed=needed)


def _least(schema: Schema, *, needed: bool) -> Schema:
    return {"minItems": schema["minItems"]} if needed and "minItems" in schema else {}


def _row(items: Schema) -> Schema | None:
    """The record of a list whose items may be written as their first value alone; else `None`."""
    return next((one for one in items.get("anyOf", ()) if one.get("properties")), None)


def _rows(record: Schema, definitions: Mapping[str, Schema]) -> Schema:
    made = _form_schema({k: v for k, v in record.items() if k != "description"}, definitions, needed=True)
    return made | {"title": "", "options": {_SHORT: next(iter(record["properties"]))}}


def _text(schema: Schema, title: str, *, needed: bool) -> Schema:
    made: Schema = {"type": "string"}
    if choices := [str(one) for one in schema.get("enum", ())]:
        names = schema.get("enumDescriptions", choices)
        made["enum"] = ["", *choices]
        made["options"] = {
            "enum_titles": ["", *(name or id for name, id in zip(names, choices, strict=True))]
        }
    elif "pattern" not in schema and _LONG.search(title):
        made["format"] = "textarea"
    if (kind := schema.get(_REFERS)) in MADE_IN_PLACE:
        made["options"] = made.get("options", {}) | {"makes": kind}
    if examples := schema.get("examples"):
        made["options"] = made.get("options", {}) | {"inputAttributes": {"placeholder": str(examples[0])}}
    return made


def to_form(value: Any, form: Schema) -> Any:
    """Convert values of a file to values of the form."""
    if form["type"] == "object":
        short = form.get("options", {}).get(_SHORT)
        there = value if isinstance(value, dict) else {short: value} if short else {}
        return {key: to_form(there.get(key), one) for key, one in form["properties"].items()}
    if form["type"] == "array":
        listed = value if isinstance(value, list) else [] if value in (None, "") else [value]
        return [to_form(one, form["items"]) for one in listed]
    return value if isinstance(value, str) else "" if value is None else _flow(value)


def from_form(value: Any, form: Schema, before: Any = None) -> Any:
    """Convert values of the form to values of the file; `None` for empty ones.

    Rows that nobody touched stay as they are written in `before`, the values of the file.
    """
    if form["type"] == "object":
        return _record_of(value, form, before)
    if form["type"] == "array":
        rows = value if isinstance(value, list) else []
        written = [(to_form(one, form["items"]), one) for one in before] if isinstance(before, list) else []
        kept = (next((old for shown, old in written if shown == row), None) for row in rows)
        listed = [
            from_form(row, form["items"]) if old in (None, "") else old
            for row, old in zip(rows, kept, strict=True)
        ]
        return [one for one in listed if one is not None] or None
    text = value.strip() if isinstance(value, str) else ""
    if form.get("format") == FLOW and text[:1] in ("[", "{") and _is_safe_yaml(text):
        return yaml.load(text, Loader=yaml.BaseLoader)
    return text or None  # `check` reports what is wrong with it


def _record_of(value: Any, form: Schema, before: Any) -> Any:
    there, old = (one if isinstance(one, dict) else {} for one in (value, before))
    parts = form["properties"].items()
    found = {key: from_form(there.get(key), one, old.get(key)) for key, one in parts}
    found = {key: one for key, one in found.items() if one is not None}
    short = form.get("options", {}).get(_SHORT)
    return found[short] if found.keys() == {short} else found or None


def _is_safe_yaml(text: str) -> bool:
    """Whether a text is safe to parse: aliases or a thousand brackets would take minutes."""
    return len(text) <= _LONGEST and not read_values(text, "draft/draft.yml", 1).diagnostics


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = "" if value is None else str(value)
    return json.dumps(text, ensure_ascii=False) if re.search(r"[\[\]{},:#'\"]|^\s*$", text) else text
