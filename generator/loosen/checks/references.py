"""Rules about references: every id names something that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from loosen.checks.entities import entities
from loosen.checks.rule import rule
from loosen.model import Draft, Moved
from loosen.model.base import To
from loosen.model.diagnostic import Diagnostic
from loosen.model.kinds import GROUPS
from loosen.model.traverse import iter_references
from loosen.runtime.suggest import did_you_mean

_HOME = {
    "muscle": "a muscle in content/muscles/",
    "exercise": "an exercise in content/exercises/",
    "routine": "a routine in content/routines/",
    "equipment": "an entry of content/vocabulary/equipment.yml",
    "level": "an entry of content/vocabulary/levels.yml",
    "posture": "an entry of content/vocabulary/postures.yml",
    "grade": "an entry of content/vocabulary/grades.yml",
    "topic": "an entry of content/vocabulary/topics.yml",
    "source-type": "an entry of content/vocabulary/source-types.yml",
    "claim": "a claim in content/evidence/claims.yml",
    "source": "a source in content/evidence/sources.yml",
    "medium": "an entry of content/media.yml",
    "stage": "a stage in content/pain-cycle.yml",
}
_CHOICES = frozenset({"level", "posture", "grade", "topic", "source-type"})
"""Closed lists: what stands there is a choice, and not a thing of its own."""


@rule(says=("bad-value", "unknown-reference"))
def known_references(draft: Draft) -> Iterator[Diagnostic]:
    """Every id that a file names belongs to something that is there."""
    there = {kind: known(draft, kind) for kind in _HOME}
    for entity in entities(draft):
        if isinstance(entity, Moved):
            continue  # `moved_target` has more to say about it
        for path, mark, value in iter_references(entity):
            if not isinstance(mark, To) or value in there[mark.kind]:
                continue
            if problem := unknown(draft, mark.kind, value):
                key = next(step for step in reversed(path) if isinstance(step, str))
                id = "bad-value" if mark.kind in _CHOICES else "unknown-reference"
                yield Diagnostic(entity.at(*path), id, f"`{key}` {problem[0]}", problem[1])


@rule()
def moved_target(draft: Draft) -> Iterator[Diagnostic]:
    """An id that moved leads straight to an exercise that is there."""
    for moved in draft.moved.values():
        place, target = moved.at("moved_to"), moved.moved_to
        if ("moved", target) in draft.broken:
            continue
        if target in draft.moved:
            got = "itself" if target == moved.id else f"`{target}`, which has moved too"
            end = _end(draft, target)
            help = (
                f"write `{end}`, where the way ends"
                if end
                else "these ids lead in a circle; name the exercise that took their place"
            )
            message = f"`moved_to` must name an exercise, got {got}"
            yield Diagnostic(place, "moved-target", message, help)
        elif problem := unknown(draft, "exercise", target):
            yield Diagnostic(place, "moved-target", f"`moved_to` {problem[0]}", problem[1])


def _end(draft: Draft, id: str) -> str:
    """The exercise at the end of a chain of moved ids; empty if there is none."""
    seen: set[str] = set()
    while id in draft.moved and id not in seen:
        seen.add(id)
        id = draft.moved[id].moved_to
    return id if id in draft.exercises else ""


def unknown(draft: Draft, kind: str, id: str) -> tuple[str, str] | None:
    """The end of a message and its help if nothing of this kind has this id, else `None`."""
    choices = known(draft, kind)
    if id in choices or not {(kind, id), (kind, "*")}.isdisjoint(draft.broken):
        return None
    got = f"`{id}`" if id else "nothing"
    if kind == "stage" and any(broken == "pain_cycle" for broken, _ in draft.broken):
        return None
    if kind == "stage" and not draft.pain_cycle:
        return f"must be left out, because there is no pain cycle, got `{id}`", "delete this line"
    if kind == "exercise" and ("moved", id) in draft.broken:
        return None
    if kind == "exercise" and id in draft.moved:
        return f"must name an exercise, got `{id}`, which has moved", f"write `{draft.moved[id].moved_to}`"
    # The nearest grade may say the opposite.
    help = (
        "choose one of: " + ", ".join(choices) if kind == "grade" and choices else did_you_mean(id, choices)
    )
    help = help or "choose one from there, add it there first, or take it out here"
    return f"must name {_HOME[kind]}, got {got}", help


def known(draft: Draft, kind: str) -> Mapping[str, Any]:
    """Everything that a reference of this kind may name, by id."""
    if kind == "stage":
        return {stage.id: stage for stage in draft.pain_cycle.stages} if draft.pain_cycle else {}
    group: Mapping[str, Any] = getattr(draft, GROUPS[kind])
    return group
