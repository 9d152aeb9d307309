"""The author's model of how pain goes on: `content/pain-cycle.yml`."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import Field

from loosen.model.base import ClaimId, Day, Entity, GradeId, Markdown, Plain, SourceId, record


@record
class Part:
    """One part of a stage."""

    name: Plain
    """What it is called."""
    text: Plain
    """What the model says about it."""


@record
class Stage:
    """One stage of the pain cycle."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Its own short name, which exercises and muscles use under `pain cycle`."""
    name: Plain
    """What a reader calls it."""
    short_name: Plain | None = None
    """For a small ring, where a line holds about ten letters; divide a long word by hand: `Swell- ing`."""
    model_says: Plain
    """What the author's model says, in one sentence."""
    honest_note: Plain
    """What is not known, or speaks against it."""
    grade: GradeId
    """How well research supports it as a link in this chain: an id of `vocabulary/grades.yml`."""
    parts: tuple[Part, ...] = ()
    """What it is made of; `shape` says how many."""
    what_helps: Markdown | None = None
    """What a reader can do here; links to exercises and muscles are made from their own files."""
    claims: tuple[ClaimId, ...] = ()
    """What research says about it; each claim is shown with its grade."""
    sources: tuple[SourceId, ...] = ()
    """Where these statements come from; a stage needs a source or a claim."""


@record
class Shape:
    """What the author's model promises; `check` holds the stages to it."""

    stages: Annotated[int, Field(ge=2, le=20)]
    """How many stages there are."""
    last: str
    """The id of the last stage."""
    parts: dict[str, Annotated[int, Field(ge=1, le=20)]] = field(default_factory=dict)
    """How many parts a stage has, by the stage's id."""


@record
class Loop:
    """A better-studied companion of the model."""

    name: Plain
    """What it is called."""
    text: Markdown
    """What it is, in a few sentences."""
    steps: tuple[Plain, ...]
    """Its steps in order; the last leads back to the first."""
    way_out: Markdown
    """How to leave it."""
    claims: tuple[ClaimId, ...] = ()
    """What research says about it; each claim is shown with its grade."""
    sources: tuple[SourceId, ...] = ()
    """Where it comes from."""


@record
class PainCycle(Entity):
    """`content/pain-cycle.yml`."""

    name: Plain
    """The title of the page."""
    summary: Plain
    """One sentence: what the page is about."""
    label: Plain
    """What kind of thing this model is; it stands on the diagram's face."""
    intro: Markdown
    """The first words of the page."""
    shape: Shape
    """How many stages and parts there must be; `check` counts them."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=2)]
    """The stages in their order."""
    loop: Loop
    """A better-studied model that stands beside it."""
    also_true: tuple[Plain, ...] = ()
    """What else a reader should know, one sentence each."""
    claims: tuple[ClaimId, ...] = ()
    """Claims about the model as a whole."""
    sources: tuple[SourceId, ...] = ()
    """Where the model comes from."""
    reviewed: Day
    """When someone last checked every word."""
