"""Rules about names, and about unused entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loosen.checks.entities import entities, prose
from loosen.checks.method import keeps_order
from loosen.checks.rule import rule
from loosen.model import Draft, SelfMassage, Stretch
from loosen.model.base import Entity, To
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.traverse import iter_references
from loosen.site import article_markup


@rule()
def duplicate_name(draft: Draft) -> Iterator[Diagnostic]:
    """Two things of one kind do not share a name: a reader could not tell them apart."""
    groups: tuple[Mapping[str, Entity], ...] = (
        draft.kinds,
        draft.exercises,
        draft.routines,
        draft.muscles,
        draft.articles,
        draft.pages,
        draft.equipment,
    )
    for group in groups:
        first: dict[str, Entity] = {}
        for entity in group.values():
            name = getattr(entity, "name", "")
            if (other := first.setdefault(name.casefold(), entity)) is not entity:
                message = f"`name` must be its own, got `{name}`, which is the name of `{other.id}` too"
                yield Diagnostic(entity.at("name"), "duplicate-name", message, "change one of the two")


@rule(when_complete=True)
def unused_entity(draft: Draft) -> Iterator[Diagnostic]:
    """An entity that nothing refers to is a mistake, or can be deleted."""
    used = _used(draft)
    kinds: tuple[tuple[str, Mapping[str, Entity]], ...] = (
        ("kind", draft.kinds),
        ("muscle", draft.muscles),
        ("equipment", draft.equipment),
        ("level", draft.levels),
        ("posture", draft.postures),
        ("topic", draft.topics),
        ("source", draft.sources),
        ("medium", draft.media),
    )
    for kind, group in kinds:
        for id, entity in group.items():
            if (kind, id) not in used:
                yield _unused(entity, f"a {kind} must be used somewhere, got `{id}`, which nothing names")
    if not keeps_order(draft):
        return
    prepared = {one.prepare for one in draft.exercises.values() if isinstance(one, Stretch)}
    for exercise in draft.exercises.values():
        if isinstance(exercise, SelfMassage) and exercise.id not in prepared:
            yield _unused(
                exercise, f"a self-massage must prepare a stretch, got `{exercise.id}`, which does not"
            )


def _unused(entity: Entity, message: str) -> Diagnostic:
    help = "name it where it belongs, or delete it"
    return Diagnostic(entity.at(), "unused-entity", message, help, Severity.WARNING)


def _used(draft: Draft) -> set[tuple[str, str]]:
    used = {
        (mark.kind, value)
        for entity in entities(draft)
        for _, mark, value in iter_references(entity)
        if isinstance(mark, To)
    }
    used |= {("kind", one.own_kind.id) for one in draft.exercises.values() if one.own_kind}
    for entity in prose(draft):
        used |= {("source", mention.target) for mention in article_markup.citations(entity.text)}
        pieces = article_markup.split_embeds(entity.text)
        used |= {("medium", one.id) for one in pieces if isinstance(one, article_markup.Picture)}
    return used
