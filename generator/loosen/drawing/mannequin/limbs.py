"""The form of legs and arms, hands and feet, and the cloth on them."""

from __future__ import annotations

from functools import partial

from loosen.drawing.mannequin.flesh import Flesh, Hem, Part
from loosen.drawing.mannequin.space import about_x, about_z, vec


def leg(flesh: Flesh, side: str, sign: int) -> None:
    """A leg from the hip to the toes."""
    _thigh(flesh, side, sign)
    _shin(flesh, side, sign)
    _foot(flesh, side, sign)


def _thigh(flesh: Flesh, side: str, sign: int) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, hip, knee, w = s.frames[f"{side} thigh"], s.joints[f"{side} hip"], s.joints[f"{side} knee"], p.limb
    add = flesh.ball
    top = add(turn, hip, (sign * 0.004, -0.03, 0), (0.084 * w, 0.07, 0.086 * w))
    upper = add(turn, hip, (-sign * 0.006, -0.14, 0.006), (0.080 * w, 0.06, 0.082 * w))
    lower = add(turn, hip, (-sign * 0.002, -0.28, 0.006), (0.064 * w, 0.06, 0.066 * w))
    above = add(turn, knee, (0, 0.035, 0.004), (0.052 * w, 0.03, 0.053 * w))
    cap = add(turn, knee, (0, 0, 0.004), 0.0495 * w)
    flesh.limbs[f"{side} thigh"] = [top, upper, lower, above]
    piece = partial(Part, side=sign, group="leg")
    flesh.part(piece(f"{side} top", p.legs, (top, upper), rise=0.03))
    if p.trousers == "long":
        flesh.part(piece(f"{side} thigh", p.legs, (upper, lower)))
        flesh.part(piece(f"{side} lower thigh", p.legs, (lower, above, cap)))
    else:
        hem = add(turn, hip, (0, -0.285, 0.003), (0.076 * w, 0.006, 0.079 * w))
        under = add(turn, hip, (0, -0.283, 0.004), (0.066 * w, 0.004, 0.069 * w))
        wide = add(turn, hip, (-sign * 0.004, -0.15, 0.005), (0.083 * w, 0.05, 0.085 * w))
        flesh.part(piece(f"{side} thigh", p.legs, (wide, hem)))
        flesh.part(piece(f"{side} lower thigh", p.skin, (under, above, cap)))
        flesh.hems.append(Hem(f"{side} thigh", f"{side} lower thigh", -turn[:, 1]))
    fold = (top, flesh.spots[f"{side} hip"], flesh.spots[f"{side} buttock"])
    flesh.part(Part(f"{side} crease", p.legs, fold, rise=0.06, links=((0, 1), (0, 2)), group="trunk"))


def _shin(flesh: Flesh, side: str, sign: int) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, knee, ankle, w = (
        s.frames[f"{side} shin"],
        s.joints[f"{side} knee"],
        s.joints[f"{side} ankle"],
        p.limb,
    )
    add, bone = flesh.ball, 0.5 + 0.5 * p.limb
    top = add(turn, knee, (0, 0, 0.003), 0.0485 * w)
    calf = add(turn, knee, (0, -0.115, -0.012), (0.052 * w, 0.065, 0.055 * w))
    lower = add(turn, knee, (0, -0.25, -0.002), (0.038 * w, 0.05, 0.040 * w))
    thin = add(turn, ankle, (0, 0.05, -0.004), (0.031 * bone, 0.03, 0.034 * bone))
    root = add(s.frames[f"{side} foot"], ankle, (0, -0.004, 0), (0.033, 0.034, 0.036))
    flesh.limbs[f"{side} shin"] = [top, calf, lower, thin]
    flesh.spots[f"{side} ankle"] = root
    long = p.trousers == "long"
    look = p.legs if long else p.skin
    piece = partial(Part, side=sign, group="leg")
    flesh.part(piece(f"{side} shin", look, (top, calf)))
    flesh.part(piece(f"{side} calf", look, (calf, lower)))
    if not long:
        flesh.part(piece(f"{side} ankle", p.skin, (lower, thin, root)))
        return
    cuff = add(turn, ankle, (0, 0.085, -0.003), (0.038 * w, 0.006, 0.040 * w))
    under = add(turn, ankle, (0, 0.087, -0.003), (0.033 * w, 0.004, 0.035 * w))
    flesh.part(piece(f"{side} ankle", p.skin, (under, thin, root)))
    flesh.part(piece(f"{side} cuff", p.legs, (lower, cuff)))
    flesh.hems.append(Hem(f"{side} cuff", f"{side} ankle", -turn[:, 1]))


def _foot(flesh: Flesh, side: str, sign: int) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, ankle, add = s.frames[f"{side} foot"], s.joints[f"{side} ankle"], flesh.ball
    heel = add(turn, ankle, (0, -0.042, -0.036), (0.029, 0.024, 0.027))
    sole = add(turn, ankle, (sign * 0.004, -0.050, 0.105), (0.043, 0.017, 0.035))
    toes = add(turn, ankle, (-sign * 0.004, -0.054, 0.152), (0.038, 0.013, 0.026))
    big = add(turn, ankle, (-sign * 0.016, -0.052, 0.168), (0.018, 0.013, 0.016))
    instep = add(turn, ankle, (-sign * 0.006, -0.018, 0.05), (0.028, 0.022, 0.03))
    piece = partial(Part, side=sign, group="leg", rise=0.03)
    links = ((0, 1), (1, 2), (0, 3), (3, 2))
    root = flesh.spots[f"{side} ankle"]
    flesh.part(piece(f"{side} foot", p.skin, (root, heel, sole, instep), links=links))
    flesh.part(piece(f"{side} toes", p.skin, (sole, toes, big), links=((0, 1), (0, 2))))


def arm(flesh: Flesh, side: str, sign: int) -> None:
    """An arm from the shoulder to the wrist, and its hand."""
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, lower, add = s.frames[f"{side} upper arm"], s.frames[f"{side} forearm"], flesh.ball
    shoulder, elbow, wrist = (s.joints[f"{side} {joint}"] for joint in ("shoulder", "elbow", "wrist"))
    q = 0.45 + 0.55 * p.arm
    joint = add(turn, elbow, (0, 0, 0), 0.037 * q)
    hem = add(turn, shoulder, (0, -0.185, 0.002), (0.056 * q, 0.005, 0.058 * q))
    deltoid = add(turn, shoulder, (sign * 0.004, -0.035, 0), (0.055 * q, 0.06, 0.056 * q))
    under = add(turn, shoulder, (0, -0.182, 0.003), (0.045 * q, 0.004, 0.047 * q))
    piece = partial(Part, side=sign, group="arm")
    flesh.part(piece(f"{side} upper arm", p.skin, (under, joint)))
    cloth = (flesh.spots[f"{side} shoulder"], deltoid, hem)
    flesh.part(piece(f"{side} sleeve", p.shirt, cloth, rise=0.026))
    flesh.hems.append(Hem(f"{side} sleeve", f"{side} upper arm", -turn[:, 1]))
    top = add(lower, elbow, (0, 0, 0), 0.036 * q)
    thick = add(lower, elbow, (sign * 0.002, -0.06, 0.002), (0.040 * q, 0.05, 0.038 * q))
    thin = add(lower, wrist, (0, 0.015, 0), (0.0245 * q, 0.02, 0.029 * q))
    flesh.part(piece(f"{side} forearm", p.skin, (top, thick)))
    flesh.part(piece(f"{side} lower forearm", p.skin, (thick, thin)))
    flesh.limbs[f"{side} forearm"] = [top, thick, thin]
    flesh.limbs[f"{side} upper arm"] = [deltoid, under, joint]
    _hand(flesh, side, sign, thin)


def _hand(flesh: Flesh, side: str, sign: int, wrist_ball: int) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, wrist, k, add = s.frames[f"{side} hand"], s.joints[f"{side} wrist"], p.scale, flesh.ball
    curl = s.curls.get(side, 18.0)
    heel = add(turn, wrist, (0, -0.012, 0), (0.019, 0.022, 0.026))
    palm = add(turn, wrist, (-sign * 0.002, -0.078, 0), (0.0135, 0.020, 0.039))
    first = turn @ about_z(-sign * curl)
    knuckles = wrist + turn @ (vec(-sign * 0.002, -0.088, 0) * k)
    middle = add(first, knuckles, (0, -0.038, 0), (0.011, 0.02, 0.034))
    second = first @ about_z(-sign * curl * 1.1)
    tips = add(second, knuckles + first @ (vec(0, -0.045, 0) * k), (0, -0.035, 0), (0.0095, 0.018, 0.024))
    thumb = add(turn, wrist, (-sign * 0.008, -0.028, 0.024), (0.014, 0.018, 0.014))
    out = turn @ about_x(-38) @ about_z(-sign * min(curl, 30) * 0.6)
    tip = add(
        out, wrist + turn @ (vec(-sign * 0.012, -0.032, 0.028) * k), (0, -0.048, 0), (0.0105, 0.02, 0.0115)
    )
    piece = partial(Part, side=sign, group="arm")
    links = ((0, 1), (0, 2), (1, 3))
    flesh.part(piece(f"{side} palm", p.skin, (heel, palm, wrist_ball, middle), rise=0.02, links=links))
    flesh.part(piece(f"{side} fingers", p.skin, (middle, tips), rise=0.012))
    flesh.part(piece(f"{side} thumb", p.skin, (thumb, tip), rise=0.008))
