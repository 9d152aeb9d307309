"""The author's rules: `content/method.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import ClaimId, Day, Entity, Markdown, Plain, Seconds, SourceId, record


@record
class Rule:
    """One rule of the method, as the reader sees it on the page about the method."""

    name: Plain
    says: Plain
    """The rule in one sentence."""
    because: Markdown
    """Why we keep it, and what research does and does not support."""
    claims: tuple[ClaimId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    reviewed: Day


@record
class TimeRule(Rule):
    """A rule with a time that `check` and the timer use."""

    value: Seconds


@record
class EffortRule(Rule):
    """A rule with a number on the effort scale of 0 to 10."""

    value: Annotated[int, Field(ge=0, le=10)]


@record
class Pacing:
    """How long the timer allows for what is not exercise."""

    get_ready: Seconds
    """Before the first exercise."""
    switch_sides: Seconds
    next_exercise: Seconds
    """To move on when posture height and equipment stay the same."""
    fetch_equipment: Seconds
    """On top, when the next exercise needs something that the last one did not."""
    change_height: Seconds
    """On top, when the next exercise is at another height: from the floor to a chair, say."""


@record
class Method(Entity):
    """`content/method.yml`: the author's rules, with sources and review dates."""

    name: Plain
    summary: Plain
    intro: Markdown
    order: Rule
    """Massage the muscle, then stretch it."""
    minimum_hold: TimeRule
    longest_on_one_spot: TimeRule
    longest_per_muscle: TimeRule
    """The most self-massage for one muscle, each side, on one day."""
    effort_limit: EffortRule
    breathing: Rule
    breath_in: Seconds
    breath_out: Seconds
    dose: Rule
    """How often, how many sets."""
    pacing: Pacing
    honesty: Markdown
    """How we grade, and what we do not know."""
    review_every_months: Annotated[int, Field(ge=1, le=120)]
    """A page that was last reviewed longer ago than this gets a warning."""
    reviewed: Day
