"""The rule about the pain cycle's own promises."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.model import Draft, PainCycle
from loosen.model.diagnostic import Diagnostic
from loosen.runtime.suggest import did_you_mean

_RULE = "pain-cycle-shape"


@rule()
def pain_cycle_shape(draft: Draft) -> Iterator[Diagnostic]:
    """The pain cycle has the stages and parts that its own `shape` promises, and the right one is last."""
    cycle = draft.pain_cycle
    # What belongs together is judged only when all of it could be understood.
    if cycle and cycle.is_valid("shape") and cycle.is_valid("stages"):
        yield from _stages(cycle)
        yield from _parts(cycle)


def _stages(cycle: PainCycle) -> Iterator[Diagnostic]:
    stages, shape = cycle.stages, cycle.shape
    if len(stages) != shape.stages:
        message = f"`stages` must be {shape.stages}, as `shape` says, got {len(stages)}"
        yield Diagnostic(cycle.at("stages"), _RULE, message, "add or remove stages, or change `shape`")
    if stages[-1].id != shape.last:
        message = f"the last stage must be `{shape.last}`, as `shape` says, got `{stages[-1].id}`"
        place = cycle.at("stages", len(stages) - 1, "id")
        yield Diagnostic(place, _RULE, message, f"move `{shape.last}` to the end, or change `shape`")
    seen: set[str] = set()
    for number, stage in enumerate(stages):
        if stage.id in seen:
            message = f"each stage must have an id of its own, got `{stage.id}` twice"
            yield Diagnostic(cycle.at("stages", number, "id"), _RULE, message, "rename one of the two")
        seen.add(stage.id)


def _parts(cycle: PainCycle) -> Iterator[Diagnostic]:
    ids = [stage.id for stage in cycle.stages]
    for number, stage in enumerate(cycle.stages):
        wanted = cycle.shape.parts.get(stage.id)
        if wanted is not None and len(stage.parts) != wanted:
            message = f"`{stage.id}` must have {wanted} parts, as `shape` says, got {len(stage.parts)}"
            help = "add or remove parts, or change `shape`"
            yield Diagnostic(cycle.at("stages", number), _RULE, message, help)
    for id in cycle.shape.parts:
        if id not in ids:
            message = f"`parts` must name a stage, got `{id}`"
            yield Diagnostic(cycle.at("shape", "parts", id), _RULE, message, did_you_mean(id, ids))
