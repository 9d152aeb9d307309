"""The head's form: skull, jaw, nose, ears and hair. The face is a patch on the hair, drawn by `face`."""

from __future__ import annotations

from loosen.drawing.mannequin.flesh import Flesh, Part
from loosen.drawing.mannequin.space import SIDES, about_y


def head(flesh: Flesh) -> None:
    """All of a head."""
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, top, add = s.frames["head"], s.joints["head"], flesh.ball
    face = add(turn, top, (0, 0.066, 0.030), (0.065, 0.070, 0.062))
    chin = add(turn, top, (0, -0.022, 0.066), (0.024, 0.020, 0.022))
    jaw = [add(turn, top, (sign * 0.045, 0.006, 0.022), (0.018, 0.024, 0.03)) for _, sign in SIDES]
    flesh.spots["hair"] = add(turn, top, (0, 0.103, -0.016), (0.083, 0.094, 0.101))
    flesh.part(Part("hair", p.hair_colour, (flesh.spots["hair"],), rise=0.05, group="head"))
    links = ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3))
    flesh.part(Part("jaw", p.skin, (face, chin, *jaw), rise=0.018, links=links, group="head"))
    _hair(flesh)
    bridge = add(turn, top, (0, 0.072, 0.088), (0.008, 0.014, 0.008))
    tip = add(turn, top, (0, 0.043, 0.101), (0.0125, 0.010, 0.0125))
    flesh.part(Part("nose", p.skin, (bridge, tip), rise=0.012))
    if p.hair != "bob":
        for side, sign in SIDES:
            ear = add(turn @ about_y(-sign * 18), top, (sign * 0.078, 0.062, -0.004), (0.009, 0.028, 0.017))
            flesh.part(Part(f"{side} ear", p.skin, (ear,), rise=0.004))


def _hair(flesh: Flesh) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, top, add, colour = s.frames["head"], s.joints["head"], flesh.ball, p.hair_colour
    if p.hair == "bun":
        bun = add(turn, top, (0, 0.172, -0.094), (0.036, 0.036, 0.034))
        flesh.part(Part("bun", colour, (bun,), rise=0.01, group="head"))
    if p.hair != "bob":
        return
    for side, sign in SIDES:
        high = add(turn, top, (sign * 0.062, 0.085, -0.018), (0.026, 0.07, 0.060))
        low = add(turn, top, (sign * 0.060, 0.012, -0.022), (0.022, 0.03, 0.046))
        flesh.part(Part(f"{side} hair", colour, (high, low), rise=0.05, group="head"))
    high = add(turn, top, (0, 0.08, -0.055), (0.078, 0.07, 0.055))
    low = add(turn, top, (0, 0.008, -0.050), (0.066, 0.03, 0.040))
    flesh.part(Part("back hair", colour, (high, low), rise=0.05, group="head"))
