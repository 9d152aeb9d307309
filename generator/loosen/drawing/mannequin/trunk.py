"""The trunk's form: pelvis, waist, ribs, shoulders and neck, and the shirt over them."""

from __future__ import annotations

from loosen.drawing.mannequin.flesh import SILHOUETTE, Flesh, Hem, Part
from loosen.drawing.mannequin.space import SIDES

_STAR = ((0, 1), (2, 3), (4, 5), (0, 4), (0, 5))


def pelvis(flesh: Flesh) -> None:
    """Pelvis and buttocks, and the shirt down to its hem."""
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, origin, legs = s.frames["pelvis"], s.joints["pelvis"], p.legs
    hips, thick = p.hips, 0.6 + 0.4 * p.waist
    add = flesh.ball
    main = add(turn, origin, (0, 0.035, 0.002), (0.150 * hips, 0.095, 0.100 * thick))
    low = add(turn, origin, (0, -0.022, 0.004), (0.120 * hips, 0.062, 0.085))
    flesh.spots["pelvis"] = main
    for side, sign in SIDES:
        half = (0.085 * hips, 0.095, 0.085 * p.limb)
        flesh.spots[f"{side} hip"] = add(turn, origin, (sign * 0.088 * hips, 0, 0.006), half)
    for side, sign in SIDES:
        half = (0.088 * hips, 0.104, 0.078 * hips)
        flesh.spots[f"{side} buttock"] = add(turn, origin, (sign * 0.072 * hips, -0.024, -0.040), half)
    round_ones = (f"{side} {name}" for name in ("hip", "buttock") for side in ("left", "right"))
    balls = (main, low, *(flesh.spots[name] for name in round_ones))
    flesh.part(Part("pelvis", legs, balls, links=_STAR, group="trunk"))


def shirt(flesh: Flesh) -> None:
    """From the hem to the ribs, with belly and bust."""
    s, p = flesh.skeleton, flesh.skeleton.person
    thick, add = 0.5 + 0.5 * p.waist, flesh.ball
    swell = (s.body.belly or 0) / 100
    hem_half = (0.152 * p.hips * (0.8 + 0.2 * p.waist), 0.012, 0.114 * (0.5 + 0.5 * thick))
    hem = add(s.frames["pelvis"], s.joints["pelvis"], (0, 0.018, -0.006), hem_half)
    waist = add(
        s.frames["waist"],
        s.joints["waist"],
        (0, 0.055, 0.004 + swell),
        (0.130 * p.waist, 0.05, 0.094 * thick),
    )
    ribs_half = (0.134 * p.chest * (0.75 + 0.25 * p.waist), 0.075, 0.100 * (0.8 + 0.2 * p.waist))
    ribs = add(s.frames["ribs"], s.joints["ribs"], (0, 0.06, 0.004), ribs_half)
    chest = add(s.frames["chest"], s.joints["chest"], (0, 0.055, 0), (0.150 * p.chest, 0.10, 0.108 * p.chest))
    flesh.spots |= {"waist": waist, "ribs": ribs, "chest": chest}
    for name, balls in {"hem": (hem, waist), "side": (waist, ribs), "vest": (ribs, chest)}.items():
        flesh.part(Part(name, p.shirt, balls, group="trunk"))
    seam = tuple(half + 0.004 for half in hem_half)
    opening = add(s.frames["pelvis"], s.joints["pelvis"], (0, 0.015, -0.006), seam)
    flesh.part(Part("opening", p.legs, (opening,), rise=SILHOUETTE, group="trunk"))
    down = -s.frames["pelvis"][:, 1]
    below = ("pelvis", *(f"{side} {name}" for side, _ in SIDES for name in ("crease", "top")))
    flesh.hems += [Hem("hem", name) for name in below]
    flesh.hems.append(Hem("hem", "opening", down))
    if p.belly:
        _belly(flesh, ribs, swell)
    if p.bust:
        half = (0.062, 0.064, 0.056)
        both = tuple(
            add(s.frames["chest"], s.joints["chest"], (sign * 0.068, 0.055, 0.068 + 0.012 * p.bust), half)
            for _, sign in SIDES
        )
        flesh.part(Part("bust", p.shirt, (*both, chest), rise=0.05, group="trunk"))


def _belly(flesh: Flesh, ribs: int, swell: float) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    thick = 0.5 + 0.5 * p.waist
    out = 0.045 * p.belly + 0.01 + swell
    belly = flesh.ball(
        s.frames["waist"], s.joints["waist"], (0, 0.04, out), (0.125 * p.waist, 0.095, 0.092 * thick)
    )
    low = flesh.ball(
        s.frames["pelvis"],
        s.joints["pelvis"],
        (0, 0.055, 0.02 + 0.03 * p.belly),
        (0.125 * p.waist, 0.03, 0.095 * thick),
    )
    flesh.spots["belly"] = belly
    flesh.part(Part("belly", p.shirt, (belly, ribs), rise=0.05, group="trunk"))
    flesh.part(Part("low belly", p.shirt, (belly, low), rise=0.05, group="trunk"))


def shoulders(flesh: Flesh) -> None:
    """The yoke of the shirt from shoulder to shoulder, and the neck that comes out of it."""
    s, p = flesh.skeleton, flesh.skeleton.person
    turn, nape, add = s.frames["chest"], s.joints["neck"], flesh.ball
    base = add(turn, nape, (0, -0.005, 0), (0.058 * p.chest, 0.03, 0.052 * p.chest))
    top = add(turn, s.joints["chest"], (0, 0.105, -0.006), (0.120 * p.chest, 0.055, 0.080 * p.chest))
    both = []
    for side, _ in SIDES:
        ball = add(turn, s.joints[f"{side} shoulder"], (0, 0, 0), 0.053 * (0.45 + 0.55 * p.arm))
        flesh.spots[f"{side} shoulder"] = ball
        both.append(ball)
        links = ((0, 1), (1, 2), (0, 2))
        flesh.part(
            Part(f"{side} slope", p.shirt, (base, ball, top), rise=0.05, links=links, group="trunk", side=0)
        )
    yoke = (flesh.spots["chest"], top, *both)
    web = ((0, 1), (1, 2), (1, 3), (0, 2), (0, 3))
    flesh.part(Part("yoke", p.shirt, yoke, rise=SILHOUETTE, links=web, group="trunk"))
    _neck(flesh)


def _neck(flesh: Flesh) -> None:
    s, p = flesh.skeleton, flesh.skeleton.person
    slim, wide = 0.6 + 0.4 * p.arm, 0.7 + 0.3 * p.chest
    turn, nape = s.frames["neck"], s.joints["neck"]
    low = flesh.ball(turn, nape, (0, 0, 0.002), (0.050 * slim, 0.02, 0.050 * slim))
    high = flesh.ball(turn, s.joints["head"], (0, 0, -0.004), (0.046 * slim, 0.03, 0.050 * slim))
    flesh.part(Part("neck", p.skin, (low, high), rise=0.035))
    chest = s.frames["chest"]
    rim = flesh.ball(chest, nape, (0, -0.004, 0.006), (0.062 * wide, 0.012, 0.060 * wide))
    under = flesh.ball(chest, nape, (0, -0.03, 0.008), (0.07 * wide, 0.012, 0.065 * wide))
    flesh.part(Part("collar", p.shirt, (rim, under), rise=SILHOUETTE))
    flesh.hems.append(Hem("collar", "neck", chest[:, 1]))
