"""Where authors keep each kind of entity: which file or folder, and which list of the model it ends up in."""

from __future__ import annotations

from collections.abc import Mapping

from loosen import model
from loosen.model.base import Entity

EXERCISES: dict[str, type[model.Exercise]] = {
    "stretch": model.Stretch,
    "self-massage": model.SelfMassage,
    "breathing": model.Breathing,
    "mobility": model.Mobility,
    "strength": model.Strength,
    "rest": model.Rest,
    "walk": model.Walk,
}
FOLDERS: dict[str, tuple[str, type[Entity]]] = {
    "routines": ("routine", model.Routine),
    "muscles": ("muscle", model.Muscle),
    "articles": ("article", model.Article),
}
LISTS: dict[str, tuple[str, str, type[Entity]]] = {
    "vocabulary/equipment.yml": ("equipment", "equipment", model.Equipment),
    "vocabulary/levels.yml": ("level", "levels", model.Level),
    "vocabulary/postures.yml": ("posture", "postures", model.Posture),
    "vocabulary/grades.yml": ("grade", "grades", model.Grade),
    "vocabulary/topics.yml": ("topic", "topics", model.Topic),
    "vocabulary/source-types.yml": ("source-type", "source_types", model.SourceType),
    "evidence/sources.yml": ("source", "sources", model.Source),
    "evidence/claims.yml": ("claim", "claims", model.Claim),
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
}
"""Where a draft has the entities of each kind."""
FORMER: Mapping[str, frozenset[tuple[str, ...]]] = {
    "safety.yml": frozenset({("urgencies", "signs"), ("urgencies", "sources")}),
}
"""Keys of an earlier version by file, which `loosen migrate` brings into today's shape."""
REQUIRED = ("method.yml", "safety.yml", "site.yml")
