"""What content means: rules across files. Each rule is a small generator; its docstring is the rule."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from generator.check import articles, dates, figures, method, names, pain_cycle, references, wording
from generator.diagnostic import Diagnostic
from generator.model import Draft
from generator.model.base import Entity
from generator.place import NOWHERE

E = TypeVar("E", bound=Entity)
Rule = Callable[[Draft], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    references.known_references,
    references.moved_target,
    articles.known_embeds,
    articles.known_citations,
    articles.known_links,
    articles.links_in_one_piece,
    articles.no_tags,
    pain_cycle.pain_cycle_shape,
    method.minimum_hold,
    method.massage_first,
    method.routine_order,
    method.spot_limit,
    wording.findable_phrases,
    wording.claim_without_source,
    names.duplicate_name,
)
ALONE: tuple[Rule, ...] = (wording.never_write, figures.figure)
"""Rules that look at one file at a time, and long: a file that they passed need not be judged again."""
MOST = 500
"""Problems that one rule tells of: more help nobody, and a file may hold a hundred thousand."""


def check(draft: Draft, *, today: date, good: frozenset[str] = frozenset()) -> Iterator[Diagnostic]:
    """Every rule, over all that could be read; `today` decides what is overdue or in the future.

    `good` are files of which the rules in `ALONE` are known to say nothing.
    """
    draft = draft.whole()
    rest = _without(draft, good) if good else draft
    found = [problem for rule in RULES for problem in itertools.islice(rule(draft), MOST)]
    found += [problem for rule in ALONE for problem in itertools.islice(rule(rest), MOST)]
    found += itertools.islice(dates.reviewed(draft, today), MOST)
    yield from (problem for problem in found if problem.place is not NOWHERE)
    if not _may_name_more(draft, found):
        yield from itertools.islice(names.unused_entity(draft), MOST)


def _without(draft: Draft, files: frozenset[str]) -> Draft:
    """The draft without what stands in some files, where there is much of it."""

    def rest(group: Mapping[str, E]) -> dict[str, E]:
        return {id: entity for id, entity in group.items() if entity.origin.file not in files}

    return dataclasses.replace(
        draft,
        exercises=rest(draft.exercises),
        routines=rest(draft.routines),
        muscles=rest(draft.muscles),
        articles=rest(draft.articles),
        sources=rest(draft.sources),
        claims=rest(draft.claims),
    )


def _may_name_more(draft: Draft, found: list[Diagnostic]) -> bool:
    """Whether something names what nothing else does, as soon as it is spelt right and can be read."""
    complete = draft.method and draft.safety and draft.settings and not draft.broken
    return not complete or any(problem.rule in ("unknown-reference", "massage-first") for problem in found)
