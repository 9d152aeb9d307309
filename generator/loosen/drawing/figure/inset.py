"""The small picture beside a figure: a torso from the front or the back with the exact spot on it."""

from __future__ import annotations

from typing import NamedTuple

from loosen.drawing.figure.limb import Limb, follow
from loosen.drawing.figure.path import SCALE, circle, short
from loosen.drawing.figure.pieces import Shape, trunk, upper_half
from loosen.drawing.figure.skeleton import YAW, Skeleton, chain
from loosen.model.figure import Arm, Inset, Leg


class View(NamedTuple):
    """What of a picture is seen, in its units, with y downward."""

    x: int
    y: int
    width: int
    height: int


_LEFT, _BOTTOM, _RIGHT, _TOP = -0.165, -0.13, 0.165, 0.37
"""What is shown of a standing body, seen from its hips."""
_ZOOM = 1.1
_GAP = 12
"""Room round it, in units of the picture."""
_LIMBS = {
    "front": ("right leg", "left leg", "right arm", "left arm"),
    "back": ("left leg", "right leg", "left arm", "right arm"),
}


def inset(given: Inset, view: View) -> tuple[str, View]:
    """The small picture at the upper right of a view, and the view with room for it."""
    x, y, width, height = view
    inner = tuple(round(v * SCALE) for v in (_LEFT, -_TOP, _RIGHT - _LEFT, _TOP - _BOTTOM))
    wide, high = round(inner[2] * _ZOOM), round(inner[3] * _ZOOM)
    at = x + width + _GAP, y + _GAP
    inside = "".join(
        f'<path class="{" ".join("f-" + word for word in shape.look.split())}" '
        f'd="{"".join(map(short, shape.outlines))}"/>'
        for shape in _shapes(given)
    )
    picture = (
        f'<svg x="{at[0]}" y="{at[1]}" width="{wide}" height="{high}" viewBox="{" ".join(map(str, inner))}">'
        f"{inside}</svg>"
        f'<rect class="f-inset" x="{at[0]}" y="{at[1]}" width="{wide}" height="{high}" rx="{_GAP}"/>'
    )
    return picture, View(x, y, width + wide + 2 * _GAP, max(height, high + 2 * _GAP))


def _shapes(given: Inset) -> list[Shape]:
    yaw = YAW[given.view]
    spine = chain(0j, 0, ("low back", 90, 0), ("upper back", 90, 0), ("neck", 90, 0), ("head", 90, 0))
    skeleton = Skeleton(yaw, yaw, spine)
    limbs = []
    for name, out in zip(_LIMBS[given.view], (-1, 1, -1, 1), strict=True):
        said = Leg(thigh=-90 + 2 * out) if name.endswith("leg") else Arm(upper=-90 + 26 * out)
        limbs.append(Limb(name, said))
        skeleton = skeleton.plus(follow(skeleton, limbs[-1]))
    shown = [shape for limb in limbs for shape in upper_half(skeleton, limb)]
    # From both sides the shirt hides where the arms begin, and the shorts where the legs do.
    shown[4:4] = trunk(skeleton)
    across = -1 if given.view == "front" else 1
    for right, up in given.spots:
        spot = complex(right * across, up)
        shown += [Shape("ring", (circle(spot, 0.032),)), Shape("target halo", (circle(spot, 0.019),))]
    return shown
