"""The people who may be drawn. Their lengths are shares of their height; their widths were drawn by eye.

Bones have the shares that Drillis and Contini measured, as Winter prints them (*Biomechanics and Motor
Control of Human Movement*).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

UPPER_ARM, FOREARM, THIGH, SHIN = 0.3162, 0.2482, 0.4165, 0.4182
"""Of someone 1.70 m tall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One body: how wide its parts are, where 1 is usual, and what it wears."""

    height: float = 1.70
    limb: float = 1.0
    arm: float = 1.0
    waist: float = 1.0
    hips: float = 1.0
    chest: float = 1.0
    shoulders: float = 1.0
    bust: float = 0.0
    belly: float = 0.0
    stoop: float = 0.0
    """How far the upper back bends forward when it stands at ease, in degrees."""
    hair: Literal["short", "bun", "bob"] = "short"
    trousers: Literal["short", "long"] = "short"
    glasses: bool = False
    skin: str = "tan"
    shirt: str = "blue"
    legs: str = "navy"
    hair_colour: str = "brown"

    @property
    def scale(self) -> float:
        return self.height / 1.70


PEOPLE: Mapping[str, Person] = {
    "slim": Person(
        height=1.66, limb=0.92, arm=0.86, waist=0.86, hips=1.04, chest=0.90, shoulders=0.90, bust=1.0,
        hair="bun", trousers="long", skin="bronze", shirt="coral", legs="plum", hair_colour="black",
    ),
    "broad": Person(
        height=1.75, limb=1.14, arm=1.16, waist=1.34, hips=1.14, chest=1.15, shoulders=1.05, belly=0.9,
        stoop=3, skin="peach",
    ),
    "older": Person(
        height=1.62, limb=0.98, arm=0.92, waist=1.08, hips=1.06, chest=0.95, shoulders=0.88, bust=0.8,
        belly=0.35, stoop=9, hair="bob", trousers="long", glasses=True, skin="peach", shirt="green",
        legs="slate", hair_colour="silver",
    ),
    "lean": Person(height=1.76, chest=1.02, skin="umber", shirt="gold", legs="navy", hair_colour="black"),
    "pregnant": Person(
        height=1.66, limb=0.97, arm=0.90, waist=1.10, hips=1.12, chest=0.94, shoulders=0.90, bust=1.2,
        belly=2.2, hair="bun", trousers="long", skin="tan", shirt="coral", legs="slate", hair_colour="brown",
    ),
}  # fmt: skip
_SPREAD = ("slim", "broad", "older", "lean")
"""Those who take turns; the others are drawn where a figure asks for them."""


def person_of(name: str, id: str) -> Person:
    """The person that a figure names, or the one whose turn it is by the exercise's id."""
    if name in PEOPLE:
        return PEOPLE[name]
    return PEOPLE[_SPREAD[zlib.crc32(id.encode()) % len(_SPREAD)]]
