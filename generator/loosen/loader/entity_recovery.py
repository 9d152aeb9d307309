"""What is left of an entity without its wrong parts, so that all its mistakes are told at once.

A file with one key that cannot be understood still has texts, ids and times to judge. What is wrong is taken
out or, where something must be there, stood in for by a value that no rule has anything to say about.
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from loosen.loader.validation_errors import MOST, ValidationProblem, problems_of, to_diagnostics
from loosen.model.adapters import adapter
from loosen.model.author_fields import Field, Value
from loosen.model.base import ORIGIN, Entity
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import KeyPath, Origin, RecoveredOrigin

UNKNOWN = "\0"
"""Stands for a text or an id: no author can type it, so nothing has this name."""
_LIKELY = (UNKNOWN, "30 s", "2026-01-01", "1", "10", "2000", "x", "https://example.org/")
"""Of these one fits where a text is read as something else: a time, a day, a number, an address."""
_ROUNDS = 3
"""A key that was put right shows what is wrong with its value, and that may be a key again."""


def recover(
    problems: Sequence[ValidationProblem],
    type_: type[Entity],
    data: Mapping[str, Any],
    origin: Origin,
    *,
    salvaged: bool = False,
) -> tuple[Entity | None, tuple[Diagnostic, ...]]:
    """An entity without its problems, and what else is wrong, seen only once misspelt keys are put right.

    Of a `salvaged` one, keys that are not there may be in the file all the same, where nobody could read it.
    There is no entity when too little is left to make sense of.
    """
    rest = _Rest(type_, copy.deepcopy(dict(data)), origin)
    said: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        if len(problems) >= MOST:
            break
        for problem in (one for one in problems if one.is_unknown):
            rest.put_right(problem)
        if salvaged:
            rest.lose_what_is_not_there()
        for problem in (one for one in problems if not one.is_unknown):
            rest.take_out(problem)
        try:
            entity: Entity = adapter(type_).validate_python({**rest.values, ORIGIN: rest.origin()})
        except ValidationError as error:
            problems = problems_of(error, type_, RecoveredOrigin(origin, renamed=tuple(rest.renamed)))
            said += to_diagnostics([one for one in problems if one.path not in rest.gaps])
        else:
            return entity, tuple(said)
    return None, tuple(said)


class _Rest:
    """The values of an entity, as one problem after the other is taken out."""

    def __init__(self, type_: type, values: dict[str, Any], origin: Origin) -> None:
        self.values = values
        self.gaps: set[KeyPath] = set()
        self.renamed: list[tuple[KeyPath, KeyPath]] = []
        self._type, self._origin = type_, origin

    def origin(self) -> RecoveredOrigin:
        return RecoveredOrigin(self._origin, frozenset(self.gaps), tuple(self.renamed))

    def put_right(self, problem: ValidationProblem) -> None:
        """A misspelt key gets its name; one that nobody knows goes."""
        *parents, last = path = problem.path
        if self._is_gone(path):
            return
        parent = _at(self.values, parents)
        value = parent.pop(last)
        if problem.meant and problem.meant not in parent:
            parent[problem.meant] = value
            self.renamed.append(((*parents, problem.meant), path))
        else:
            self._leave_out(tuple(parents))

    def lose_what_is_not_there(self) -> None:
        """Whether a key that is not there stands in the file is not known."""
        for field in Value(type=self._type).fields:
            if field.key not in self.values and not self._leave_out((field.key,)):
                self._stand_in_at((field.key,))

    def take_out(self, problem: ValidationProblem) -> None:
        """Leaves out what is wrong, or lets something stand for it."""
        *parents, last = path = problem.path
        if self._is_gone(path) or (problem.kind == "missing" and last in _at(self.values, parents)):
            return  # for the latter, it is there by now, under its right name
        if not self._leave_out(path):
            self._stand_in_at(path)

    def _is_gone(self, path: KeyPath) -> bool:
        return any(path[: len(gap)] == gap for gap in self.gaps)

    def _leave_out(self, path: KeyPath) -> bool:
        """Leaves out what may be left out and holds `path`, as a whole: half a drawing says nothing.

        But where a text, ids or a choice stood, there is one, and it is not known which.
        """
        for depth, (field, _) in enumerate(self._types(path)):
            if field and not (field.required or field.value.mark or get_origin(field.value.type) is Literal):
                _at(self.values, path[:depth]).pop(path[depth], None)
                self.gaps.add(path[: depth + 1])
                return True
        return False

    def _stand_in_at(self, path: KeyPath) -> None:
        """Something else in place of the value at `path`, or of the short form that holds it."""
        here: Any = self.values
        for depth, (_, meant) in enumerate(self._types(path)):
            inner = None if depth == len(path) - 1 else here[path[depth]]
            if not isinstance(inner, dict | list):
                here[path[depth]] = _stand_in(meant)
                self.gaps.add(path[: depth + 1])
                return
            here = inner

    def _types(self, path: KeyPath) -> Iterator[tuple[Field | None, Value]]:
        """What is meant to be at each step of the way."""
        meant = Value(type=self._type)
        for step in path:
            field = next((one for one in meant.fields if one.key == step), None)
            meant = field.value if field else dataclasses.replace(meant, many=False)
            yield field, meant


def _stand_in(meant: Value) -> Any:
    """A value of the right kind, in the form that an author would write."""
    if meant.many:
        return [_stand_in(dataclasses.replace(meant, many=False))]
    if meant.mark:
        return UNKNOWN
    if get_origin(meant.type) is Literal:
        return get_args(meant.type)[0]
    if meant.fields:
        return {one.key: _stand_in(one.value) for one in meant.fields if one.required}
    return next((one for one in _LIKELY if _fits(one, meant.type)), None)


def _fits(value: str, type_: Any) -> bool:
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


def _at(values: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        values = values[step]
    return values
