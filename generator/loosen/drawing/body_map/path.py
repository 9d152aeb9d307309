"""Outlines as values: commands with points that are complex numbers, and their short SVG form."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

Command: TypeAlias = tuple[Any, ...]
"""`("M", p)`, `("L", p)`, `("Q", c, p)`, `("C", c, c, p)`, `("A", radius, is_large, p)` or `("Z",)`.

Points are complex numbers; y grows upward. `("S", c, p)` is a `C` that goes on without a corner.
"""
Outline: TypeAlias = tuple[Command, ...]

SCALE = 320
"""Units of a picture in one body height: whole numbers are then fine enough, and short."""

_STRAIGHT_ON = 1e-6
_NOWHERE = complex("inf")


def short(outline: Iterable[Command]) -> str:  # noqa: PLR0915 - written out, as said below
    """The `d` of a path: whole relative numbers. Rounding does not add up along the way.

    Where a curve goes on without a corner, `s` says so: it is shorter, and rounding makes no corner.
    """
    # Most of the time that a drawing takes is spent here, so it is written out, what there is most of first.
    parts: list[str] = []
    add, after = parts.append, _AFTER
    x, y, before, ahead = 0, 0, 0j, _NOWHERE
    for command in outline:
        name = command[0]
        if name == "Z":
            add("z")
            continue
        point = command[-1]
        to_x, to_y = round(point.real * SCALE), round(-point.imag * SCALE)
        if name == "M":
            add(f"M{to_x}{after[to_y]}")
        else:
            end = f"{after[to_x - x]}{after[to_y - y]}"
            if name == "A":
                chord = math.hypot(to_x - x, to_y - y)
                radius = _radius(command[1] / abs(point - before), chord)
                # Seen with y downward all outlines run the same way round: the sweep is always 0.
                add(f"a{radius} {radius} 0 {command[2]} 0{end}")
            elif name == "L":
                add(f"l{end.lstrip()}")
            else:
                control = command[-2]
                last = f"{round(control.real * SCALE) - x}{after[round(-control.imag * SCALE) - y]}{end}"
                if name == "Q":
                    add(f"q{last}")
                elif name == "S" or abs(ahead - command[1]) < _STRAIGHT_ON:
                    add(f"s{last}")
                else:
                    first = command[1]
                    start = f"{round(first.real * SCALE) - x}{after[round(-first.imag * SCALE) - y]}"
                    add(f"c{start}{'' if last[0] == '-' else ' '}{last}")
        x, y, before = to_x, to_y, point
        ahead = 2 * point - command[2] if name == "C" else _NOWHERE
    return "".join(parts)


def _radius(share: float, chord: float) -> str:
    """The radius that fits the rounded chord: half a unit more would turn a half circle into a flat lens.

    It is cut off, not rounded: a radius that is too small is made larger by the browser, to a half circle.
    """
    return f"{math.floor(share * chord * 10) / 10:g}"


class _Numbers(dict[int, str]):
    """A number that follows another one: a minus sign parts them as well as a space does."""

    def __missing__(self, value: int) -> str:
        return self.setdefault(value, f" {value}" if value >= 0 else f"{value}")


_AFTER = _Numbers()


def smooth(points: Sequence[complex], *, closed: bool = True) -> Outline:
    """A soft line through points (Catmull-Rom, as cubic curves)."""
    line = (points[-1], *points, *points[:2]) if closed else (points[0], *points, points[-1])
    commands: list[Command] = [("M", points[0]), ("C", line[1] + (line[2] - line[0]) / 6)]
    # Three points in a row: a curve goes on as the one before it came, so each says only how it arrives.
    for a, b, after in zip(line[1:], line[2:], line[3:], strict=False):
        commands.append(("S", b - (after - a) / 6, b))
    commands[1:3] = [(*commands[1], *commands[2][1:])]
    return (*commands, ("Z",)) if closed else tuple(commands)
