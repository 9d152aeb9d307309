"""Iterate over all entities of a draft."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.model import Draft, Prose
from loosen.model.base import Entity


def prose(draft: Draft) -> Iterator[Prose]:
    """Every entity that is mainly one text."""
    yield from draft.articles.values()
    yield from draft.pages.values()


def entities(draft: Draft) -> Iterator[Entity]:
    """Every entity of a draft, once."""
    for group in (
        draft.kinds,
        draft.exercises,
        draft.moved,
        draft.routines,
        draft.muscles,
        draft.articles,
        draft.pages,
        draft.equipment,
        draft.levels,
        draft.postures,
        draft.grades,
        draft.topics,
        draft.source_types,
        draft.sources,
        draft.claims,
        draft.never_write,
        draft.media,
        draft.voices,
    ):
        yield from group.values()
    singles = (draft.method, draft.safety, draft.settings, draft.pain_cycle, draft.glossary, draft.body_map)
    yield from (single for single in singles if single)
