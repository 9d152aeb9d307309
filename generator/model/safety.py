"""What comes before every exercise: `content/safety.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Entity, Markdown, Plain, SourceId, record


@record
class Urgency:
    """Signs that need a doctor, with how soon."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Its own short name, for links: `emergency`."""
    name: Plain
    """How urgent it is, in one or two words."""
    action: Plain
    """What to do, and how soon."""
    signs: Annotated[tuple[Plain, ...], Field(min_length=1)]
    """What a reader may notice, one sign each."""
    note: Plain | None = None
    """An honest word about where these signs come from."""
    sources: tuple[SourceId, ...] = ()
    """Where the signs come from; at least one."""


@record
class Effort:
    """One band of the effort scale."""

    numbers: Plain
    """`0-3`."""
    name: Plain
    """What this band is called: `Careful`."""
    do: Plain
    """What to do at this number."""


@record
class Advice:
    """A few rules under one heading, with where they come from."""

    name: Plain
    """The heading."""
    intro: Markdown | None = None
    """What stands before the points."""
    points: Annotated[tuple[Plain, ...], Field(min_length=1)]
    """One rule each."""
    note: Plain | None = None
    """What stands after the points."""
    sources: tuple[SourceId, ...] = ()
    """Where the rules come from."""


@record
class Safety(Entity):
    """`content/safety.yml`: what comes before every exercise."""

    name: Plain
    """The title of the page."""
    summary: Plain
    """One sentence: what the page is about."""
    intro: Markdown
    """The first words of the page."""
    urgencies: Annotated[tuple[Urgency, ...], Field(min_length=1)]
    """From the most urgent down; the first is shown on every exercise and routine."""
    stop_if: Advice
    """Stop rules that hold for every exercise."""
    flare: Advice
    """What to do and to leave out on a bad day."""
    effort: Annotated[tuple[Effort, ...], Field(min_length=1)]
    """The bands of the effort scale, from low to high."""
    effort_intro: Markdown
    """How to use the scale."""
    effort_sources: tuple[SourceId, ...] = ()
    """Where the scale comes from."""
    ask_first: Advice
    """Who should ask a doctor or physiotherapist before any exercise."""
    keep_off: Advice
    """Where never to press or roll."""
    no_diagnosis: Plain
    """What this site cannot know."""
    reviewed: Day
    """When someone last checked every word."""
