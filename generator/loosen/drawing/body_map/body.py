"""The body of the map: the same body as in the figures, upright and unclothed, from the front and the back.

It stands where the map's points are: x is out from the middle line, y above the joints where the legs begin.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from itertools import pairwise

from loosen.drawing.mannequin import face
from loosen.drawing.mannequin.camera import camera
from loosen.drawing.mannequin.draw import written
from loosen.drawing.mannequin.flesh import Flesh, Part
from loosen.drawing.mannequin.order import order_of
from loosen.drawing.mannequin.outline import Outlines
from loosen.drawing.mannequin.pen import SCALE
from loosen.drawing.mannequin.person import Person
from loosen.drawing.mannequin.scene import look
from loosen.drawing.mannequin.solve import solve
from loosen.drawing.mannequin.space import SIDES
from loosen.model.body_map import MapView
from loosen.model.mannequin import ArmAngles, Body, LegAngles, Sole

OUT, LOW, HIGH = 0.161, -0.555, 0.48
"""The box that the map's points lie in: half width, bottom and top."""
_PERSON = Person(waist=0.96, shoulders=0.9, arm=0.82, chest=0.96, hips=0.95, limb=1.02)
UNITS = SCALE * _PERSON.height
"""How high the drawn body is."""
_STANDS = Body(
    arms=ArmAngles(abduction=7, elbow=4, pronation=50, rotation=-6),
    legs=LegAngles(foot=Sole(out=-0.5, toes_out=10)),
)
_TURNED = {"front": 90, "back": -90}
_CLOTHES = ("collar", "hem", "sleeve", "upper arm", "thigh")
"""Parts that are cloth, or that cloth ends on: limbs of one piece take their place."""


FOLDS: dict[MapView, tuple[tuple[complex, ...], ...]] = {
    "front": (
        (0.012 + 0.270j, 0.042 + 0.274j, 0.084 + 0.264j),
        (0.006 + 0.202j, 0.032 + 0.184j, 0.058 + 0.140j),
        (0.033 - 0.250j, 0.051 - 0.260j, 0.069 - 0.250j),
        (0.103 + 0.210j, 0.106 + 0.234j, 0.114 + 0.252j),
        (0.102j, 0.095j),
    ),
    "back": (
        (0.040 + 0.290j, 0.050 + 0.250j, 0.072 + 0.234j),
        (0.001 + 0.018j, 0.001 - 0.020j, 0.003 - 0.060j),
        (0.040 - 0.246j, 0.052 - 0.250j, 0.064 - 0.246j),
        (0.103 + 0.210j, 0.106 + 0.234j, 0.114 + 0.252j),
        (0.054 - 0.480j, 0.053 - 0.502j),
        (0.043 - 0.480j, 0.044 - 0.502j),
    ),
}
"""Lines inside one half, which distinguish front from back."""


@functools.cache
def feet() -> float:
    """How far below the hip joints the floor is, as a share of the height."""
    return float(solve(_STANDS, _PERSON).skeleton.joints["left hip"][1]) / _PERSON.height


@functools.cache
def body(view: MapView, *, lines: bool = True) -> str:
    """The body from one side; without `lines` as it is small, where nothing of a face is seen."""
    scene = look(_unclothed(solve(_STANDS, _PERSON)), camera(_TURNED[view], 0))
    order, outlines = order_of(scene), Outlines(scene)
    drawn = [(scene.hulls[i].part, outlines.closed(i)) for i in order.parts if i not in order.gone]
    skin = "".join(path for part, path in drawn if part.group != "head")
    head = [(part.look, path) for part, path in drawn if part.group == "head"]
    if view == "front":  # the face lies on the hair, and the jaw on both
        head[1:1] = [("skin", face.skin(scene))]
    edge = [("edge", skin + "".join(path for _, path in head))] if lines else []
    fine = face.features(scene).items() if lines else ()
    return written([*edge, ("skin", skin), *head, *fine])


def _unclothed(flesh: Flesh) -> Flesh:
    """Without hems, and in one colour."""
    waist, hips = flesh.spots["waist"], (flesh.spots["left hip"], flesh.spots["right hip"])
    own = [Part("flanks", "skin", (waist, *hips), group="trunk")]
    for side, sign in SIDES:
        (top, upper, lower, _), knee = flesh.limbs[f"{side} thigh"], flesh.limbs[f"{side} shin"][0]
        deltoid, _, elbow = flesh.limbs[f"{side} upper arm"]
        chains = {
            "arm": [(flesh.spots[f"{side} shoulder"], deltoid, elbow)],
            "leg": pairwise((top, upper, lower, knee)),
        }
        own += [
            Part(f"{side} {group}", "skin", one, side=sign, group=group)
            for group, all in chains.items()
            for one in all
        ]
    kept = [part for part in flesh.parts if not part.name.endswith(_CLOTHES)]
    return replace(flesh, parts=[_coloured(part) for part in (*own, *kept)], hems=[])


def _coloured(part: Part) -> Part:
    """Skin, or hair."""
    return part._replace(look="hair" if part.look == _PERSON.hair_colour else "skin")
