"""Checks: rules about what content means. Each rule is a small generator; its docstring is the rule."""

from __future__ import annotations

import dataclasses
import importlib
import itertools
import pkgutil
from collections.abc import Iterator
from datetime import date
from typing import Any

from loosen.checks.rule import Rule
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import NOWHERE
from loosen.runtime.parallel import parallel_map


def _rules() -> Iterator[Rule]:
    """All rules of the modules in this room, so that a new one need not be listed."""
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        found = vars(importlib.import_module(f"{__name__}.{module}")).values()
        yield from (one for one in found if isinstance(one, Rule))


RULES = tuple({rule.name: rule for rule in _rules()}.values())
WHOLE_RULES = tuple(rule for rule in RULES if not rule.one_file)
FILE_RULES = tuple(rule for rule in RULES if rule.one_file)
"""Rules that look at one file at a time: a file that passed them is only checked again when it changes."""
_MANY = ("exercises", "routines", "muscles", "articles", "sources", "claims")
"""The groups of a draft that grow with the site."""
_IN_A_PART = 100
_WORTH_A_PROCESS = 6
"""Parts. Fewer are checked before another process has started."""
_EMPTY = Draft(
    **{  # type: ignore[arg-type]
        field.name: {} if "Mapping" in str(field.type) else None
        for field in dataclasses.fields(Draft)
        if field.default is dataclasses.MISSING
    }
)
MOST = 500
"""The most diagnostics of one rule: more help nobody, and a file may have a hundred thousand."""


def check(draft: Draft, *, today: date, clean_files: frozenset[str] = frozenset()) -> Iterator[Diagnostic]:
    """Apply every rule to all that could be read; `today` decides what is overdue or in the future.

    `clean_files` passed `FILE_RULES` before and did not change, so those rules skip them.
    """
    draft = draft.with_recovered()

    def said(part: Draft | None) -> list[list[Diagnostic]]:
        rules, judged = (WHOLE_RULES, draft) if part is None else (FILE_RULES, part)
        return [list(itertools.islice(rule(judged, today), MOST)) for rule in rules]

    # The part with the whole draft takes longest, so it starts first.
    parts = [None, *_parts(_without(draft, clean_files) if clean_files else draft)]
    of_whole, *of_parts = parallel_map(said, parts, min_parallel=_WORTH_A_PROCESS, chunk=1)
    of_files = [list(itertools.chain.from_iterable(of_rule)) for of_rule in zip(*of_parts, strict=True)]
    found = [
        (rule, problem)
        for rule, problems in zip((*WHOLE_RULES, *FILE_RULES), (*of_whole, *of_files), strict=True)
        for problem in problems[:MOST]
        if problem.place != NOWHERE
    ]
    certain = [problem for rule, problem in found if not rule.when_complete]
    yield from certain
    if not _may_name_more(draft, certain):
        yield from (problem for rule, problem in found if rule.when_complete)


def _parts(draft: Draft) -> list[Draft]:
    """The draft split into parts of some entities each; the first also holds all that does not grow."""
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
    """The draft without the entities of some files; only groups that grow are reduced."""
    groups: dict[str, Any] = {
        name: {id: one for id, one in getattr(draft, name).items() if one.origin.file not in files}
        for name in _MANY
    }
    return dataclasses.replace(draft, **groups)


def _may_name_more(draft: Draft, found: list[Diagnostic]) -> bool:
    """Whether references may be missing, because something is misspelt or cannot be read."""
    complete = draft.method and draft.safety and draft.settings and not draft.broken
    return not complete or any(problem.rule in ("unknown-reference", "massage-first") for problem in found)
