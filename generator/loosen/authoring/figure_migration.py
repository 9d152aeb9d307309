"""Poses of an earlier version, which were drawn in one plane, as bodies in space.

There an angle was where a part points in the picture (0 to the right, 90 up) and a length a share of the
body's height. Seen from the side, angles in the picture are angles of joints, so that much can be brought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Data = Mapping[str, Any]
_TALL = 170
"""Centimetres of a body whose height was 1."""
_UPRIGHT, _BACK, _FRONT = 90, 180, 0
"""Where the trunk points of someone who stands, lies on the back or lies on the front."""
_SIDES = ("right", "left")
_KNEELING = 150
"""Where a shin points, at least, of someone who kneels."""
_SPREAD = {"right": -16, "left": 16}
"""How far to the left a hand is laid down: the picture did not say."""
_SEAT = 0.245
"""How high a seat was when nothing was said."""
_POINTED = -75
"""How far a foot points at most."""
_KNOWN = ("right", "left", "hips", "trunk", "head", "chest", "waist")
_WAYS = ("ahead", "ahead up", "up", "behind up", "behind", "behind down", "down", "ahead down")


@dataclass(slots=True)
class Brought:
    """A body as an author writes it, and what a person must still do."""

    body: dict[str, Any] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def in_space(figure: Data) -> Brought:
    """The body of a figure that was drawn in one plane."""
    pose, props = figure.get("pose") or {}, figure.get("props") or {}
    found = Brought()
    lies = _lies(pose, props)
    if figure.get("view", "side") != "side" or figure.get("floor"):
        found.body = {"lies": lies}
        found.left.append(
            "draw the pose anew, in the studio: only one that was seen from the side can be brought"
        )
        return found
    found.body = {"lies": lies, "view": "side", **_stance(pose, lies, found)}
    if figure.get("start"):
        found.body["start"] = _stance({**pose, **figure["start"]}, lies, found, only=figure["start"])
    things = dict(_things(props, pose, found))
    if things:
        found.body["props"] = things
    found.body |= _marks(figure, found)
    found.left = list(dict.fromkeys(found.left))
    return found


def _lies(pose: Data, props: Data) -> str:
    trunk = _numbers(pose.get("trunk", _UPRIGHT))[0]
    legs = [pose[f"{side} leg"] for side in _SIDES if f"{side} leg" in pose]
    kneels = [leg for leg in legs if abs(float(leg.get("shin", 0))) >= _KNEELING]
    if 45 <= trunk <= 140:
        if "chair" in props:
            return "sitting"
        on_the_floor = "hips" not in pose and any(abs(float(leg.get("thigh", -90))) < 45 for leg in legs)
        return "half kneeling" if len(kneels) == 1 else "sitting on the floor" if on_the_floor else "standing"
    if trunk > 140:
        return "lying on the back"
    return "on all fours" if kneels else "lying on the front"


def _stance(pose: Data, lies: str, found: Brought, only: Data | None = None) -> dict[str, Any]:
    """What each joint does; with `only`, of the parts that it names and those that hang on them."""
    heading = {"lying on the back": _BACK, "lying on the front": _FRONT, "on all fours": _FRONT}.get(
        lies, _UPRIGHT
    )
    trunk, head = _numbers(pose.get("trunk", heading)), _numbers(pose.get("head", pose.get("trunk", heading)))
    said = pose.keys() if only is None else only.keys()
    stance: dict[str, Any] = {}
    if said & {"trunk", "hips"}:
        stance["pelvis"] = {"tilt": round(heading - trunk[0])}
        if "hips" in pose and heading == _UPRIGHT:
            stance["pelvis"]["height"] = round(_pair(pose["hips"])[1] * _TALL, 1)
        stance["spine"] = {"flexion": round(trunk[0] - trunk[-1])}
    if said & {"trunk", "head"}:
        stance["head"] = {"flexion": round(trunk[-1] - head[-1])}
    for side in _SIDES:
        if said & {f"{side} leg", "trunk"} and f"{side} leg" in pose:
            stance[f"{side} leg"] = _leg(pose, side, trunk[0], found)
        if said & {f"{side} arm", "trunk"} and f"{side} arm" in pose:
            stance[f"{side} arm"] = _arm(pose, side, trunk[-1], found)
    if "belly" in said:
        stance["belly"] = round(float(pose["belly"]) * _TALL, 1)
    return stance


def _leg(pose: Data, side: str, trunk: float, found: Brought) -> dict[str, Any]:
    leg = pose[f"{side} leg"]
    _depth(leg, f"{side} leg", found)
    if place := leg.get("reach"):
        name, *numbers = str(place).split()
        if name == "floor" and numbers:
            ahead = (float(numbers[0]) - _pair(pose.get("hips", "0"))[0]) * _TALL
            return {"foot": {"ahead": round(ahead)}}
        if at := _place(str(place), _SPREAD[side]):
            return {"rests on": at}
        found.left.append(f"say what the `{side} leg` rests on: it reached `{place}`")
        return {}
    thigh = float(leg.get("thigh", trunk - 180))
    shin = float(leg.get("shin", thigh))
    angles = {"flexion": _turn(thigh - trunk + 180), "knee": _turn(thigh - shin)}
    return angles | ({"ankle": max(_turn(float(leg["foot"]) - shin - 90), _POINTED)} if "foot" in leg else {})


def _arm(pose: Data, side: str, trunk: float, found: Brought) -> dict[str, Any]:
    arm = pose[f"{side} arm"]
    _depth(arm, f"{side} arm", found)
    if place := arm.get("reach"):
        hips = 0.0 if str(place).startswith("wall") else _pair(pose.get("hips", "0"))[0]
        fingers = {"floor": "ahead", "wall": "up"}.get(str(place).split()[0], "away")
        if at := _place(str(place), _SPREAD[side], hips):
            return {"hand": {"at": at, "fingers": fingers}}
        found.left.append(f"say where the `{side} arm` has its hand: it reached `{place}`")
        return {}
    upper = float(arm.get("upper", trunk - 180))
    return {"flexion": _turn(upper - trunk + 180), "elbow": _turn(float(arm.get("lower", upper)) - upper)}


def _depth(limb: Data, name: str, found: Brought) -> None:
    if "toward" in limb or "layer" in limb:
        found.left.append(f"turn the `{name}` out or in: it was drawn nearer or further away")


def _place(text: str, aside: float, hips: float = 0.0) -> str:
    """A point as a place; empty where the picture alone said where it was."""
    name, *rest = text.split()
    if name in {"floor", "wall"} and rest:
        return f"{name} {round((float(rest[0]) - hips) * _TALL)} {aside:g}"
    if name in _SIDES:
        faces = [one for one in rest if one not in {"up", "down", "left", "right"}]
        return " ".join([name, *faces]).replace("hand", "palm")
    return {"trunk": "waist", "hips": "pelvis"}.get(name, name if name in _KNOWN else "")


def _things(props: Data, pose: Data, found: Brought) -> Iterator[tuple[str, Any]]:
    for name, thing in props.items():
        if name == "mat":
            yield "mat", {}
        elif name == "roller":
            yield "roller", {"under": _place(str(thing["under"]), 0)}
        elif name == "chair":
            high = float(thing.get("seat", _SEAT)) * _TALL
            yield (
                "chair",
                {"height": round(high), "back": "front" if thing.get("back") == "right" else "back"},
            )
        elif name == "wall":
            away = {} if "x" not in thing else {"away": round(abs(float(thing["x"])) * _TALL)}
            yield "wall", {"side": "back" if thing.get("side") == "left" else "front", **away}
        else:
            found.left.append(f"put the `{name}` back: say which part of the body it is at or under")


def _marks(figure: Data, found: Brought) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    targets = [_target(one) for one in figure.get("target") or ()]
    if targets:
        marks["target"] = targets
        found.left.append("look whether each `target` is on its muscle")
    arrows = [_arrow(one) for one in figure.get("arrows") or () if str(one["at"]).split()[0] in _KNOWN]
    if arrows:
        marks["arrows"] = arrows
    return marks


def _target(one: Data) -> dict[str, Any]:
    words = str(one["at"]).replace("trunk", "waist").split()
    if words[0] == "waist":
        return {"at": "waist", "toward": words[-1] if words[-1] in {"front", "back"} else "back"}
    span = {"span": [float(share) for share in one["span"]]} if "span" in one else {}
    return {"at": " ".join(words), **span}


def _arrow(one: Data) -> dict[str, Any]:
    ahead, up = _pair(one.get("shift", "0"))
    shift = {"ahead": round(ahead * _TALL), "up": round(up * _TALL)}
    found = {
        "at": _place(str(one["at"]), 0),
        "toward": _WAYS[round(float(one["points"]) / 45) % 8],
        "length": round(float(one.get("length", 0.12)) * _TALL),
    }
    found |= {"shift": shift} if any(shift.values()) else {}
    return found | ({"ways": "both"} if one.get("ways") == "both" else {})


def _numbers(value: Any) -> list[float]:
    return [float(one) for one in (value if isinstance(value, list) else [value])]


def _pair(value: Any) -> tuple[float, float]:
    first, *rest = _numbers(value)
    return first, rest[0] if rest else 0.0


def _turn(degrees: float) -> int:
    """The same turn between -180 and 180."""
    return round((degrees + 180) % 360 - 180)
