"""The rule about drawings: what an author's pose data says can be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostic import Diagnostic
from generator.figure import problems
from generator.model import Draft


def figure(draft: Draft) -> Iterator[Diagnostic]:
    """A figure names parts that a body has, reaches what it says it reaches, and stays above the floor."""
    for exercise in draft.exercises.values():
        if exercise.figure is None:
            continue
        for path, message, help in problems(exercise.figure):
            yield Diagnostic(exercise.at("figure", *path), "figure", message, help)
