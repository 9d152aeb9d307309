"""A figure that the site shall reach, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    name: str
    goal: str
    measured: str
    reached: bool | None
    """None where it could not be measured here."""
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        mark = {True: "yes", False: "NO", None: "?"}[self.reached]
        rows = [f"{self.name:<58} {self.goal:>10} {self.measured:>12}  {mark}"]
        return "\n".join([*rows, *(f"    {line}" for line in self.details[:20])])


def at_most(
    name: str, limit: float, value: float, *, unit: str = "", details: list[str] | None = None
) -> Figure:
    goal = f"<= {limit:g}{unit}" if limit else f"0{unit}"
    measured = f"{value:g}{unit}"
    return Figure(
        name=name, goal=goal, measured=measured, reached=value <= limit, details=tuple(details or ())
    )


def unknown(name: str, goal: str, why: str) -> Figure:
    """One that cannot be measured here, and why; that is no failure."""
    return Figure(name=name, goal=goal, measured="not here", reached=None, details=(why,))


def at_least(name: str, limit: float, value: float, *, details: tuple[str, ...] = ()) -> Figure:
    measured, goal = f"{value:g}", f">= {limit:g}"
    return Figure(name=name, goal=goal, measured=measured, reached=value >= limit, details=details)
