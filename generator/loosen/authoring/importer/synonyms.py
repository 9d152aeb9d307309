"""Other people's words for our keys and kinds."""

from __future__ import annotations

from loosen.model.kinds import EXERCISES

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
_KINDS = {kind.section: id for id, kind in EXERCISES.items()} | {id: id for id in EXERCISES}


def kind_of(said: str) -> str:
    """The kind that a word means: ours, the name of its section, or another word; empty if none."""
    plain = " ".join(said.lower().replace("_", " ").split())
    return _KINDS.get(plain) or _MEANT.get(plain.replace("-", " "), "")
