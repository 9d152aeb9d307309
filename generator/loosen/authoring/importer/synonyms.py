"""Other people's words for our keys and kinds."""

from __future__ import annotations

from loosen.model import Draft
from loosen.model.kinds import ExerciseKind, kinds_of

KEYS = {
    "title": "name",
    "exercise name": "name",
    "exercise": "name",
    "name of exercise": "name",
    "modality": "kind",
    "type": "kind",
    "category": "kind",
    "exercise type": "kind",
    "instructions": "steps",
    "instruction": "steps",
    "how to": "steps",
    "aliases": "also called",
    "alias": "also called",
    "alternate names": "also called",
    "alternatenames": "also called",
    "muscle": "muscles",
    "muscle group": "muscles",
    "muscle groups": "muscles",
    "target muscle": "muscles",
    "target muscles": "muscles",
    "target": "muscles",
    "body part": "muscles",
    "bodypart": "muscles",
    "difficulty": "level",
    "difficulty level": "level",
    "hold time": "hold",
    "hold seconds": "hold",
}
_MEANT = {
    "stretching": "stretch",
    "static stretch": "stretch",
    "static stretching": "stretch",
    "foam roll": "self-massage",
    "foam roller": "self-massage",
    "foam rolling": "self-massage",
    "myofascial release": "self-massage",
    "self massage": "self-massage",
    "smr": "self-massage",
    "breathing exercise": "breathing",
    "mobility exercise": "mobility",
    "strength training": "strength",
}


def kind_of(said: str, draft: Draft) -> str:
    """The kind that a word means: one of the site, its section, or another word; empty if none."""
    plain = " ".join(said.lower().replace("_", " ").split())
    known = {word.lower(): id for id, kind in kinds_of(draft).items() for word in _words(kind)}
    return known.get(plain) or _MEANT.get(plain.replace("-", " "), "")


def _words(kind: ExerciseKind) -> tuple[str, ...]:
    own = (kind.own.name, kind.own.short_name or "", kind.own.title) if kind.own else ()
    return kind.section, *own, kind.id
