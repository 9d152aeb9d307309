"""Exercises: `content/exercises/<id>.yml`. The `kind` of the file chooses the type."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, SkipValidation

from loosen.model.base import (
    ClaimId,
    Count,
    Day,
    DaysAWeek,
    Entity,
    EquipmentId,
    ExerciseId,
    LevelId,
    Markdown,
    MediumId,
    MuscleId,
    Plain,
    PostureId,
    Seconds,
    Sides,
    SourceId,
    StageId,
    WebAddress,
    record,
)
from loosen.model.figure import Figure
from loosen.model.own_kind import OWN_KIND, OwnKind

Steps = Annotated[tuple[Markdown, ...], Field(min_length=1)]
Texts = tuple[Plain, ...]


@record
class Dose:
    """How much."""


@record
class RestDose(Dose):
    """How much of a position of ease."""

    stay: Seconds
    """How long to stay in it at most; how often is up to the reader."""


@record
class DailyDose(Dose):
    """How much of what is done on some days of the week."""

    days_per_week: DaysAWeek
    """`3-6`, or `7` for every day."""


@record
class WalkDose(DailyDose):
    """How much of a walk."""

    walk: Seconds
    """How long to walk at a time."""


@record
class SetDose(DailyDose):
    """How much of what is done in sets."""

    sets: Count = 1
    """How often the whole is done on one day."""
    rest: Seconds = 10
    """The pause between sets."""


@record
class HoldDose(SetDose):
    """How much of a stretch."""

    hold: Seconds
    """How long to stay in the stretch, for each side."""


@record
class MassageDose(SetDose):
    """How much of a self-massage."""

    massage: Seconds
    """How long to massage, for each side."""
    one_spot: Seconds
    """The longest time on one spot before moving on."""


@record
class BreathDose(SetDose):
    """How much of a breathing exercise."""

    breathe: Seconds
    """How long to go on."""
    breath_in: Seconds
    """How long one breath in takes."""
    breath_out: Seconds
    """How long one breath out takes."""


@record
class LiftDose(SetDose):
    """How much of a strength exercise."""

    repeats: Count
    """How often to lift and lower, for each side."""
    up: Seconds
    """How long the lift takes."""
    hold: Seconds | None = None
    """How long to stay at the top; leave it out to lower at once."""
    down: Seconds
    """How long to lower, slower than the lift."""

    @property
    def one_repeat(self) -> int:
        """Seconds of one time up and down."""
        return self.up + (self.hold or 0) + self.down


@record
class MoveDose(SetDose):
    """How much of a movement that is repeated."""

    repeats: Count
    """How often to move there and back, for each side."""
    one_repeat: Seconds
    """How long one time there and back takes, done slowly."""


@record
class Credit:
    """Whose text this is, where it was taken from elsewhere."""

    author: Plain
    """Who wrote it, as they want to be named."""
    licence: Plain
    """The licence that allows its use: `CC BY-SA 4.0`."""
    url: WebAddress | None = None
    """Where it stands."""


@record
class Exercise(Entity):
    """What all exercises share."""

    name: Plain
    """The title of the page, as people say it: `Figure-four stretch`."""
    short_name: Plain | None = None
    """One or two words for below a small picture: `Figure four`; leave it out where the name is as short."""
    also_called: Texts = ()
    """Other names, and plain words that someone may search for."""
    summary: Plain
    """One sentence of at most about 20 words: what it is and what it is for."""
    muscles: tuple[MuscleId, ...] = ()
    """The muscles that it is for, the main one first."""
    equipment: tuple[EquipmentId, ...] = ()
    """What is needed; leave it out when nothing is."""
    level: LevelId
    """How demanding it is: an id of `vocabulary/levels.yml`."""
    posture: PostureId
    """The posture that it is done in; the timer allows time to change."""
    position: Plain
    """How to get into place, in one or two sentences."""
    dose: Dose
    """How much."""
    sides: Sides
    """`each`: left and right, timed apart; `both`: at once; `none`: it has no sides."""
    steps: Steps
    """What to do, one action a step, in order."""
    feel: Plain
    """Where and what the reader should feel."""
    breathing: Plain
    """How to breathe in this position."""
    mistakes: Texts
    """What people often get wrong, and what to do instead."""
    easier: Plain
    """A version that asks for less."""
    harder: Plain | None = None
    """A version that asks for more; leave it out only where more would be no better."""
    ask_first: Texts
    """Who should ask a doctor or physiotherapist before trying it."""
    stop_if: Texts
    """Signs to stop at, on top of the stop rules in `safety.yml`, which every page shows."""
    good_to_know: Markdown | None = None
    """Anything else that helps."""
    pain_cycle: tuple[StageId, ...] = ()
    """The stages of the pain cycle that it belongs to."""
    claims: tuple[ClaimId, ...] = ()
    """What research says about it; each claim is shown with its grade."""
    sources: tuple[SourceId, ...] = ()
    """Where the technique comes from."""
    credit: Credit | None = None
    """Whose text this is, where it was taken from elsewhere; the page names them."""
    reviewed: Day
    """When someone last checked every word."""
    media: tuple[MediumId, ...] = ()
    """Photos, films or sounds beside the drawing: names of files in `content/media/`, told in `media.yml`."""
    figure: Figure | None = None
    """A drawing of the position; the last thing in the file."""
    own_kind: Annotated[SkipValidation[OwnKind | None], Field(alias=OWN_KIND)] = None
    """The author's own kind that it is of; without one, its type says its kind."""


@record
class Stretch(Exercise):
    """Held still, on the edge of a mild pull."""

    dose: HoldDose
    prepare: ExerciseId | None = None
    """The self-massage that comes first; necessary when the method has `order`."""
    shorter_hold_because: Plain | None = None
    """Why this stretch is held for less than the method's minimum; the reader sees it."""


@record
class SelfMassage(Exercise):
    """Pressure on a muscle with a roller, a ball or the hands."""

    dose: MassageDose
    pressure: Plain
    """How hard, on the effort scale: `3 to 4 out of 10`."""
    keep_off: Annotated[Texts, Field(min_length=1)]
    """Places where the roller or ball must not go."""


@record
class Breathing(Exercise):
    """Paced breathing."""

    dose: BreathDose


@record
class Mobility(Exercise):
    """Small movements that are repeated and never held."""

    dose: MoveDose


@record
class Strength(Exercise):
    """Lifted and lowered, at a steady pace."""

    dose: LiftDose


@record
class Rest(Exercise):
    """A position of ease, for as long as it helps."""

    dose: RestDose


@record
class Held(Exercise):
    """Held still, without being a stretch: only an author's own kinds are timed so."""

    dose: HoldDose


@record
class Walk(Exercise):
    """Walking, by the minute."""

    dose: WalkDose
