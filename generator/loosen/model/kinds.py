"""The registry of kinds: of exercises, one row each; of files, where authors keep each kind of entity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from loosen import model
from loosen.model.base import Entity
from loosen.model.own_kind import OwnKind


class PhaseKind(StrEnum):
    """What a reader does for a while. The timer, the plots and the words know no others."""

    READY = "ready"
    MASSAGE = "massage"
    HOLD = "hold"
    BREATHE = "breathe"
    MOVE = "move"
    LIFT = "lift"
    EASE = "ease"
    WALK = "walk"
    SWITCH = "switch"
    REST = "rest"


class Counts(StrEnum):
    """What the timer counts while an exercise is done."""

    TIME = "time"
    BREATHS = "breaths"
    """Time too, at a pace of breathing that the exercise sets."""
    REPEATS = "repeats"


LONGEST = 600
"""Seconds of one hold, massage or breathing exercise; nobody prescribes more at a stretch."""
LONGEST_EASY = 3600
"""Seconds of one position of ease, or of one walk."""
MOST_REPEATS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseKind:
    """A row of the registry: how one kind of exercise differs, beside its fields, words and mark."""

    id: str
    """What authors write behind `kind`."""
    type: type[model.Exercise]
    section: str
    """The first part of its pages' addresses, which say what kind it is."""
    phase: PhaseKind
    """The phase in which it is done; kinds may share one."""
    dose: str
    """The field of its dose that a routine's `time` or `repeats` replaces."""
    counts: Counts = Counts.TIME
    most: int = LONGEST
    """The most of it that a plan may ask for at once."""
    quiet: bool = False
    """No tone breaks into it: a reader may be half asleep."""
    breathed: bool = False
    """The reader is still, and can follow the breath."""
    asked: tuple[str, ...] = ("sources",)
    """Fields that the model could do without but a rule of `check` asks for."""

    own: OwnKind | None = None
    """The author's file that it is made from; without one, it is shipped."""

    @property
    def words(self) -> str:
        """The key of its words: `nav.self_massage`, `lead.self_massage`, `kind.self_massage`."""
        # No key of a catalogue has a colon, so an author's `safety` is no other word's.
        return f"own:{self.id}" if self.own else self.section.replace("-", "_")


_ROWS = (
    ExerciseKind(
        id="stretch",
        type=model.Stretch,
        section="stretches",
        phase=PhaseKind.HOLD,
        dose="hold",
        breathed=True,
        asked=("muscles", "sources"),
    ),
    ExerciseKind(
        id="self-massage",
        type=model.SelfMassage,
        section="self-massage",
        phase=PhaseKind.MASSAGE,
        dose="massage",
        asked=("muscles", "sources"),
    ),
    ExerciseKind(
        id="breathing",
        type=model.Breathing,
        section="breathing",
        phase=PhaseKind.BREATHE,
        dose="breathe",
        counts=Counts.BREATHS,
        breathed=True,
    ),
    ExerciseKind(
        id="mobility",
        type=model.Mobility,
        section="mobility",
        phase=PhaseKind.MOVE,
        dose="repeats",
        counts=Counts.REPEATS,
        most=MOST_REPEATS,
    ),
    ExerciseKind(
        id="strength",
        type=model.Strength,
        section="strength",
        phase=PhaseKind.LIFT,
        dose="repeats",
        counts=Counts.REPEATS,
        most=MOST_REPEATS,
    ),
    ExerciseKind(
        id="rest",
        type=model.Rest,
        section="positions-of-ease",
        phase=PhaseKind.EASE,
        dose="stay",
        most=LONGEST_EASY,
        quiet=True,
    ),
    ExerciseKind(
        id="walk",
        type=model.Walk,
        section="walking",
        phase=PhaseKind.WALK,
        dose="walk",
        most=LONGEST_EASY,
    ),
)
EXERCISES: Mapping[str, ExerciseKind] = {kind.id: kind for kind in _ROWS}
"""The registry of the kinds of exercise, in the order of the site."""
_BY_TYPE: Mapping[type[model.Exercise], ExerciseKind] = {kind.type: kind for kind in _ROWS}
WORK = tuple(phase for phase in PhaseKind if any(kind.phase is phase for kind in _ROWS))
"""Phases in which a reader does an exercise; the others lead from one to the next."""
QUIET = tuple(phase for phase in WORK if any(kind.phase is phase and kind.quiet for kind in _ROWS))
BREATHED = tuple(phase for phase in WORK if any(kind.phase is phase and kind.breathed for kind in _ROWS))


_HELD = replace(EXERCISES["stretch"], type=model.Held, asked=("sources",))
"""As a stretch is timed, without the rules for stretches."""
_BY_TIMER: Mapping[str, ExerciseKind] = {str(kind.phase): kind for kind in _ROWS} | {"hold": _HELD}


def row_of(own: OwnKind) -> ExerciseKind:
    """The row of an author's own kind: that of the shipped kind that is timed so, under another name."""
    like = EXERCISES[own.rules] if own.rules and own.timer == "hold" else _BY_TIMER[own.timer]
    return replace(like, id=own.id, section=own.id, own=own)


def kinds_of(library: model.Library) -> Mapping[str, ExerciseKind]:
    """The kinds of exercise of one site: the shipped ones, then its own in the order of their files."""
    return {**EXERCISES, **{own.id: row_of(own) for own in library.kinds.values() if own.id not in EXERCISES}}


def kind_of(exercise: model.Exercise) -> ExerciseKind:
    """The kind of an exercise."""
    return row_of(exercise.own_kind) if exercise.own_kind else _BY_TYPE[type(exercise)]


FOLDERS: dict[str, tuple[str, type[Entity]]] = {
    "kinds": ("kind", model.OwnKind),
    "routines": ("routine", model.Routine),
    "muscles": ("muscle", model.Muscle),
    "articles": ("article", model.Article),
    "pages": ("page", model.OwnPage),
}
IN_MARKDOWN = frozenset(folder for folder, (_, type_) in FOLDERS.items() if issubclass(type_, model.Prose))
"""Folders whose files are Markdown below their keys: `.md` and not `.yml`."""
LISTS: dict[str, tuple[str, str, type[Entity]]] = {
    "vocabulary/equipment.yml": ("equipment", "equipment", model.Equipment),
    "vocabulary/levels.yml": ("level", "levels", model.Level),
    "vocabulary/postures.yml": ("posture", "postures", model.Posture),
    "vocabulary/grades.yml": ("grade", "grades", model.Grade),
    "vocabulary/topics.yml": ("topic", "topics", model.Topic),
    "vocabulary/source-types.yml": ("source-type", "source_types", model.SourceType),
    "evidence/sources.yml": ("source", "sources", model.Source),
    "evidence/claims.yml": ("claim", "claims", model.Claim),
    "media.yml": ("medium", "media", model.Medium),
    "evidence/never-write.yml": ("never-write", "never_write", model.NeverWrite),
}
SINGLES: dict[str, tuple[str, type[Entity]]] = {
    "method.yml": ("method", model.Method),
    "safety.yml": ("safety", model.Safety),
    "site.yml": ("settings", model.Settings),
    "pain-cycle.yml": ("pain_cycle", model.PainCycle),
    "glossary.yml": ("glossary", model.Glossary),
    "body-map.yml": ("body_map", model.BodyMap),
}
GROUPS = {
    "exercise": "exercises",
    "moved": "moved",
    **{kind: folder for folder, (kind, _) in FOLDERS.items()},
    **{kind: field for kind, field, _ in LISTS.values()},
    **{kind: kind for kind, _ in SINGLES.values()},
    "words": "words",
    "voice-pack": "voices",
}
"""Where a draft has the entities of each kind."""
FLAT_FIGURE = ("view", "floor", "pose", "start", "props", "target", "arrows", "inset")
"""What stood in a figure when figures were drawn in one plane."""
FORMER: Mapping[str, frozenset[tuple[str, ...]]] = {
    "safety.yml": frozenset({("urgencies", "signs"), ("urgencies", "sources")}),
    "exercises/*.yml": frozenset(("figure", key) for key in FLAT_FIGURE),
}
"""Keys of an earlier version by pattern of files, which `loosen migrate` brings into today's shape."""
REQUIRED = ("method.yml", "safety.yml", "site.yml")
