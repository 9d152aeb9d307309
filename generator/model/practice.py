"""The files there is one of: method, safety, pain cycle, glossary, the site itself; and articles."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    ClaimId,
    Day,
    Entity,
    GradeId,
    Markdown,
    Plain,
    RoutineId,
    Seconds,
    SourceId,
    record,
)

Sources = tuple[SourceId, ...]


@record
class Article(Entity):
    """`content/articles/<id>.md`: these keys stand between two lines of `---`, then the text."""

    name: Plain
    summary: Plain
    also_called: tuple[Plain, ...] = ()
    reviewed: Day
    text: Annotated[str, Field(alias="\0text")]
    """Markdown, with `::: exercise <id>`, `::: routine <id>`, `::: claim <id>` and `[@source-id]`."""


@record
class Rule:
    """One rule of the method, as the reader sees it on the page about the method."""

    name: Plain
    says: Plain
    """The rule in one sentence."""
    because: Markdown
    """Why we keep it, and what research does and does not support."""
    claims: tuple[ClaimId, ...] = ()
    sources: Sources = ()
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


@record
class Urgency:
    """Signs that need a doctor, with how soon."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Plain
    action: Plain
    """What to do, and how soon."""
    signs: Annotated[tuple[Plain, ...], Field(min_length=1)]
    note: Plain | None = None
    sources: Sources = ()


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
    sources: Sources = ()


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
    effort_sources: Sources = ()
    ask_first: Advice
    keep_off: Advice
    """Where never to press or roll."""
    no_diagnosis: Plain
    """What this site cannot know."""
    reviewed: Day


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
    sources: Sources = ()


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
    sources: Sources = ()


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
    sources: Sources = ()
    reviewed: Day


@record
class Term:
    """One word of the glossary."""

    name: Plain
    means: Markdown
    also_called: tuple[Plain, ...] = ()
    sources: Sources = ()


@record
class Glossary(Entity):
    """`content/glossary.yml`."""

    name: Plain
    summary: Plain
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    reviewed: Day


@record
class Choice:
    """A routine that the home page offers for a question."""

    when: Plain
    """`I have 10 minutes`."""
    routine: RoutineId


@record
class Home:
    """What the front page says."""

    title: Plain
    """The promise, in a few words."""
    lead: Markdown
    safety_question: Plain
    safety_answer: Markdown
    """What to do when the answer is yes."""
    choices_title: Plain
    choices: Annotated[tuple[Choice, ...], Field(min_length=1)]
    method_title: Plain
    method: Markdown
    """The method in a few short sentences."""
    honesty: Markdown


@record
class Settings(Entity):
    """`content/site.yml`: the site's own name, address and front page."""

    name: Plain
    tagline: Plain
    description: Plain
    """For search engines: at most 160 characters."""
    address: Annotated[str, Field(pattern=r"^https?://.*/$")]
    """Where the site is published, with a slash at the end."""
    edit_address: Annotated[str, Field(pattern=r"^https?://.*/$")] | None = None
    """What stands before `content/...` in the address where a file is edited."""
    language: str = "en"
    home: Home
    footer: Markdown
    """At the foot of every page: what this site is not."""
    licence: Markdown
