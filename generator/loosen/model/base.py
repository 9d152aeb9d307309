"""Building blocks of the model: records, texts, references, durations, dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, dataclass_transform

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, SkipValidation, WithJsonSchema
from pydantic_core import PydanticCustomError

from loosen.model.duration import parse_duration
from loosen.model.location import Location, Origin, RecoveredOrigin
from loosen.model.web_address import parse_folder, parse_web_address

T = TypeVar("T")

ID = "\0id"
ORIGIN = "\0origin"
"""Keys for values that `parse` adds. YAML allows no NUL, so no author can write them."""


_CONFIG = ConfigDict(
    extra="forbid",
    alias_generator=lambda name: name.replace("_", " "),
    arbitrary_types_allowed=True,
)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A frozen dataclass, validated by pydantic: `ask_first` is the key `ask first`; no other keys."""
    decorated = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    decorated.__pydantic_config__ = _CONFIG  # type: ignore[attr-defined]
    return decorated


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a field whose value readers see; `markdown` says whether it is Markdown."""

    markdown: bool = False
    quoted: bool = False
    """Quoted words, such as a claim that is graded: the wording rules do not apply to them."""


@dataclass(frozen=True, slots=True)
class To:
    """Marks a field that names another entity by its id."""

    kind: str


Plain = Annotated[str, Field(min_length=1), Text()]
"""Plain text."""
Markdown = Annotated[str, Field(min_length=1), Text(markdown=True)]
"""Text in Markdown."""
Quoted = Annotated[str, Field(min_length=1), Text(quoted=True)]
"""Plain text that reports someone else's words."""

MuscleId = Annotated[str, To("muscle")]
ExerciseId = Annotated[str, To("exercise")]
EquipmentId = Annotated[str, To("equipment")]
LevelId = Annotated[str, To("level")]
PostureId = Annotated[str, To("posture")]
StageId = Annotated[str, To("stage")]
ClaimId = Annotated[str, To("claim")]
SourceId = Annotated[str, To("source")]
GradeId = Annotated[str, To("grade")]
TopicId = Annotated[str, To("topic")]
SourceTypeId = Annotated[str, To("source-type")]
MediumId = Annotated[str, To("medium")]
RoutineId = Annotated[str, To("routine")]

Sides = Literal["each", "both", "none"]


def _duration(value: Any) -> int:
    if not isinstance(value, str):
        raise PydanticCustomError("bad-duration", "must be a time")
    try:
        return parse_duration(value)
    except ValueError as error:
        raise PydanticCustomError("bad-duration", "{why}", {"why": str(error)}) from None


def _day(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad-date", "must be a day that exists, written year-month-day")


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both included."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


def _span(value: Any) -> Span:
    match = re.fullmatch(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?", value) if isinstance(value, str) else None
    if match and int(match[1]) <= int(match[2] or match[1]):
        return Span(int(match[1]), int(match[2] or match[1]))
    raise PydanticCustomError("bad-span", "must be a number or a range such as `3-6`")


def _web_address(value: str) -> str:
    return _parsed(value, parse_web_address)


def _folder(value: str) -> str:
    return _parsed(value, parse_folder)


def _parsed(value: str, parse: Callable[[str], str]) -> str:
    try:
        return parse(value)
    except ValueError as error:
        raise PydanticCustomError("bad-address", "{why}", {"why": str(error)}) from None


def _days(value: Any) -> Span:
    span = _span(value)
    if span.low >= 1 and span.high <= 7:
        return span
    raise PydanticCustomError("bad-span", "must be within the 1-7 days of a week")


Seconds = Annotated[int, BeforeValidator(_duration, json_schema_input_type=str)]
"""A time in whole seconds, written `30 s`, `1 min` or `1:30`."""
Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str)]
"""A day, written `2026-11-22`."""
Range = Annotated[Span, BeforeValidator(_span, json_schema_input_type=str)]
"""A whole number, or two with a hyphen: `3-6`."""
DaysAWeek = Annotated[Span, BeforeValidator(_days, json_schema_input_type=str)]
"""Days in a week: `7`, or `3-6`."""
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": "^https?://"}),
]
"""An address on the web, `https://example.org/page`: a scheme, a host, and what follows it."""
FolderAddress = Annotated[
    str,
    AfterValidator(_folder),
    WithJsonSchema({"type": "string", "pattern": "^https?://.*/$"}),
]
"""An address on the web with a slash at its end, to which others are added."""
Count = Annotated[int, Field(ge=1, le=100)]
"""A whole number from 1 to 100."""


@record
class Entity:
    """Something with an address of its own; its id is the name of its file, or its key in a list."""

    id: Annotated[str, Field(alias=ID)]
    origin: Annotated[SkipValidation[Origin], Field(alias=ORIGIN)] = field(compare=False, repr=False)

    def is_valid(self, *path: str | int) -> bool:
        """Whether the value at `path` is valid; always so unless the entity was recovered from errors."""
        return not isinstance(self.origin, RecoveredOrigin) or not self.origin.has_gap(path)

    def at(self, *path: str | int) -> Location:
        """The location of a value in the entity's file."""
        return self.origin.place(path)
