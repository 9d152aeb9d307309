"""Find texts and references in an entity by the types of its fields."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator
from types import EllipsisType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from loosen.model.base import Entity, Text, To
from loosen.model.location import KeyPath
from loosen.runtime.memoize import memoize_by_identity

T = TypeVar("T")


class FieldHit(NamedTuple):
    """A text or a reference, with its path in the entity."""

    path: KeyPath
    mark: Text | To
    value: str


def iter_texts(entity: Entity) -> Iterator[FieldHit]:
    """All texts of an entity, in the order of its fields."""
    return _walk(entity, (), Text)


@memoize_by_identity
def iter_references(entity: Entity) -> Iterator[FieldHit]:
    """All ids that an entity names, in the order of its fields."""
    return _walk(entity, (), To)


def with_texts(value: T, change: Callable[[str], str]) -> T:
    """The same entity, or part of one, with each text changed."""
    made: dict[str, Any] = {}
    for name, _, mark in _fields_to_visit(type(value), Text):
        inner = getattr(value, name)
        if inner is None:
            continue
        turn = change if mark else functools.partial(with_texts, change=change)
        made[name] = tuple(map(turn, inner)) if isinstance(inner, tuple) else turn(inner)
    return dataclasses.replace(value, **made) if made else value  # type: ignore[type-var]  # all are dataclasses


class _Field(NamedTuple):
    """A field to visit, with its key in the file; without a mark it holds records."""

    name: str
    key: str
    mark: Text | To | None


def _walk(value: Any, path: KeyPath, wanted: type[Text | To]) -> Iterator[FieldHit]:
    for name, key, mark in _fields_to_visit(type(value), wanted):
        inner = getattr(value, name)
        if inner is None:
            continue
        if not isinstance(inner, tuple):
            if mark:
                yield FieldHit((*path, key), mark, inner)
            else:
                yield from _walk(inner, (*path, key), wanted)
        elif mark:
            for index, item in enumerate(inner):
                yield FieldHit((*path, key, index), mark, item)
        else:
            for index, item in enumerate(inner):
                yield from _walk(item, (*path, key, index), wanted)


def _find_fields(type_: type, wanted: type[Text | To]) -> tuple[_Field, ...]:
    """The fields of a type that can contain wanted values; others, such as drawings, are skipped whole."""
    hints = get_type_hints(type_, include_extras=True)
    return tuple(
        _Field(name, name.replace("_", " "), mark)
        for name, hint in hints.items()
        for mark in [_mark(hint)]
        if isinstance(mark, wanted) or (mark is None and _fields_to_visit(_record(hint), wanted))
    )


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
_fields_to_visit: Callable[[Any, Any], tuple[_Field, ...]] = functools.cache(_find_fields)


def _mark(hint: Any) -> Text | To | EllipsisType | None:
    """The mark of a field's type, `None` for a record, `...` for anything that is neither."""
    if get_origin(hint) is Annotated:
        if any(isinstance(extra, FieldInfo) and f"{extra.alias}"[:1] == "\0" for extra in get_args(hint)):
            return ...  # what `parse` adds is not written here
        mark = next((extra for extra in get_args(hint)[1:] if isinstance(extra, Text | To)), None)
        return mark or _mark(get_args(hint)[0])
    inner = _inner(hint)
    if inner is not hint:
        return _mark(inner)
    is_record = dataclasses.is_dataclass(hint) and hasattr(hint, "__pydantic_config__")
    return None if is_record else ...


def _record(hint: Any) -> type:
    """The type of the records that a field holds."""
    inner = get_args(hint)[0] if get_origin(hint) is Annotated else _inner(hint)
    return hint if inner is hint else _record(inner)


def _inner(hint: Any) -> Any:
    """A type without `None` and `tuple`."""
    if get_origin(hint) in (Union, UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return get_args(hint)[0] if get_origin(hint) is tuple else hint
