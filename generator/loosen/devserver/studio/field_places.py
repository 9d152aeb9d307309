"""Which field of a form a line and column of the file belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loosen.authoring import yaml_edit
from loosen.devserver.studio.target import value_at
from loosen.loader.document import Document
from loosen.model.location import KeyPath


class FieldPlaces:
    """The values of one entity in its file."""

    def __init__(self, document: Document, within: KeyPath) -> None:
        self._document, self._within = document, within
        self._paths = dict(_places(document, within))

    def path_at(self, line: int, column: int) -> KeyPath | None:
        """The path of the value that begins at this place or around it, from the entity on; else nothing."""
        exact = self._paths.get((line, column))
        if exact is not None:
            return exact
        before = max((place for place in self._paths if place < (line, column)), default=None)
        return self._paths[before] if before and self._is_inside(self._paths[before], line, column) else None

    def _is_inside(self, path: KeyPath, line: int, column: int) -> bool:
        found = yaml_edit.find(self._document.text, self._within + path)
        if not found or not path:
            return False
        mark = found.value.end_mark
        end = (mark.line + self._document.first_line, mark.column + 1)
        return (line, column) < end


def _places(document: Document, within: KeyPath) -> Iterator[tuple[tuple[int, int], KeyPath]]:
    data = value_at(document.data, within)
    for path in reversed([(), *_paths(data, ())]):
        for of_key in (False, True):
            place = document.place(within + path, of_key=of_key)
            yield (place.line, place.column), path


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield (*path, key)
        yield from _paths(one, (*path, key))
