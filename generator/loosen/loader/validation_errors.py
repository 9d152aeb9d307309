"""Pydantic's validation errors as diagnostics for authors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from loosen.model.diagnostic import Diagnostic, RuleId
from loosen.model.duration import HELP
from loosen.model.json_schema import json_schema_of, subschema_at
from loosen.model.kinds import FORMER
from loosen.model.location import KeyPath, Location, Origin
from loosen.model.web_address import HELP as ADDRESS_HELP
from loosen.runtime.suggest import did_you_mean, nearest

_UNKNOWN = "unexpected_keyword_argument"
MAX_PROBLEMS = 100
"""Reported problems of one entity: more help nobody, and a file may have a hundred thousand."""


def problems_of(error: ValidationError, type_: type, origin: Origin) -> list[ValidationProblem]:
    """The problems of one entity, at most `MAX_PROBLEMS`."""
    schema = json_schema_of(type_)
    return [_problem(detail, schema, origin) for detail in error.errors(include_url=False)[:MAX_PROBLEMS]]


def to_diagnostics(problems: Sequence[ValidationProblem]) -> Iterator[Diagnostic]:
    """One diagnostic for each problem that no other one explains."""
    misspelt = {(*one.path[:-1], one.meant) for one in problems if one.meant}
    parents = {one.path[:depth] for one in problems for depth in range(1, len(one.path))}
    former = {one.path[:-1] for one in problems if one.is_former}
    for problem in problems:
        # The migration adds keys that are missing beside a former key.
        explained = problem.kind == "missing" and (problem.path in misspelt or problem.path[:-1] in former)
        # Pydantic also calls a list too short if all its items are invalid.
        if not explained and not (problem.kind == "too_short" and problem.path in parents):
            yield _EXPLAIN.get(problem.kind, _wrong_type)(problem)


@dataclass(frozen=True, slots=True)
class ValidationProblem:
    """A validation error, with the schema of the value."""

    kind: str
    """Pydantic's type of the error."""
    validator_message: str
    """Pydantic's message, which for our own validators is ours."""
    path: KeyPath
    got: Any
    context: Mapping[str, Any]
    schema: dict[str, Any]
    origin: Origin

    @property
    def is_unknown(self) -> bool:
        """Whether an unknown key is the problem."""
        return self.kind == _UNKNOWN

    @property
    def is_former(self) -> bool:
        """Whether the key belongs to an earlier version of the format."""
        inside = self.origin.file.partition("/")[2]
        keys = [one for pattern, one in FORMER.items() if fnmatch(inside, pattern)]
        path = tuple(step for step in self.path if isinstance(step, str))
        return self.is_unknown and any(path in one for one in keys)

    @property
    def meant(self) -> str:
        """The key that a misspelt one stands for: other case, hyphens, or a letter or two."""
        if not self.is_unknown or self.is_former:
            return ""
        key, allowed = str(self.path[-1]), _keys(self.schema, self.path[:-1])
        spaced = " ".join(re.split(r"[\s_-]+", key.strip().lower()))
        return spaced if spaced in allowed else nearest(key, allowed, cutoff=0.8)

    @property
    def meaning(self) -> str:
        """The docstring of the field in the model."""
        text: str = subschema_at(self.schema, self.path).get("description", "")
        return text

    def diagnostic(
        self, rule: RuleId, condition: str, help: str = "", *, place: Location | None = None
    ) -> Diagnostic:
        """A diagnostic at the value: `` `steps`, item 3 {condition} ``."""
        message = f"{_name(self.path)} {condition}"
        return Diagnostic(place or self.origin.place(self.path), rule, message, help)

    def value_diagnostic(self, rule: RuleId, condition: str, help: str = "") -> Diagnostic:
        """As `diagnostic`, with the value quoted; an empty value is reported as missing."""
        if self.got is None:
            return _empty(self)
        return self.diagnostic(rule, f"{condition}, got {quote(self.got)}", help)


def _problem(detail: ErrorDetails, schema: dict[str, Any], origin: Origin) -> ValidationProblem:
    path: KeyPath = tuple(step for step in detail["loc"] if not str(step).startswith("\0"))
    return ValidationProblem(
        detail["type"], detail["msg"], path, detail["input"], detail.get("ctx", {}), schema, origin
    )


def _missing(problem: ValidationProblem) -> Diagnostic:
    *parents, key = problem.path
    where = f" in {_name(tuple(parents))}" if parents else ""
    meaning = problem.meaning
    help = f"add `{key}:`" + (f" - {meaning[0].lower()}{meaning[1:]}" if meaning else "")
    place = problem.origin.place(tuple(parents))
    return Diagnostic(place, "missing-key", f"`{key}` must be there{where}", help)


def _empty(problem: ValidationProblem) -> Diagnostic:
    place = problem.origin.place(problem.path, of_key=problem.got is None)
    return problem.diagnostic(
        "missing-key", "must not be empty", problem.meaning or "fill it in", place=place
    )


_MEDIA = frozenset(("audio", "film", "image", "photo", "picture", "sound", "video"))
"""Keys for media elsewhere."""


def _unknown(problem: ValidationProblem) -> Diagnostic:
    parents, key = problem.path[:-1], str(problem.path[-1])
    where = f" in {_name(parents)}" if parents else ""
    message = f"a key must be one that is known here, got `{key}`{where}"
    allowed = _keys(problem.schema, parents)
    help = "delete this line: the name of the file is the id" if key == "id" else ""
    help = help or ("run `loosen migrate`: this file has an earlier shape" if problem.is_former else "")
    if "media" in allowed and key.rstrip("s") in _MEDIA:
        help = (
            help
            or "write `media: [a-name]`; the file stands in content/media/, its text in content/media.yml"
        )
    help = help or (f"did you mean `{problem.meant}`?" if problem.meant else "")
    help = help or _misplaced(key, problem.schema, parents) or did_you_mean(key, allowed)
    help = help or "delete it, or look up the keys in content/GUIDELINES.md"
    return Diagnostic(problem.origin.place(problem.path, of_key=True), "unknown-key", message, help)


def _keys(schema: dict[str, Any], path: KeyPath) -> list[str]:
    """The keys that an author may write in the record at `path`."""
    return [key for key in subschema_at(schema, path).get("properties", {}) if not key.startswith("\0")]


def _misplaced(key: str, schema: dict[str, Any], parents: KeyPath) -> str:
    """Where a misplaced key belongs, as a help text; empty if unknown."""
    top = _keys(schema, ())
    if parents:
        return f"`{key}` belongs at the start of a line, outside {_name(parents)}" if key in top else ""
    home = next((name for name in top if key in _keys(schema, (name,))), None)
    return f"`{key}` belongs inside `{home}`: write `{home}: {{{key}: ...}}`" if home else ""


def _choice(problem: ValidationProblem) -> Diagnostic:
    choices = re.findall(r"'([^']+)'", problem.context["expected"])
    near = nearest(str(problem.got), choices)
    help = f"did you mean `{near}`?" if near else problem.meaning
    return problem.value_diagnostic("bad-value", f"must be one of {', '.join(choices)}", help)


def _duration(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic("bad-duration", "must be a time", problem.context.get("why", HELP))


def _address(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic(
        "bad-value", "must be an address on the web", problem.context.get("why", ADDRESS_HELP)
    )


def _date(problem: ValidationProblem) -> Diagnostic:
    match = re.fullmatch(r"([0-3]?[0-9])\.([01]?[0-9])\.(2[0-9]{3})", str(problem.got))
    help = (
        f"did you mean `{match[3]}-{match[2]:0>2}-{match[1]:0>2}`?" if match else "write it as `2026-11-22`"
    )
    return problem.value_diagnostic("bad-value", "must be a day that exists, as year-month-day", help)


def _span(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic("bad-value", problem.validator_message, problem.meaning)


def _too_small(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic(
        "bad-value", f"must be at least {problem.context['ge']:g}", problem.meaning
    )


def _too_big(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic(
        "bad-value", f"must be at most {problem.context['le']:g}", problem.meaning
    )


def _form(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic("bad-value", "must have the right form", problem.meaning)


def _not_a_list(problem: ValidationProblem) -> Diagnostic:
    help = f"begin each item on a line of its own with `- `, or write `{problem.path[-1]}: [one, two]`"
    return problem.value_diagnostic("wrong-type", "must be a list", help)


def _not_a_text(problem: ValidationProblem) -> Diagnostic:
    help = "write one text, without `- ` or [ ] around it"
    if isinstance(problem.got, dict):
        help = "put the text in quotes if it has a colon in it"
    return problem.value_diagnostic("wrong-type", "must be one text", help)


def _not_a_number(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic("wrong-type", "must be a whole number", problem.meaning)


def _not_a_decimal(problem: ValidationProblem) -> Diagnostic:
    return problem.value_diagnostic("wrong-type", "must be a number", problem.meaning)


def _too_many(problem: ValidationProblem) -> Diagnostic:
    most, got = problem.context["max_length"], problem.context["actual_length"]
    return problem.diagnostic("bad-value", f"must have at most {most} items, got {got}", problem.meaning)


def _wrong_type(problem: ValidationProblem) -> Diagnostic:
    help = f"write `{problem.path[-1]}:` and below it, further in, its own keys" if problem.path else ""
    return problem.value_diagnostic("wrong-type", "must have keys of its own", help)


_EXPLAIN: Mapping[str, Callable[[ValidationProblem], Diagnostic]] = {
    "missing": _missing,
    _UNKNOWN: _unknown,
    "too_short": _empty,
    "string_too_short": _empty,
    "literal_error": _choice,
    "bad-duration": _duration,
    "bad-date": _date,
    "bad-address": _address,
    "bad-span": _span,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_big,
    "string_pattern_mismatch": _form,
    "tuple_type": _not_a_list,
    "string_type": _not_a_text,
    "too_long": _too_many,
    "float_type": _not_a_decimal,
    "float_parsing": _not_a_decimal,
    "int_type": _not_a_number,
    "int_parsing": _not_a_number,
    "int_parsing_size": _not_a_number,
    "int_from_float": _not_a_number,
}


def _name(path: KeyPath) -> str:
    """`steps`, item 3"""
    words = [f"item {step + 1}" if isinstance(step, int) else f"`{step}`" for step in path]
    return ", ".join(words) or "the entry"


def quote(value: Any) -> str:
    """A value for use in a message: at most 60 characters, lists and mappings by name only."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys and values"
    text = " ".join(str(value).split())
    return f"`{text}`" if len(text) <= 60 else f"`{text[:57]}...`"
