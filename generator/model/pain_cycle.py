"""The author's model of how pain goes on: `content/pain-cycle.yml`."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import Field

from generator.model.base import ClaimId, Day, Entity, GradeId, Markdown, Plain, SourceId, record


@record
class Part:
    """One part of a stage."""

    name: Plain
    text: Plain


@record
class Stage:
    """One stage of the pain cycle."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Plain
    model_says: Plain
    honest_note: Plain
    grade: GradeId
    parts: tuple[Part, ...] = ()
    what_helps: Markdown | None = None
    """What a reader can do here; links to exercises and muscles are made from their own files."""
    claims: tuple[ClaimId, ...] = ()
    sources: tuple[SourceId, ...] = ()


@record
class Shape:
    """What the author's model promises; `check` holds the stages to it."""

    stages: Annotated[int, Field(ge=2, le=20)]
    last: str
    """The id of the last stage."""
    parts: dict[str, Annotated[int, Field(ge=1, le=20)]] = field(default_factory=dict)
    """How many parts a stage has, by the stage's id."""


@record
class Loop:
    """A better-studied companion of the model."""

    name: Plain
    text: Markdown
    steps: tuple[Plain, ...]
    """Its steps in order; the last leads back to the first."""
    way_out: Markdown
    claims: tuple[ClaimId, ...] = ()
    sources: tuple[SourceId, ...] = ()


@record
class PainCycle(Entity):
    """`content/pain-cycle.yml`."""

    name: Plain
    summary: Plain
    label: Plain
    """What kind of thing this model is; it stands on the diagram's face."""
    intro: Markdown
    shape: Shape
    stages: Annotated[tuple[Stage, ...], Field(min_length=2)]
    loop: Loop
    also_true: tuple[Plain, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    reviewed: Day
