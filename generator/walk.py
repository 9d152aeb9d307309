"""Every text and every reference inside an entity, with its path, found from the types of the fields."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator
from types import EllipsisType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from generator.model.base import Entity, Text, To
from generator.once import once_each
from generator.place import Path


class Found(NamedTuple):
    """A text that a reader sees, or an id that names another entity."""

    path: Path
    mark: Text | To
    value: str


@once_each
def walk(entity: Entity) -> Iterator[Found]:
    """All marked values of an entity, in the order of its fields."""
    return _walk_record(entity, ())


class _Field(NamedTuple):
    """A field that matters: what the author calls it, and its mark; without one it holds records."""

    name: str
    key: str
    mark: Text | To | None


def _walk_record(value: Any, path: Path) -> Iterator[Found]:
    for field in _plan(type(value)):
        inner = getattr(value, field.name)
        if inner is None:
            continue
        if isinstance(inner, tuple):
            for index, item in enumerate(inner):
                yield from _found(item, (*path, field.key, index), field.mark)
        else:
            yield from _found(inner, (*path, field.key), field.mark)


def _found(value: Any, path: Path, mark: Text | To | None) -> Iterator[Found]:
    if mark:
        yield Found(path, mark, value)
    else:
        yield from _walk_record(value, path)


def _look_up(type_: type) -> tuple[_Field, ...]:
    hints = get_type_hints(type_, include_extras=True)
    marks = {name: _mark(hint) for name, hint in hints.items()}
    return tuple(
        _Field(name, name.replace("_", " "), mark) for name, mark in marks.items() if mark is not ...
    )


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
_plan: Callable[[type], tuple[_Field, ...]] = functools.cache(_look_up)


def _mark(hint: Any) -> Text | To | EllipsisType | None:
    """The mark of a field's type, `None` for a record, `...` for anything that is neither."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return next((extra for extra in args[1:] if isinstance(extra, Text | To)), None) or _mark(args[0])
    if origin in (Union, UnionType):
        return _mark(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return _mark(args[0])
    is_record = dataclasses.is_dataclass(hint) and hasattr(hint, "__pydantic_config__")
    return None if is_record else ...
