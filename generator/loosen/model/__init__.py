"""The words of the product as frozen types: what a person reads, does and relies on.

Every type here is read straight from an author's file by `parse`; a field's docstring is what the author
reads about it, and its name, with spaces for underscores, is the key in the file.
"""

from loosen.model.article import Article, Glossary
from loosen.model.body_map import BodyMap
from loosen.model.evidence import Claim, NeverWrite, Source
from loosen.model.exercise import (
    BreathDose,
    Breathing,
    Exercise,
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
from loosen.model.method import Method
from loosen.model.muscle import Muscle
from loosen.model.pain_cycle import PainCycle, Stage
from loosen.model.routine import Item, Routine
from loosen.model.safety import Safety
from loosen.model.settings import Home, Settings
from loosen.model.site import Draft, Library, Moved, Site
from loosen.model.vocabulary import Equipment, Grade, Level, Posture, SourceType, Topic

__all__ = [
    "Article",
    "BodyMap",
    "BreathDose",
    "Breathing",
    "Claim",
    "Draft",
    "Equipment",
    "Exercise",
    "Glossary",
    "Grade",
    "HoldDose",
    "Home",
    "Item",
    "Level",
    "Library",
    "LiftDose",
    "MassageDose",
    "Method",
    "Mobility",
    "MoveDose",
    "Moved",
    "Muscle",
    "NeverWrite",
    "PainCycle",
    "Posture",
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
    "Walk",
    "WalkDose",
]
