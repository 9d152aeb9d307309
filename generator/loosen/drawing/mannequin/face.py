"""What is on a head: the face on the hair, eyes, brows, nose and mouth, strands and glasses."""

from __future__ import annotations

import math

import numpy as np

from loosen.drawing.mannequin.patches import on_ball
from loosen.drawing.mannequin.pen import smooth
from loosen.drawing.mannequin.scene import Scene
from loosen.drawing.mannequin.space import Vec, unit, vec

_HAIRLINE = ((0, 43), (28, 40), (46, 27), (56, 8), (62, -14), (60, -40), (40, -62), (0, -72))
"""The edge of a face on the skull: how far to the side, and how high, as angles."""
_MOUTH = (
    (-0.017, 0.0185, 0.0835),
    (-0.007, 0.0105, 0.0885),
    (0.007, 0.0105, 0.0885),
    (0.017, 0.0185, 0.0835),
)
_NOSTRILS = ((-0.010, 0.040, 0.100), (0.0, 0.035, 0.108), (0.010, 0.040, 0.100))


def skin(scene: Scene) -> str:
    """The face's skin on the hair, or nothing when it is turned away."""
    around = [*_HAIRLINE, *((-a, e) for a, e in _HAIRLINE[-2:0:-1])]
    points, seen = on_ball(scene, scene.flesh.spots["hair"], np.array([_way(a, e) for a, e in around]))
    return smooth(points, closed=True) if points is not None and seen > 0.05 else ""


def _way(across: float, up: float) -> Vec:
    a, e = math.radians(across), math.radians(up)
    return vec(math.sin(a) * math.cos(e), math.sin(e), math.cos(a) * math.cos(e))


def features(scene: Scene) -> dict[str, str]:
    """Paths by their look: eyes, brows, what is drawn finely, and strands of hair."""
    skeleton = scene.flesh.skeleton
    places = []
    for s in (1, -1):
        places += [(s * 0.030, 0.068, 0.0875), (s * 0.016, 0.0925, 0.095), (s * 0.030, 0.0965, 0.089)]
        places += [(s * 0.043, 0.0915, 0.078)]
    places += [*_MOUTH, *_NOSTRILS]
    at = np.array([skeleton.at("head", "head", *place) for place in places])
    clear, seen = scene.visible(at, 0.018)
    turn, toward = skeleton.frames["head"], scene.camera.toward
    found = {"eye": "", "brow": "", "fine": "", "strand": _strands(scene)}
    for first, s in ((0, 1), (4, -1)):
        if float(turn @ unit(vec(s * 0.42, 0, 0.9)) @ toward) > 0.2:
            if clear[first]:
                found["eye"] += smooth(np.array([seen[first], seen[first] + [0.0002, 0, 0]]))
            if clear[first + 1 : first + 4].all():
                found["brow"] += smooth(seen[first + 1 : first + 4])
    mouth = [8 + i for i, (x, _, _) in enumerate(_MOUTH) if clear[8 + i] and _looks(scene, x * 18)]
    if len(mouth) >= 2:
        found["fine"] += smooth(seen[mouth])
    if float(turn[:, 2] @ toward) > 0.8 and clear[12:].all():
        found["fine"] += smooth(seen[12:])
    if skeleton.person.glasses:
        found["fine"] += _glasses(scene)
    return found


def _looks(scene: Scene, x: float) -> bool:
    """Whether the face looks at us there."""
    turn = scene.flesh.skeleton.frames["head"]
    return float(turn @ unit(vec(x, 0, 1)) @ scene.camera.toward) > 0.1


def _strands(scene: Scene) -> str:
    if scene.flesh.skeleton.person.hair != "bob":
        return ""
    ball = scene.flesh.balls[scene.flesh.spots["hair"]]
    toward = np.linalg.solve(ball.axes, scene.camera.toward)
    text = ""
    for across in (150, 180, 210):
        ways = [_way(across, up) for up in (78, 40, 5, -22)]
        seen = [ball.middle + ball.axes @ one for one in ways if float(one @ toward) > 1.5]
        if len(seen) > 2:
            text += smooth(scene.camera(np.array(seen)))
    return text


def _glasses(scene: Scene) -> str:
    skeleton, text = scene.flesh.skeleton, ""
    turn, toward = skeleton.frames["head"], scene.camera.toward
    for s in (1, -1):
        if float(turn @ unit(vec(s * 0.35, 0, 0.94)) @ toward) <= 0.15:
            continue
        ring = []
        for angle in np.arange(8) * np.pi / 4:
            x = s * 0.030 + 0.0185 * math.cos(angle)
            ring.append(
                skeleton.at("head", "head", x, 0.068 + 0.016 * math.sin(angle), 0.096 - abs(x) * 0.12)
            )
        text += smooth(scene.camera(np.array(ring)), closed=True)
        if float(turn[:, 0] * s @ toward) > 0.1:
            ends = ((s * 0.049, 0.070, 0.089), (s * 0.072, 0.072, 0.02))
            text += smooth(scene.camera(np.array([skeleton.at("head", "head", *end) for end in ends])))
    return text
