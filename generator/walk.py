"""Every text and every reference inside an entity, with the path to it, found from the types of its fields."""

from __future__ import annotations

import dataclasses
import functools
import types
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from generator.model.base import Entity, Text, To
from generator.place import Path


class Found(NamedTuple):
    """A text that a reader sees, or an id that names another entity."""

    path: Path
    mark: Text | To
    value: str


def walk(entity: Entity) -> Iterator[Found]:
    """All marked values of an entity, in the order of its fields."""
    return _walk_record(entity, ())


def _walk_record(value: Any, path: Path) -> Iterator[Found]:
    for name, key, mark, nested in _plan(type(value)):
        inner = getattr(value, name)
        if inner is None:
            continue
        if isinstance(inner, tuple):
            for index, item in enumerate(inner):
                yield from _found(item, (*path, key, index), mark, nested)
        else:
            yield from _found(inner, (*path, key), mark, nested)


def _found(value: Any, path: Path, mark: Text | To | None, nested: bool) -> Iterator[Found]:
    if nested:
        yield from _walk_record(value, path)
    elif mark:
        yield Found(path, mark, value)


@functools.cache
def _plan(type_: type) -> tuple[tuple[str, str, Text | To | None, bool], ...]:
    """Per field that matters: its name, the author's key, its mark, whether it holds records."""
    hints = get_type_hints(type_, include_extras=True)
    rows = []
    for field in dataclasses.fields(type_):
        mark, nested = _look(hints[field.name])
        if mark or nested:
            rows.append((field.name, field.name.replace("_", " "), mark, nested))
    return tuple(rows)


def _look(hint: Any) -> tuple[Text | To | None, bool]:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        mark = next((extra for extra in args[1:] if isinstance(extra, Text | To)), None)
        return (mark, False) if mark else _look(args[0])
    if origin in (Union, types.UnionType):
        return _look(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return _look(args[0])
    return None, dataclasses.is_dataclass(hint) and hint.__module__.startswith(Entity.__module__.rsplit(".", 1)[0])
