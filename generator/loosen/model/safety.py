"""What comes before every exercise: `content/safety.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from loosen.model.base import Day, Entity, Markdown, Plain, SourceId, record
from loosen.model.location import KeyPath


@record
class Sign:
    """One thing that a reader may notice, and where it comes from."""

    sign: Plain
    """What a reader may notice, as a sentence: `You cannot pee, or you cannot hold it.`."""
    action: Plain | None = None
    """What to do at this sign, where it is not just what the urgency says; every page shows it."""
    note: Plain | None = None
    """An honest word about this sign: where no source was seen, that it is ordinary caution."""
    sources: tuple[SourceId, ...] = ()
    """Where this sign comes from; a sign without one needs a `note`."""


@record
class SignGroup:
    """Signs that belong together under one short line."""

    name: Plain
    """One short line that fits on a phone: `Bladder, bowels and genitals`."""
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]
    """The whole signs, one tap away."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Those of all its signs, each once."""
        return tuple(dict.fromkeys(id for sign in self.signs for id in sign.sources))


@record
class Urgency:
    """Signs that need a doctor, with how soon."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Its own short name, for links: `emergency`."""
    name: Plain
    """How urgent it is, in one or two words."""
    action: Plain
    """What to do, and how soon."""
    groups: Annotated[tuple[SignGroup, ...], Field(min_length=1)]
    """What a reader may notice, in groups: a few lines that fit on one screen of a phone."""
    note: Plain | None = None
    """An honest word about all of these signs."""

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Those of all groups."""
        return tuple(sign for group in self.groups for sign in group.signs)


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
class Case:
    """Who has to ask first, in two or three words: a list of them says at a glance whom it concerns."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Its own short name, which never changes: a reader's device remembers it."""
    name: Plain
    """What stands in the line, in two or three words: `thin bones`."""
    words: Annotated[tuple[Plain, ...], Field(min_length=1)]
    """A text is about this case if one of these is in it."""


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
    rate_first: Plain | None = None
    """What to do before each exercise, where a stop rule asks for it: `Rate your pain from 0 to 10.`."""
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
    cases: tuple[Case, ...] = ()
    """Short names for what `ask first` is about in exercises; a text belongs to the first that fits."""
    keep_off: Advice
    """Where never to press or roll."""
    no_diagnosis: Plain
    """What this site cannot know."""
    reviewed: Day
    """When someone last checked every word."""

    def each_sign(self) -> Iterator[tuple[KeyPath, Sign]]:
        """Every sign, with its path in the file."""
        for at, urgency in enumerate(self.urgencies):
            for place, group in enumerate(urgency.groups):
                for number, sign in enumerate(group.signs):
                    yield ("urgencies", at, "groups", place, "signs", number), sign
