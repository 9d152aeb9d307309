"""The words of the product as frozen types: what a person reads, does and relies on.

Every type here is read straight from an author's file by `parse`; a field's docstring is what the author
reads about it, and its name, with spaces for underscores, is the key in the file.
"""

from generator.model.body_map import BodyMap
from generator.model.evidence import Claim, NeverWrite, Source
from generator.model.exercise import (
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
from generator.model.method import Method
from generator.model.muscle import Muscle
from generator.model.pain_cycle import PainCycle, Stage
from generator.model.reading import Article, Glossary
from generator.model.routine import Item, Routine
from generator.model.safety import Safety
from generator.model.settings import Home, Settings
from generator.model.site import Draft, Library, Moved, Site
from generator.model.vocabulary import Equipment, Grade, Level, Posture, SourceType, Topic

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
