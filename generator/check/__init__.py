"""What content means: rules across files. Each rule is a small generator; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.check import dates, method, names, references, wording
from generator.diagnostic import Diagnostic
from generator.model import Draft

Rule = Callable[[Draft], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    references.known_references,
    references.known_embeds,
    references.known_links,
    references.moved_target,
    references.pain_cycle_shape,
    method.minimum_hold,
    method.massage_first,
    method.routine_order,
    method.spot_limit,
    wording.never_write,
    wording.claim_without_source,
    names.duplicate_name,
    names.unused_entity,
)


def check(draft: Draft, *, today: date) -> Iterator[Diagnostic]:
    """Every rule, over all that could be read; `today` decides what is overdue or in the future."""
    for rule in RULES:
        yield from rule(draft)
    yield from dates.reviewed(draft, today)
