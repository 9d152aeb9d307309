"""What comes before every exercise: `content/safety.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Entity, Markdown, Plain, SourceId, record


@record
class Urgency:
    """Signs that need a doctor, with how soon."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Plain
    action: Plain
    """What to do, and how soon."""
    signs: Annotated[tuple[Plain, ...], Field(min_length=1)]
    note: Plain | None = None
    sources: tuple[SourceId, ...] = ()


@record
class Effort:
    """One band of the effort scale."""

    numbers: Plain
    """`0-3`."""
    name: Plain
    do: Plain
    """What to do at this number."""


@record
class Advice:
    """A few rules under one heading, with where they come from."""

    name: Plain
    intro: Markdown | None = None
    points: Annotated[tuple[Plain, ...], Field(min_length=1)]
    note: Plain | None = None
    sources: tuple[SourceId, ...] = ()


@record
class Safety(Entity):
    """`content/safety.yml`: what comes before every exercise."""

    name: Plain
    summary: Plain
    intro: Markdown
    urgencies: Annotated[tuple[Urgency, ...], Field(min_length=1)]
    """From the most urgent down; the first is shown on every exercise and routine."""
    stop_if: Advice
    """Stop rules that hold for every exercise."""
    flare: Advice
    effort: Annotated[tuple[Effort, ...], Field(min_length=1)]
    effort_intro: Markdown
    effort_sources: tuple[SourceId, ...] = ()
    ask_first: Advice
    keep_off: Advice
    """Where never to press or roll."""
    no_diagnosis: Plain
    """What this site cannot know."""
    reviewed: Day
