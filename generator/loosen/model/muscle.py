"""Muscles: `content/muscles/<id>.yml`."""

from __future__ import annotations

from typing import Literal

from loosen.model.base import ClaimId, Day, Entity, Markdown, Plain, SourceId, StageId, record
from loosen.model.body_map import Region


@record
class Muscle(Entity):
    """What an exercise is for; its page lists its self-massages and stretches, which are not named here."""

    name: Plain
    """The plain name, as a reader would say it."""
    anatomical_name: Plain
    """The name that doctors use."""
    also_called: tuple[Plain, ...] = ()
    """Plain words that someone may search for."""
    summary: Plain
    """One sentence: what it is and why it is here."""
    where: Markdown
    """Where it is."""
    find_it: Markdown
    """How to find it on yourself, with your hands."""
    job: Markdown
    """What it does."""
    why_it_matters: Markdown
    """What it has to do with the trouble that this site is about."""
    model_side: Literal["short", "long", "either"] | None = None
    """Its side of the imbalance in the author's model: the short and active one, or the long one."""
    model_note: Plain | None = None
    """One honest sentence about that."""
    careful: Plain | None = None
    """What to keep off, or to be careful with, around it."""
    show_before: Literal["yes", "no"] = "no"
    """`yes` when what is felt here may come from elsewhere: `before` of the body map opens the page."""
    pain_cycle: tuple[StageId, ...] = ()
    """The stages of the pain cycle that it belongs to."""
    claims: tuple[ClaimId, ...] = ()
    """What research says about it; each claim is shown with its grade."""
    sources: tuple[SourceId, ...] = ()
    """Where these statements come from."""
    reviewed: Day
    """When someone last checked every word."""
    map: tuple[Region, ...] = ()
    """Where it lies on the map of the body."""
