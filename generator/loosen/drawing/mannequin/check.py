"""What is wrong with a body: unknown places, limbs that do not reach, joints that bend too far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from loosen.drawing.mannequin.check_position import Problem, posed_problems
from loosen.drawing.mannequin.person import person_of
from loosen.drawing.mannequin.places import WAYS, PlaceError, parse_place
from loosen.drawing.mannequin.solve import start_of
from loosen.model.location import KeyPath
from loosen.model.mannequin import Body

RANGES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "leg": {
        "flexion": (-30, 140), "abduction": (-40, 65), "rotation": (-55, 70),
        "knee": (-5, 165), "ankle": (-75, 35),
    },
    "arm": {
        "flexion": (-70, 185), "abduction": (-50, 185), "rotation": (-95, 105), "elbow": (-5, 155),
        "wrist": (-95, 90),
    },
    "pelvis": {"tilt": (-100, 100), "side": (-60, 60), "twist": (-60, 60), "turn": (-180, 180)},
    "spine": {"flexion": (-75, 115), "side bend": (-50, 50), "twist": (-70, 70), "low": (-30, 40)},
    "head": {"flexion": (-65, 65), "side bend": (-45, 45), "twist": (-85, 85)},
}  # fmt: skip
"""How far each joint goes, in degrees: what a supple person can do, not what everyone should."""
_KINDS = {"legs": "leg", "left leg": "leg", "right leg": "leg", "arms": "arm", "left arm": "arm",
          "right arm": "arm", "pelvis": "pelvis", "spine": "spine", "head": "head"}  # fmt: skip
_PLACES = {"at", "under", "round", "rests on"}
_WORDS = {*WAYS, "away", "round"}


def problems(body: Body, id: str = "") -> Iterator[Problem]:
    """Everything that is wrong with a body. Without a problem, drawing it never fails."""
    said = [*_texts(body, ()), *_ranges(body)]
    yield from said
    if any(one.message.startswith(("a place", "a way")) for one in said):
        return
    person = person_of(body.person or "", id)
    for key, pose in (((), body), (("start",), start_of(body))):
        if pose:
            yield from posed_problems(key, body, pose, person)


def _texts(record: object, path: KeyPath) -> Iterator[Problem]:
    """Each text that is to be a place or a way."""
    for one in fields(record):  # type: ignore[arg-type]
        value, key = getattr(record, one.name), one.name.replace("_", " ")
        for step, inside in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            here = (*path, key) if step is None else (*path, key, step)
            if is_dataclass(inside):
                yield from _texts(inside, here)
            elif isinstance(inside, str) and key in _PLACES:
                yield from _bad_place(inside, here)
            elif isinstance(inside, str) and key in {"toward", "points", "fingers"}:
                yield from _bad_way(inside, here)


def _bad_place(text: str, path: KeyPath) -> Iterator[Problem]:
    try:
        parse_place(text)
    except PlaceError as error:
        yield Problem(path, f"a place must be one that is known, got `{text}`", str(error))


def _bad_way(text: str, path: KeyPath) -> Iterator[Problem]:
    unknown = [word for word in text.split() if word not in _WORDS]
    if unknown or not text.split():
        help = f"use one or more of: {', '.join(sorted(_WORDS))}"
        yield Problem(path, f"a way must be made of known words, got `{text}`", help)


def _ranges(body: Body) -> Iterator[Problem]:
    for before, stance in (((), body), (("start",), body.start)):
        for key, kind in _KINDS.items():
            part = getattr(stance, key.replace(" ", "_")) if stance else None
            for name, (low, high) in RANGES[kind].items() if part else ():
                value = getattr(part, name.replace(" ", "_"))
                if not low <= value <= high:
                    message = f"`{name}` must be between {low:g} and {high:g} degrees, got {value:g}"
                    yield Problem(
                        (*before, key, name), message, "no joint goes that far: turn another one too"
                    )
