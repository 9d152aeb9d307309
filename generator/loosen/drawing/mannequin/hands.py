"""The lines between the fingers of a hand that holds something: without them a fist is a lump."""

from __future__ import annotations

import math

import numpy as np

from loosen.drawing.mannequin.pen import smooth
from loosen.drawing.mannequin.scene import Scene
from loosen.drawing.mannequin.space import SIDES, Vec, vec

HOLDS = 35.0
"""How far fingers are bent, in degrees, where a hand holds something."""
_GAPS = (-0.5, 0.0, 0.5)
"""Where one finger ends and the next one begins, as a share of half the width of a hand."""
_ALONG = ((0, 0.75), (0, 0.1), (0, -0.5), (1, 0.1), (1, -0.6))
"""Places from the knuckles to the tips: on which ball of the fingers, and how high on it."""
_BEFORE = 0.012
"""How far before the skin something must be to hide it."""


def between_fingers(scene: Scene) -> str:
    """The lines as a path, where they are seen."""
    flesh = scene.flesh
    fingers = {part.name: part.balls for part in flesh.parts if part.name.endswith("fingers")}
    text = ""
    for side, s in SIDES:
        if flesh.skeleton.curls.get(side, 0.0) < HOLDS:
            continue
        balls = [flesh.balls[i] for i in fingers[f"{side} fingers"]]
        for gap in _GAPS:
            line = [balls[i].middle + balls[i].axes @ _outside(s, high, gap) for i, high in _ALONG]
            clear, seen = scene.visible(np.array(line), _BEFORE)
            text += _longest(seen, clear.tolist())
    return text


def _outside(s: int, high: float, gap: float) -> Vec:
    """A way from the middle of a ball to the back of a hand."""
    return vec(s * math.sqrt(max(1 - high**2 - gap**2, 0.0)), high, gap)


def _longest(seen: Vec, clear: list[bool]) -> str:
    """The part of a line that is seen from its first place on."""
    rows = [i for i, is_clear in enumerate(clear) if is_clear]
    return smooth(seen[rows[0] : rows[-1] + 1]) if len(rows) > 2 else ""
