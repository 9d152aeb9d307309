"""What content means: rules across files. Each rule is a small generator; its docstring is the rule."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from loosen.checks import articles, dates, figures, markup, method, names, pain_cycle, references, wording
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import NOWHERE
from loosen.runtime.parallel import parallel_map

Rule = Callable[[Draft], Iterator[Diagnostic]]

SITE_RULES: tuple[Rule, ...] = (
    references.known_references,
    references.moved_target,
    articles.known_embeds,
    articles.known_citations,
    articles.known_links,
    articles.links_in_one_piece,
    articles.no_tags,
    markup.safe_markup,
    pain_cycle.pain_cycle_shape,
    method.minimum_hold,
    method.massage_first,
    method.routine_order,
    method.spot_limit,
    wording.findable_phrases,
    wording.claim_without_source,
    names.duplicate_name,
)
FILE_RULES: tuple[Rule, ...] = (
    wording.never_write,
    figures.figure,
    markup.readable_texts,
    markup.visible_letters,
    markup.closed_fences,
)
"""Rules that look at one file at a time, and long: a file that they passed need not be judged again."""
_MANY = ("exercises", "routines", "muscles", "articles", "sources", "claims")
"""The groups of a draft that grow."""
_IN_A_PART = 100
_WORTH_A_PROCESS = 6
"""Parts. Fewer are judged before another process has begun."""
_EMPTY = Draft(
    **{  # type: ignore[arg-type]
        field.name: {} if "Mapping" in str(field.type) else None
        for field in dataclasses.fields(Draft)
        if field.default is dataclasses.MISSING
    }
)
MOST = 500
"""Problems that one rule tells of: more help nobody, and a file may hold a hundred thousand."""


def check(draft: Draft, *, today: date, passed: frozenset[str] = frozenset()) -> Iterator[Diagnostic]:
    """Every rule, over all that could be read; `today` decides what is overdue or in the future.

    `passed` are files of which the rules in `ALONE` are known to say nothing.
    """
    draft = draft.whole()
    of_all: tuple[Rule, ...]
    of_all = (*SITE_RULES, functools.partial(dates.reviewed, today=today), names.unused_entity)

    def said(part: Draft | None) -> list[list[Diagnostic]]:
        rules, judged = (of_all, draft) if part is None else (FILE_RULES, part)
        return [list(itertools.islice(rule(judged), MOST)) for rule in rules]

    # What looks at everything takes longest, and begins first.
    parts = [None, *_parts(_without(draft, passed) if passed else draft)]
    (*of_rules, unused), *of_parts = parallel_map(said, parts, min_parallel=_WORTH_A_PROCESS, chunk=1)
    of_rules += [list(itertools.chain.from_iterable(of_rule)) for of_rule in zip(*of_parts, strict=True)]
    found = [problem for of_rule in of_rules for problem in of_rule[:MOST]]
    yield from (problem for problem in found if problem.place != NOWHERE)
    if not _may_name_more(draft, found):
        yield from unused


def _parts(draft: Draft) -> list[Draft]:
    """The same in drafts of some entities each; the first has what is in no group that grows."""
    # Phrases that are never written are looked for in each part.
    shared = dataclasses.replace(_EMPTY, never_write=draft.never_write)
    places = [(name, id) for name in _MANY for id in getattr(draft, name)]
    parts = []
    for start in range(0, max(len(places), 1), _IN_A_PART):
        groups: dict[str, Any] = {name: {} for name in _MANY}
        for name, id in places[start : start + _IN_A_PART]:
            groups[name][id] = getattr(draft, name)[id]
        parts.append(dataclasses.replace(shared if start else draft, **groups))
    return parts


def _without(draft: Draft, files: frozenset[str]) -> Draft:
    """The draft without what stands in some files, where there is much of it."""
    groups: dict[str, Any] = {
        name: {id: one for id, one in getattr(draft, name).items() if one.origin.file not in files}
        for name in _MANY
    }
    return dataclasses.replace(draft, **groups)


def _may_name_more(draft: Draft, found: list[Diagnostic]) -> bool:
    """Whether something names what nothing else does, as soon as it is spelt right and can be read."""
    complete = draft.method and draft.safety and draft.settings and not draft.broken
    return not complete or any(problem.rule in ("unknown-reference", "massage-first") for problem in found)
