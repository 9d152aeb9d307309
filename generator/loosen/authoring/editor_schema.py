"""JSON Schemas for editors, generated from the model.

Draft 7, which yaml-language-server supports best. `errorMessage` and `enumDescriptions` are its extensions;
other validators ignore them.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from annotated_types import MaxLen, MinLen
from pydantic import TypeAdapter

from loosen.checks.references import known
from loosen.model import Draft
from loosen.model.author_fields import ID, KINDS, Field, Kind, Value, is_record, kinds_with
from loosen.model.base import Day, DaysAWeek, Range, Seconds, Text, To
from loosen.model.docstrings import docstring

Schema = dict[str, Any]

_TIME = r"([0-9]{1,9} h)?\s*([0-9]{1,9} min)?\s*([0-9]{1,9} s)?|[0-9]{1,9}:[0-5][0-9]"
_SPAN = r"^[0-9]{1,3}(\s*-\s*[0-9]{1,3})?$"
_DAYS = "|".join(rf"0*{low}(\s*-\s*0*[{low}-7])?" for low in range(1, 8))
_WRITTEN: tuple[tuple[Any, Schema], ...] = (
    (
        Seconds,
        {
            "type": "string",
            "pattern": rf"^(?=.*[1-9])\s*({_TIME})\s*$",
            "errorMessage": "must be a time: write `30 s`, `1 min`, `1 min 30 s` or `1:30`",
            "examples": ["30 s", "1 min", "1:30"],
        },
    ),
    (
        Day,
        {
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "errorMessage": "must be a day, written year-month-day: `2026-11-22`",
        },
    ),
    (
        Range,
        {
            "type": ["string", "integer"],
            "pattern": _SPAN,
            "errorMessage": "must be a number or a range such as `3-6`",
        },
    ),
    (
        DaysAWeek,
        {
            "type": ["string", "integer"],
            "pattern": rf"^({_DAYS})$",
            "minimum": 1,
            "maximum": 7,
            "errorMessage": "must be days of a week: `7`, or a range such as `3-6`",
            "examples": ["3-6", 7],
        },
    ),
)
_TEXT: Schema = {"type": ["string", "number"], "minLength": 1, "errorMessage": "must be one text, not empty"}
"""A number is a text too: `check` reads `name: 4711` as the four digits."""


def schemas(draft: Draft) -> dict[str, Schema]:
    """The schema of each kind of file by its file name, `exercise.json`. Ids come from the content."""
    found = {"exercise.json": _exercise_file(draft)}
    for kind in KINDS.values():
        if not kind.is_exercise and kind.name != "moved":
            found[f"{kind.name}.json"] = _file(kind, draft)
    return found


def record(kind: Kind, draft: Draft) -> Schema:
    """The schema of one entity of a kind, however many stand in its file."""
    return _whole(kind.name, _record(kind.type, kind.fields), draft)


def as_json(schema: Schema) -> str:
    """A schema as stable JSON text."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def without_ids(schema: Any) -> Any:
    """The schema without ids, which depend on the content, for comparison."""
    if isinstance(schema, list):
        return [without_ids(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    drop = {"enum", "enumDescriptions"} if "enumDescriptions" in schema else set()
    return {key: without_ids(part) for key, part in schema.items() if key not in drop}


def modeline(pattern: str) -> str:
    """The comment that tells yaml-language-server which schema a file has."""
    up = "../" * (pattern.count("/") + 1)
    schema = next(path for path, files in settings().items() if files == f"content/{pattern}")
    return f"# yaml-language-server: $schema={up}{schema}"


def settings() -> dict[str, str]:
    """Schemas by file pattern, as VS Code's setting `yaml.schemas`."""
    patterns = {"schema/exercise.json": "content/exercises/*.yml"}
    for kind in KINDS.values():
        if kind.pattern.endswith(".yml") and "exercises/" not in kind.pattern:
            patterns[f"schema/{kind.name}.json"] = f"content/{kind.pattern}"
    return patterns


def _file(kind: Kind, draft: Draft) -> Schema:
    one = _record(kind.type, kind.fields)
    if kind.listed:
        one = {
            "type": "object",
            "propertyNames": {
                "pattern": ID,
                "errorMessage": "must be small letters, digits and single hyphens",
            },
            "additionalProperties": one,
        }
    return _whole(kind.name, one, draft)


def _exercise_file(draft: Draft) -> Schema:
    """The `kind` decides: an editor then offers and checks the keys of that kind only."""
    there = {name: kind for name, kind in kinds_with(draft.kinds.values()).items() if kind.is_exercise}
    kinds = {
        "type": "string",
        "enum": list(there),
        "description": "What kind of exercise it is.",
        "errorMessage": f"must be one of {', '.join(there)}",
    }
    branches = []
    for name, kind in there.items():
        one = _record(kind.type, kind.fields)
        one["properties"] = {"kind": kinds} | one["properties"]
        branches.append({"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": one})
    shared = _shared([branch["then"]["properties"] for branch in branches])
    moved = KINDS["moved"]
    exercise = {"required": ["kind"], "properties": {"kind": kinds}, "allOf": branches}
    return _whole(
        "exercise",
        {
            "type": "object",
            "if": {"required": ["moved_to"]},
            "then": _record(moved.type, moved.fields),
            "else": exercise,
        },
        draft,
        shared,
    )


def _shared(kinds: Sequence[Schema]) -> dict[str, Schema]:
    """Move records that all kinds share into one place: a figure alone is 2,000 lines."""
    first, *others = kinds
    names = [name for name in first if "properties" in first[name]]
    shared = {name: first[name] for name in names if all(one.get(name) == first[name] for one in others)}
    for properties in kinds:
        for name, schema in shared.items():
            head = {key: schema[key] for key in ("title", "description") if key in schema}
            properties[name] = head | {"allOf": [{"$ref": f"#/definitions/{name}"}]}
    return shared


def _whole(name: str, schema: Schema, draft: Draft, shared: Mapping[str, Schema] | None = None) -> Schema:
    shared = shared or {}
    used = sorted(_used([schema, *shared.values()]) - shared.keys())
    definitions = {**{f"{kind}-id": _ids(kind, draft) for kind in used}, **shared}
    head: Schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name}
    return head | schema | ({"definitions": definitions} if definitions else {})


def _used(schema: Any) -> set[str]:
    """The kinds of id that a schema refers to."""
    if isinstance(schema, list):
        return {kind for part in schema for kind in _used(part)}
    if not isinstance(schema, dict):
        return set()
    here = {schema["$ref"].rsplit("/", 1)[1].removesuffix("-id")} if "$ref" in schema else set()
    return here | {kind for part in schema.values() for kind in _used(part)}


def _ids(kind: str, draft: Draft) -> Schema:
    """The ids that a reference may name, also those of entities that have a mistake at the moment."""
    there: Mapping[str, Any] = known(draft, kind)
    broken = [id for broken_kind, id in draft.broken if broken_kind == kind]
    open_ended = "*" in broken or (kind == "stage" and any(one == "pain_cycle" for one, _ in draft.broken))
    if open_ended or not {*there, *broken}:
        return {"type": "string", "description": f"An id of a {kind}."}
    ids = sorted({*there, *broken})
    return {
        "type": "string",
        "enum": ids,
        "enumDescriptions": [called(there.get(id)) for id in ids],
        "description": f"The id of a {kind}.",
    }


def called(entity: Any) -> str:
    """What a choice of this entity says; empty if it has no name."""
    return next(
        (str(getattr(entity, name)) for name in ("name", "title", "claim") if hasattr(entity, name)), ""
    )


def _record(type_: Any, fields: Sequence[Field]) -> Schema:
    return {
        "type": "object",
        "description": " ".join(docstring(type_).split()),
        "additionalProperties": False,
        "required": [field.key for field in fields if field.required],
        "properties": {field.key: described(field) for field in fields},
    }


def described(field: Field) -> Schema:
    """The schema of a field, with its meaning as description."""
    schema = _value(field.value)
    if "$ref" in schema:  # draft 7 passes over what stands beside a `$ref`
        schema = {"allOf": [schema]}
    described = {"description": field.meaning} if field.meaning else {}
    return {"title": field.key} | described | {k: v for k, v in schema.items() if k != "description"}


def _value(value: Value) -> Schema:
    one = _one(value)
    if value.short:
        bare = Value(type=str, mark=value.fields[0].value.mark)
        one = {"anyOf": [_one(bare), one]}
    if not value.many:
        return one
    listed = {"type": "array", "items": one} | _lengths(value.limits)
    return {"anyOf": [one, listed]} if value.single else listed


def _lengths(limits: Sequence[Any]) -> Schema:
    found: Schema = {}
    for limit in limits:
        if isinstance(limit, MinLen):
            found["minItems"] = limit.min_length
        if isinstance(limit, MaxLen):
            found["maxItems"] = limit.max_length
    return found


def _one(value: Value) -> Schema:
    if isinstance(value.mark, To):
        return {"$ref": f"#/definitions/{value.mark.kind}-id"}
    if isinstance(value.mark, Text):
        return dict(_TEXT)
    if is_record(value.type):
        return _record(value.type, value.fields)
    written = next((schema for type_, schema in _WRITTEN if type_ == value.type), None)
    return dict(written or _plain(value.type))


@functools.cache
def _from_pydantic(type_: Any) -> Schema:
    return TypeAdapter(type_).json_schema()


def _plain(type_: Any) -> Schema:
    """Numbers, choices and words without a mark, whose limits pydantic knows how to say."""
    schema = dict(_from_pydantic(type_))
    schema.pop("title", None)
    if schema.get("type") == "string" and "enum" not in schema:
        pattern = schema.get("pattern")
        digits = not pattern or re.search(pattern, "0")
        schema["type"] = ["string", "integer" if pattern else "number"] if digits else "string"
    if "enum" in schema:
        schema["errorMessage"] = f"must be one of {', '.join(schema['enum'])}"
    return schema
