"""The content model: frozen dataclasses, validated by pydantic.

`loader.parse` fills them from authors' files. A field's name, with spaces for underscores, is its key in the
file, and its docstring is what authors read about it.
"""

from loosen.model.article import Article, Glossary, OwnPage, Prose
from loosen.model.body_map import BodyMap
from loosen.model.evidence import Claim, NeverWrite, Source
from loosen.model.exercise import (
    BreathDose,
    Breathing,
    Exercise,
    Held,
    HoldDose,
    LiftDose,
    MassageDose,
    Mobility,
    MoveDose,
    Rest,
    RestDose,
    SelfMassage,
    SetDose,
    Strength,
    Stretch,
    Walk,
    WalkDose,
)
from loosen.model.media import Medium
from loosen.model.method import Method
from loosen.model.muscle import Muscle
from loosen.model.own_kind import OwnKind
from loosen.model.own_words import OwnWords
from loosen.model.pain_cycle import PainCycle, Stage
from loosen.model.routine import Item, Routine
from loosen.model.safety import Case, Safety
from loosen.model.settings import Home, Settings
from loosen.model.site import Draft, Library, Moved, Site
from loosen.model.vocabulary import Equipment, Grade, Level, Posture, SourceType, Topic
from loosen.model.voice import Clip, VoicePack

__all__ = [
    "Article",
    "BodyMap",
    "BreathDose",
    "Breathing",
    "Case",
    "Claim",
    "Clip",
    "Draft",
    "Equipment",
    "Exercise",
    "Glossary",
    "Grade",
    "Held",
    "HoldDose",
    "Home",
    "Item",
    "Level",
    "Library",
    "LiftDose",
    "MassageDose",
    "Medium",
    "Method",
    "Mobility",
    "MoveDose",
    "Moved",
    "Muscle",
    "NeverWrite",
    "OwnKind",
    "OwnPage",
    "OwnWords",
    "PainCycle",
    "Posture",
    "Prose",
    "Rest",
    "RestDose",
    "Routine",
    "Safety",
    "SelfMassage",
    "SetDose",
    "Settings",
    "Site",
    "Source",
    "SourceType",
    "Stage",
    "Strength",
    "Stretch",
    "Topic",
    "VoicePack",
    "Walk",
    "WalkDose",
]
