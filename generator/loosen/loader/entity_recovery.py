"""Error recovery: an entity without its invalid values.

So that one run reports all mistakes, the checks also see files that failed validation. Invalid values are
removed or, if the model requires them, replaced by placeholders that no rule reports.
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from loosen.loader.validation_errors import MAX_PROBLEMS, ValidationProblem, problems_of, to_diagnostics
from loosen.model.adapters import type_adapter
from loosen.model.author_fields import Field, Value
from loosen.model.base import ORIGIN, Entity
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import KeyPath, Origin, RecoveredOrigin

PLACEHOLDER = "\0"
"""Replaces a text or an id: no author can type it, so nothing has this name."""
_CANDIDATES = (PLACEHOLDER, "30 s", "2026-01-01", "1", "10", "2000", "x", "https://example.org/")
"""Placeholders for texts with a form: one of them is a valid time, date, number or address."""
_ROUNDS = 3
"""Correcting a misspelt key may reveal an invalid value, which may again be a misspelt key."""


def recover_entity(
    problems: Sequence[ValidationProblem],
    type_: type[Entity],
    data: Mapping[str, Any],
    origin: Origin,
    *,
    incomplete: bool = False,
) -> tuple[Entity | None, tuple[Diagnostic, ...]]:
    """The entity without its invalid values, and the diagnostics that correcting misspelt keys revealed.

    `incomplete` means that parts of the file were unreadable, so a missing key may be in the file all the
    same. The entity is `None` if recovery did not succeed.
    """
    rest = _Recovery(type_, copy.deepcopy(dict(data)), origin)
    diagnostics: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        if len(problems) >= MAX_PROBLEMS:
            break
        for problem in (one for one in problems if one.is_unknown):
            rest.fix_key(problem)
        if incomplete:
            rest.fill_missing_keys()
        for problem in (one for one in problems if not one.is_unknown):
            rest.remove(problem)
        try:
            entity: Entity = type_adapter(type_).validate_python({**rest.values, ORIGIN: rest.origin()})
        except ValidationError as error:
            problems = problems_of(error, type_, RecoveredOrigin(origin, renamed=tuple(rest.renamed)))
            diagnostics += to_diagnostics([one for one in problems if one.path not in rest.gaps])
        else:
            return entity, tuple(diagnostics)
    return None, tuple(diagnostics)


class _Recovery:
    """Values of an entity while problems are removed one by one."""

    def __init__(self, type_: type, values: dict[str, Any], origin: Origin) -> None:
        self.values = values
        self.gaps: set[KeyPath] = set()
        self.renamed: list[tuple[KeyPath, KeyPath]] = []
        self._type, self._origin = type_, origin

    def origin(self) -> RecoveredOrigin:
        return RecoveredOrigin(self._origin, frozenset(self.gaps), tuple(self.renamed))

    def fix_key(self, problem: ValidationProblem) -> None:
        """Rename a misspelt key; remove an unknown one."""
        *parents, last = path = problem.path
        if self._is_in_gap(path):
            return
        parent = _at(self.values, parents)
        value = parent.pop(last)
        if problem.meant and problem.meant not in parent:
            parent[problem.meant] = value
            self.renamed.append(((*parents, problem.meant), path))
        else:
            self._remove_optional(tuple(parents))

    def fill_missing_keys(self) -> None:
        """Mark missing keys as gaps: they may be among the unreadable lines."""
        for field in Value(type=self._type).fields:
            if field.key not in self.values and not self._remove_optional((field.key,)):
                self._replace((field.key,))

    def remove(self, problem: ValidationProblem) -> None:
        """Remove an invalid value, or replace a required one by a placeholder."""
        *parents, last = path = problem.path
        if self._is_in_gap(path) or (problem.kind == "missing" and last in _at(self.values, parents)):
            return  # a missing key that `fix_key` has renamed meanwhile is there by now
        if not self._remove_optional(path):
            self._replace(path)

    def _is_in_gap(self, path: KeyPath) -> bool:
        return any(path[: len(gap)] == gap for gap in self.gaps)

    def _remove_optional(self, path: KeyPath) -> bool:
        """Remove the outermost optional value that contains `path`; whether there was one.

        Texts, ids and choices are replaced instead: the author did write one, so it must not seem missing.
        """
        for depth, (field, _) in enumerate(self._types(path)):
            if field and not (field.required or field.value.mark or get_origin(field.value.type) is Literal):
                _at(self.values, path[:depth]).pop(path[depth], None)
                self.gaps.add(path[: depth + 1])
                return True
        return False

    def _replace(self, path: KeyPath) -> None:
        """Put a placeholder at `path`, or in place of the short form that contains it."""
        here: Any = self.values
        for depth, (_, expected) in enumerate(self._types(path)):
            inner = None if depth == len(path) - 1 else here[path[depth]]
            if not isinstance(inner, dict | list):
                here[path[depth]] = _placeholder(expected)
                self.gaps.add(path[: depth + 1])
                return
            here = inner

    def _types(self, path: KeyPath) -> Iterator[tuple[Field | None, Value]]:
        """The field and the value that the model expects at each step of a path."""
        expected = Value(type=self._type)
        for step in path:
            field = next((one for one in expected.fields if one.key == step), None)
            expected = field.value if field else dataclasses.replace(expected, many=False)
            yield field, expected


def _placeholder(expected: Value) -> Any:
    """A valid value, in the form that an author would write."""
    if expected.many:
        return [_placeholder(dataclasses.replace(expected, many=False))]
    if expected.mark:
        return PLACEHOLDER
    if get_origin(expected.type) is Literal:
        return get_args(expected.type)[0]
    if expected.fields:
        return {one.key: _placeholder(one.value) for one in expected.fields if one.required}
    return next((one for one in _CANDIDATES if _fits(one, expected.type)), None)


def _fits(value: str, type_: Any) -> bool:
    try:
        type_adapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


def _at(values: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        values = values[step]
    return values
