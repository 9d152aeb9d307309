"""Closed lists that authors choose from: `content/vocabulary/*.yml`, one entry a key."""

from __future__ import annotations

from typing import Literal

from loosen.model.base import Entity, Markdown, Plain, record


@record
class Equipment(Entity):
    """A thing that an exercise needs."""

    name: Plain
    """What a reader calls it, with a capital: `Foam roller`."""
    short_name: Plain | None = None
    """One or two words for a row of facts: `roller`; leave it out where the name will do."""
    with_article: Plain
    """In the middle of a sentence: `a foam roller`."""
    serves_too: tuple[Plain, ...] = ()
    """What can stand in for it, each in a few words."""
    choose: Markdown | None = None
    """How to pick a good one."""


@record
class Level(Entity):
    """How demanding an exercise is; the list goes from easy to hard."""

    name: Plain
    """One word that a reader sees: `Gentle`."""
    means: Plain
    """One sentence on what to expect."""


@record
class Posture(Entity):
    """A way of being placed, such as lying on the back; the timer allows time to change between them."""

    name: Plain
    """`Lying on your back`."""
    height: Literal["floor", "seat", "standing"]
    """How far up from the floor: getting from one height to another takes longer."""


@record
class Grade(Entity):
    """How well research supports a claim; the list goes from strong to weak."""

    name: Plain
    """`Well supported`."""
    means: Plain
    """One sentence."""
    mark: Literal["full", "half", "striped", "ring", "crossed"] = "ring"
    """Its shape beside its name and in plots; choose another one for each grade."""
    tone: Literal["good", "unclear", "bad", "plain"] = "plain"
    """Its colour; word and shape tell it too, as not everyone sees colours."""


@record
class Topic(Entity):
    """What a claim is about."""

    name: Plain
    """The heading on the evidence page."""


@record
class SourceType(Entity):
    """What kind of publication a source is; the list goes from strong to weak."""

    name: Plain
    """What a reader calls it: `Guideline`."""
