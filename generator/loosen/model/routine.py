"""Routines: `content/routines/<id>.yml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from loosen.model.base import Count, Day, Entity, ExerciseId, Markdown, Plain, Seconds, SourceId, record


@record
class Item:
    """One exercise in a routine. A bare id means: just as the exercise's own file says."""

    exercise: ExerciseId
    """The exercise's id."""
    sets: Count | None = None
    """Other than the exercise's own."""
    time: Seconds | None = None
    """Hold, massage, breathe, rest or walk for this long, other than the exercise's own."""
    repeats: Count | None = None
    """For movements and strength: other than the exercise's own."""
    get_ready: Seconds | None = None
    """To get into place, when turning over takes longer than `pacing` in `method.yml` allows."""
    note: Plain | None = None
    """A word to the reader at this point of the routine."""


def _item(value: Any) -> Any:
    return {"exercise": value} if isinstance(value, str) else value


Items = Annotated[tuple[Annotated[Item, BeforeValidator(_item)], ...], Field(min_length=1)]


@record
class Routine(Entity):
    """An ordered list of exercises with a purpose; its length is computed from them, never typed."""

    name: Plain
    """The title of the page, as people say it: `Desk break`."""
    summary: Plain
    """One sentence: what it is good for."""
    also_called: tuple[Plain, ...] = ()
    """Other names, and plain words that someone may search for."""
    for_whom: Markdown
    """When to choose it, and who it suits."""
    not_for: tuple[Plain, ...] = ()
    """When to choose something else."""
    before_you_start: Markdown | None = None
    """How to set up the room."""
    exercises: Items
    """In the order in which they are done; a self-massage comes before its stretch."""
    massage_first: Literal["yes", "no"] = "yes"
    """`no` when this routine stretches without the self-massage first; then say why in `because`."""
    because: Plain | None = None
    """Why this routine leaves the massage out; the reader sees it."""
    afterwards: Markdown | None = None
    """What to do when it is done."""
    sources: tuple[SourceId, ...] = ()
    """Where the choice and the order come from."""
    reviewed: Day
    """When someone last checked every word."""
