"""Everything that an author wrote, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import Field

from loosen.model.article import Article, Glossary
from loosen.model.base import Entity, ExerciseId, record
from loosen.model.body_map import BodyMap
from loosen.model.evidence import Claim, NeverWrite, Source
from loosen.model.exercise import Exercise
from loosen.model.method import Method
from loosen.model.muscle import Muscle
from loosen.model.pain_cycle import PainCycle
from loosen.model.routine import Routine
from loosen.model.safety import Safety
from loosen.model.settings import Settings
from loosen.model.vocabulary import Equipment, Grade, Level, Posture, SourceType, Topic


@record
class Moved(Entity):
    """An exercise's old id: its file says only where it went, so that the old address still leads there."""

    moved_to: Annotated[ExerciseId, Field(alias="moved_to")]
    """The exercise's new id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything there can be many of. Each mapping goes from id to entity, in the order of the files."""

    exercises: Mapping[str, Exercise]
    moved: Mapping[str, Moved]
    routines: Mapping[str, Routine]
    muscles: Mapping[str, Muscle]
    articles: Mapping[str, Article]
    equipment: Mapping[str, Equipment]
    levels: Mapping[str, Level]
    postures: Mapping[str, Posture]
    grades: Mapping[str, Grade]
    topics: Mapping[str, Topic]
    source_types: Mapping[str, SourceType]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    never_write: Mapping[str, NeverWrite]
    pain_cycle: PainCycle | None
    glossary: Glossary | None
    body_map: BodyMap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Library):
    """What could be made of the files so far: any part may be missing, because it has a mistake."""

    method: Method | None
    safety: Safety | None
    settings: Settings | None
    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of each entity that is there but could not be understood."""
    mended: tuple[tuple[str, Entity], ...] = ()
    """What is left of some of them without the parts that are wrong, each with the name of its group here."""

    def whole(self) -> Draft:
        """With what was mended among the rest: to judge it, not to make anything from it."""
        if not self.mended:
            return self
        parts: dict[str, Any] = {}
        for group, entity in self.mended:
            there = parts.get(group, getattr(self, group))
            parts[group] = {**there, entity.id: entity} if isinstance(there, Mapping) else entity
        for group, there in parts.items():
            if isinstance(there, Mapping):  # of two with one name, the second is told
                parts[group] = dict(sorted(there.items(), key=lambda one: one[1].origin.file))
        return replace(self, **parts, mended=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Library):
    """Content without an error: all that the pages are made from."""

    method: Method
    safety: Safety
    settings: Settings
