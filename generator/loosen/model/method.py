"""The author's rules: `content/method.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from loosen.model.base import ClaimId, Day, Entity, Markdown, Plain, Seconds, SourceId, record


@record
class Rule:
    """One rule of the method, as the reader sees it on the page about the method."""

    name: Plain
    """The rule in a few words, as a heading."""
    says: Plain
    """The rule in one sentence."""
    because: Markdown
    """Why we keep it, and what research does and does not support."""
    claims: tuple[ClaimId, ...] = ()
    """What research says about it; each claim is shown with its grade."""
    sources: tuple[SourceId, ...] = ()
    """What the rule rests on."""
    reviewed: Day
    """When someone last checked this rule."""


@record
class OrderRule(Rule):
    """The rule about what comes first."""

    optional: Literal["yes", "no"] = "no"
    """`yes` when a reader may leave the self-massage out; the pages then say so. `check` keeps the order."""


@record
class TimeRule(Rule):
    """A rule with a time that `check` and the timer use."""

    value: Seconds
    """The time itself."""


@record
class EffortRule(Rule):
    """A rule with a number on the effort scale of 0 to 10."""

    value: Annotated[int, Field(ge=0, le=10)]
    """The number itself."""


WordsPerMinute = Annotated[int, Field(ge=40, le=400)]
"""How fast a text is read aloud."""


@record
class Pacing:
    """How long the timer allows for what is not exercise; what an author leaves out has a calm default."""

    get_ready: Seconds = 20
    """Before the first exercise, at least: to read how it begins, and to get there."""
    switch_sides: Seconds = 8
    """From the left side to the right."""
    next_exercise: Seconds = 10
    """To move on, at least; longer where its position takes longer to read."""
    fetch_equipment: Seconds = 10
    """On top, when the next exercise needs something that the last one did not."""
    change_height: Seconds = 15
    """On top, when the next exercise is at another height: from the floor to a chair, say."""
    turn_over: Seconds = 8
    """On top, when it is another posture at the same height: from your back to your side, say."""
    read_aloud: WordsPerMinute = 120
    """How many words of a position are read in a minute, calmly and aloud."""


@record
class Method(Entity):
    """`content/method.yml`: the author's rules, with sources and review dates."""

    name: Plain
    """The title of the page about the method."""
    summary: Plain
    """One sentence: what the page is about."""
    intro: Markdown
    """The first words of the page."""
    order: OrderRule | None = None
    """Massage the muscle, then stretch it; leave it out when your method has no such order."""
    minimum_hold: TimeRule
    """The shortest hold of a stretch that has no reason for less."""
    longest_on_one_spot: TimeRule | None = None
    """The longest self-massage of one spot; leave it out when there is no massage."""
    longest_per_muscle: TimeRule | None = None
    """The most self-massage for one muscle, each side, on one day; leave it out when there is no massage."""
    effort_limit: EffortRule
    """How hard a pull or a pressure may be."""
    breathing: Rule
    """How to breathe in a stretch."""
    breath_in: Seconds = 4
    """How long one breath in takes while a stretch is held."""
    breath_out: Seconds = 6
    """How long one breath out takes while a stretch is held."""
    dose: Rule
    """How often, how many sets."""
    pacing: Pacing = Pacing()
    """What the timer allows for everything between the exercises."""
    honesty: Markdown | None = None
    """How we grade, and what we do not know."""
    review_every_months: Annotated[int, Field(ge=1, le=120)] = 24
    """A page that was last reviewed longer ago than this gets a warning."""
    reviewed: Day
    """When someone last checked every word."""
