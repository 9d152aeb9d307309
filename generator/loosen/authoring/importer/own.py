"""Records whose columns are our own keys: a spreadsheet, or the open data of a site like this one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from loosen.authoring.importer import synonyms
from loosen.authoring.importer.record import (
    Given,
    Record,
    Refused,
    credit,
    new_id,
    no_kind,
    text_of,
    with_our_ids,
)
from loosen.authoring.importer.synonyms import kind_of
from loosen.authoring.scaffold import Answer, RawYaml, kind_named
from loosen.build.csv_cells import from_cell, from_list_cell
from loosen.model import Draft
from loosen.model.author_fields import Field
from loosen.model.base import Seconds, To
from loosen.model.figure import Figure
from loosen.model.kinds import kinds_of
from loosen.runtime.suggest import did_you_mean

Row = Mapping[str, Any]
_ABOUT = {"id", "kind", "url", "seconds", "author", "licence", "license", "license author", "licence author"}
"""Columns that are no key of an exercise: `url` and `seconds` are made anew by every build."""


def own(row: Row, draft: Draft, given: Given) -> Record | Refused:
    """A record by its columns; `dose_hold`, `dose hold` and `hold` all mean the hold in the dose."""
    values = _values(row)
    name, id, said = (text_of(values.get(key)) for key in ("name", "id", "kind"))
    shown = name or id or "a record"
    kind = kind_of(said, draft) or given.kind
    if not kind:
        why = f"its kind must be one of ours, got `{said}`; {did_you_mean(said, kinds_of(draft))}"
        return Refused(name=shown, why=why if said else no_kind(draft))
    fields = kind_named(kind, draft).fields
    found, strange = with_our_ids(dict(_answers(values, fields)), kind, draft)
    if not found:
        why = f"nothing of it was understood but its id; it has {', '.join(f'`{key}`' for key in row)}"
        return Refused(name=shown, why=why)
    owner = credit(values, given) if "credit" not in found else found["credit"]
    if isinstance(owner, str):
        return Refused(name=shown, why=owner)
    new = new_id(name, id)
    if isinstance(new, Refused):
        return new
    answers: dict[str, Answer] = found | {"credit": owner}
    return Record(id=new, kind=kind, answers=answers, left_out=(*strange, *_left(values, kind, fields)))


def _values(row: Row) -> dict[str, Any]:
    """What a record says, by our own keys where it uses another word for one."""
    values = {_key(key): value for key, value in row.items() if value not in (None, "", [])}
    for other, key in synonyms.KEYS.items():
        if other in values and key not in values:
            values[key] = values.pop(other)
    return values


def _answers(values: Row, fields: Iterable[Field], within: str = "") -> Iterator[tuple[str, Answer]]:
    for field in fields:
        nested = values.get(field.key)
        if field.value.type is Figure:
            if isinstance(nested, Mapping):
                yield field.key, _block(nested)
        elif field.value.fields and not field.value.many:
            inside = (
                {_key(key): value for key, value in nested.items()} if isinstance(nested, Mapping) else values
            )
            inner = dict(_answers(inside, field.value.fields, within=f"{field.key} "))
            if inner and (isinstance(nested, Mapping) or field.required or _all_needed(field, inner)):
                yield field.key, inner
        elif answer := _answer(_found(values, field.key, within), field):
            yield field.key, answer


def _block(value: Mapping[str, Any]) -> RawYaml:
    """Records in records and lists of them, which no column could hold."""
    return RawYaml(yaml.safe_dump(_keyed(value), default_flow_style=None, sort_keys=False, width=100))


def _keyed(value: Any) -> Any:
    match value:
        case Mapping():
            return {_key(name): _keyed(one) for name, one in value.items()}
        case list():
            return [_keyed(one) for one in value]
    return value


def _all_needed(field: Field, inner: Mapping[str, Answer]) -> bool:
    """An optional record is there only when all that it needs is: `author` alone is no credit."""
    return all(one.key in inner for one in field.value.fields if one.required)


def _found(values: Row, key: str, within: str) -> Any:
    """The value in a column, with the columns of a range put together."""
    for name in (f"{within}{key}", key):
        if name in values:
            return values[name]
        if f"{name} low" in values:
            return {"low": values[f"{name} low"], "high": values.get(f"{name} high")}
    return None


def _answer(value: Any, field: Field) -> Answer:
    if isinstance(value, Mapping):
        low, high = text_of(value.get("low")), text_of(value.get("high"))
        return low if high in ("", low) else f"{low}-{high}"
    if field.value.many:
        return [text for text in _items(value, ids=isinstance(field.value.mark, To)) if text]
    text = _plain(value)
    return f"{text} s" if field.value.type == Seconds and text.isdigit() else text


def _items(value: Any, *, ids: bool) -> list[str]:
    """The items of a list; in one cell they stand on lines of their own or have ` | ` between them."""
    if isinstance(value, list):
        return [*map(_plain, value)]
    if ids:
        return [*map(_plain, re.split(r"\n|\s*\|\s*|\s*[,;]\s*", str(value or "")))]
    return [text.strip() for line in str(value or "").split("\n") for text in from_list_cell(line)]


def _plain(value: Any) -> str:
    """A text without the mark that keeps a spreadsheet from running it."""
    text = text_of(value)
    return from_cell(text)


def _left(values: Row, kind: str, fields: Iterable[Field]) -> Iterator[str]:
    keys = set(_ABOUT)
    for field in fields:
        names = [
            field.key,
            *(name for inner in field.value.fields for name in (inner.key, f"{field.key} {inner.key}")),
        ]
        keys |= {f"{name}{end}" for name in names for end in ("", " low", " high")}
    yield from (f"`{key}`: there is no key for it in a {kind}" for key in values if key not in keys)


def _key(column: Any) -> str:
    return " ".join(str(column).replace("_", " ").lower().split())
