"""A drawing bent a little: another pose, as valid as the first."""

from __future__ import annotations

import copy
import random
from typing import Any

from loosen.drawing.mannequin import problems
from loosen.model.figure import Figure
from pydantic import TypeAdapter

_FIGURE = TypeAdapter(Figure)
_ANGLES = ("flexion", "abduction", "knee", "elbow", "twist")
TRIES = (2.0, 0.5, 0.1)
"""How many degrees a part turns at most: less and less, until nothing sinks into the floor."""


def bend(figure: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A figure's values with its angles, its target and its arrows a little different."""
    for most in TRIES:
        bent = _bent(figure, chance, most)
        if not any(problems(_FIGURE.validate_python(bent))):
            return bent
    bent = copy.deepcopy(figure)
    _mark(bent, chance)
    return bent


def _bent(figure: dict[str, Any], chance: random.Random, most: float) -> dict[str, Any]:
    bent = copy.deepcopy(figure)
    for pose in (bent["body"], bent["body"].get("start") or {}):
        for limb in pose.values():
            for key in _ANGLES if isinstance(limb, dict) else ():
                if key in limb:
                    limb[key] = f"{float(limb[key]) + chance.uniform(-most, most):.2f}"
    _mark(bent, chance)
    return bent


def _mark(figure: dict[str, Any], chance: random.Random) -> None:
    """Marks are in the air: they may be of any size."""
    for mark in figure["body"].get("target", ()):
        mark["size"] = f"{float(mark.get('size', 28)) * chance.uniform(0.9, 1.1):.2f}"
    for mark in figure["body"].get("arrows", ()):
        mark["length"] = f"{float(mark.get('length', 14)) * chance.uniform(0.9, 1.1):.2f}"
