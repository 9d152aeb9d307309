"""All content as one value: `Site` if it is valid, `Draft` if it may have gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from pydantic import Field

from loosen.model.article import Article, Glossary, OwnPage
from loosen.model.base import Entity, ExerciseId, record
from loosen.model.body_map import BodyMap
from loosen.model.evidence import Claim, NeverWrite, Source
from loosen.model.exercise import Exercise
from loosen.model.media import MediaFile, Medium
from loosen.model.method import Method
from loosen.model.muscle import Muscle
from loosen.model.own_kind import OwnKind
from loosen.model.own_template import OwnTemplate
from loosen.model.own_words import OwnWords
from loosen.model.pain_cycle import PainCycle
from loosen.model.publisher_file import PublisherFile
from loosen.model.routine import Routine
from loosen.model.safety import Safety
from loosen.model.settings import Settings
from loosen.model.vocabulary import Equipment, Grade, Level, Posture, SourceType, Topic
from loosen.model.voice import Clip, VoicePack


@record
class Moved(Entity):
    """An exercise's old id: its file says only where it went, so that the old address still leads there."""

    moved_to: Annotated[ExerciseId, Field(alias="moved_to")]
    """The exercise's new id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What drafts and sites share. Each mapping goes from id to entity, in the order of the files."""

    kinds: Mapping[str, OwnKind]
    """The author's own kinds of exercise, beside the shipped ones."""
    exercises: Mapping[str, Exercise]
    moved: Mapping[str, Moved]
    routines: Mapping[str, Routine]
    muscles: Mapping[str, Muscle]
    articles: Mapping[str, Article]
    pages: Mapping[str, OwnPage]
    equipment: Mapping[str, Equipment]
    levels: Mapping[str, Level]
    postures: Mapping[str, Posture]
    grades: Mapping[str, Grade]
    topics: Mapping[str, Topic]
    source_types: Mapping[str, SourceType]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    never_write: Mapping[str, NeverWrite]
    media: Mapping[str, Medium]
    pain_cycle: PainCycle | None
    glossary: Glossary | None
    body_map: BodyMap | None
    words: OwnWords | None = None
    """The author's own words of the interface."""
    look: Mapping[str, bytes] = field(default_factory=dict)
    """The files in `content/look/`, by name."""
    templates: Mapping[str, OwnTemplate] = field(default_factory=dict)
    """The files in `content/templates/`, by their path in there."""
    media_files: tuple[MediaFile, ...] = ()
    """What stands in `content/media/`."""
    voices: Mapping[str, VoicePack] = field(default_factory=dict)
    clips: tuple[Clip, ...] = ()
    """The recordings of all voices, in the order of their files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Library):
    """Content as far as it could be parsed: any entity may be missing because it is invalid."""

    method: Method | None
    safety: Safety | None
    settings: Settings | None
    broken: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of each entity whose file exists but is invalid."""
    recovered: tuple[tuple[str, Entity], ...] = ()
    """Some of them without their invalid values, each with the name of its field here."""
    publisher: PublisherFile | None = None
    """The `mkdocs.yml` beside the content folder."""

    def with_recovered(self) -> Draft:
        """The draft with recovered entities among the others: to check it, not to build from it."""
        if not self.recovered:
            return self
        parts: dict[str, Any] = {}
        for group, entity in self.recovered:
            there = parts.get(group, getattr(self, group))
            parts[group] = {**there, entity.id: entity} if isinstance(there, Mapping) else entity
        for group, there in parts.items():
            if isinstance(there, Mapping):  # of two with one name, the later file is reported
                parts[group] = dict(sorted(there.items(), key=lambda one: one[1].origin.file))
        return replace(self, **parts, recovered=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Library):
    """Valid content: all that the pages are made from."""

    method: Method
    safety: Safety
    settings: Settings
