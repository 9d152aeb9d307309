"""The rules about drawings: what an author's data says can be drawn, and stands at a step that there is."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.drawing.body_map import course_problems
from loosen.drawing.body_map import problems as region_problems
from loosen.drawing.mannequin import Problem, problems
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic
from loosen.model.figure import Figure


@rule(one_file=True)
def figure(draft: Draft) -> Iterator[Diagnostic]:
    """A figure names parts that a body has, reaches what it says it reaches, and stays above the floor."""
    for exercise in draft.exercises.values():
        for path, message, help in _drawn(exercise.figure, exercise.id) if exercise.figure else ():
            yield Diagnostic(exercise.at("figure", *path), "figure", message, help)
    yield from _on_the_map(draft)


@rule(one_file=True)
def figure_step(draft: Draft) -> Iterator[Diagnostic]:
    """The step at which a figure stands is one of the exercise's steps."""
    for exercise in draft.exercises.values():
        count = len(exercise.steps)
        for key, step in _steps(exercise.figure) if exercise.figure and exercise.is_valid("steps") else ():
            if step and step > count:
                message = f"`{key}` must be the number of a step, 1 to {count}, got {step}"
                help = "count the steps from 1, or leave the line out"
                yield Diagnostic(exercise.at("figure", key), "figure-step", message, help)
        if exercise.figure and exercise.figure.start_at_step and not exercise.figure.body.start:
            yield Diagnostic(exercise.at("figure", "start at step"), "figure-step", *_NO_START)


_NO_START = (
    "`start at step` must go with `start` under `body`",
    "leave the line out; `end at step` says where the one position is reached",
)


def _steps(figure: Figure) -> tuple[tuple[str, int | None], ...]:
    return ("start at step", figure.start_at_step), ("end at step", figure.end_at_step)


@functools.lru_cache(maxsize=5_000)
def _drawn(figure: Figure, id: str) -> tuple[Problem, ...]:
    """Kept by what a figure says: in the preview, most saves change another text of the exercise."""
    return problems(figure, id)


def _on_the_map(draft: Draft) -> Iterator[Diagnostic]:
    for muscle in draft.muscles.values():
        for index, region in enumerate(muscle.map):
            for path, message, help in region_problems(region):
                yield Diagnostic(muscle.at("map", index, *path), "figure", message, help)
    if not draft.body_map:
        return
    for index, course in enumerate(draft.body_map.courses):
        for path, message, help in course_problems(course):
            yield Diagnostic(draft.body_map.at("courses", index, *path), "figure", message, help)
