"""Rules about ids and links: what is named must be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator import article
from generator.address import address, addresses, anchors
from generator.check.entities import entities
from generator.diagnostic import Diagnostic, did_you_mean
from generator.model import Article, Draft
from generator.model.base import To
from generator.place import Place
from generator.walk import walk

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
    "stage": "a stage in content/pain-cycle.yml",
}


def known_references(draft: Draft) -> Iterator[Diagnostic]:
    """Every id that a file names belongs to something that is there."""
    for entity in entities(draft):
        for path, mark, value in walk(entity):
            if isinstance(mark, To) and (problem := _unknown(draft, mark.kind, value)):
                key = next(step for step in reversed(path) if isinstance(step, str))
                yield Diagnostic(entity.at(*path), "unknown-reference", f"`{key}` {problem[0]}", problem[1])


def known_embeds(draft: Draft) -> Iterator[Diagnostic]:
    """Every `::: kind id` and `[@source]` in an article names something that is there."""
    for entity in draft.articles.values():
        for piece in article.pieces(entity.text):
            if isinstance(piece, article.Embed):
                yield from _embed(draft, entity, piece)
        for mention in article.citations(entity.text):
            if problem := _unknown(draft, "source", mention.target):
                place = in_text(entity, mention.spot)
                yield Diagnostic(place, "unknown-reference", f"a citation {problem[0]}", problem[1])


def _embed(draft: Draft, entity: Article, embed: article.Embed) -> Iterator[Diagnostic]:
    place = in_text(entity, embed.spot)
    if embed.kind not in article.EMBEDS:
        message = f"after `:::` must stand one of {', '.join(article.EMBEDS)}, got `{embed.kind}`"
        yield Diagnostic(place, "bad-value", message, did_you_mean(embed.kind, article.EMBEDS))
    elif embed.rest:
        message = f"a line with `:::` must name one {embed.kind}, got more: `{embed.rest}`"
        yield Diagnostic(place, "bad-value", message, "write the rest on a line of its own")
    elif problem := _unknown(draft, embed.kind, embed.id):
        yield Diagnostic(place, "unknown-reference", f"`::: {embed.kind}` {problem[0]}", problem[1])


def known_links(draft: Draft) -> Iterator[Diagnostic]:
    """Every link of an article that begins with `/` leads to a page of the site."""
    pages, spots = addresses(draft), anchors(draft)
    for entity in draft.articles.values():
        for mention in article.links(entity.text):
            if problem := _dead(mention.target, pages, spots):
                yield Diagnostic(in_text(entity, mention.spot), "unknown-reference", *problem)
    for one in entities(draft):
        for path, mark, value in walk(one):
            if not isinstance(mark, To) and mark.markdown:
                for mention in article.links(value):
                    if problem := _dead(mention.target, pages, spots):
                        yield Diagnostic(one.at(*path), "unknown-reference", *problem)


def _dead(target: str, pages: frozenset[str], spots: frozenset[str]) -> tuple[str, str] | None:
    """Why a link leads nowhere, and what to do; nothing for a good one."""
    if not target.startswith("/"):
        if target.startswith(("https://", "#", "mailto:")):
            return None
        return f"a link must begin with `/` or `https://`, got `{target}`", "write it as `/stretches/an-id/`"
    page, _, anchor = target.partition("#")
    if page in pages and (not anchor or target in spots):
        return None
    known = spots if page in pages else pages
    return f"a link must lead to a page of this site, got `{target}`", did_you_mean(target, sorted(known))


def moved_target(draft: Draft) -> Iterator[Diagnostic]:
    """An id that moved leads straight to an exercise that is there."""
    for moved in draft.moved.values():
        if moved.moved_to in draft.moved:
            message = f"`moved_to` must name an exercise, got `{moved.moved_to}`, which has moved itself"
            target = draft.moved[moved.moved_to].moved_to
            help = "name the exercise where the way ends" + (
                f": `{target}`" if target in draft.exercises else ""
            )
            yield Diagnostic(moved.at("moved_to"), "moved-target", message, help)
        elif problem := _unknown(draft, "exercise", moved.moved_to):
            yield Diagnostic(moved.at("moved_to"), "moved-target", f"`moved_to` {problem[0]}", problem[1])


def pain_cycle_shape(draft: Draft) -> Iterator[Diagnostic]:
    """The pain cycle has the stages and the parts that its own `shape` promises, and the right one is last."""
    cycle = draft.pain_cycle
    if not cycle:
        return
    rule, stages, shape = "pain-cycle-shape", cycle.stages, cycle.shape
    if len(stages) != shape.stages:
        message = f"`stages` must have {shape.stages} stages, got {len(stages)}"
        yield Diagnostic(cycle.at("stages"), rule, message, "add or remove stages, or change `shape`")
    if stages[-1].id != shape.last:
        message = f"the last stage must be `{shape.last}`, got `{stages[-1].id}`"
        place = cycle.at("stages", len(stages) - 1, "id")
        yield Diagnostic(place, rule, message, f"move `{shape.last}` to the end")
    for number, stage in enumerate(stages):
        if stage.id in {other.id for other in stages[:number]}:
            message = f"each stage must have an id of its own, got `{stage.id}` twice"
            yield Diagnostic(cycle.at("stages", number, "id"), rule, message, "rename one of the two")
        wanted = shape.parts.get(stage.id, len(stage.parts))
        if len(stage.parts) != wanted:
            message = f"`{stage.id}` must have {wanted} parts, got {len(stage.parts)}"
            yield Diagnostic(
                cycle.at("stages", number), rule, message, "add or remove parts, or change `shape`"
            )
    for id in sorted(set(shape.parts) - {stage.id for stage in stages}):
        message = f"`shape` must name stages that are there, got `{id}`"
        yield Diagnostic(cycle.at("shape", "parts"), rule, message, did_you_mean(id, [s.id for s in stages]))


def in_text(entity: Article, spot: article.Spot) -> Place:
    """The place in an article's file of a spot in its text."""
    first = getattr(entity.origin, "body_line", 1)
    return Place(entity.origin.file, first + spot.line, spot.column + 1)


def _unknown(draft: Draft, kind: str, id: str) -> tuple[str, str] | None:
    """The end of a message and its help, when nothing of this kind has this id."""
    if id in known(draft, kind) or (kind, id) in draft.broken or (kind, "*") in draft.broken:
        return None
    if kind == "stage" and any(broken == "pain_cycle" for broken, _ in draft.broken):
        return None
    if kind == "exercise" and id in draft.moved:
        return f"must name an exercise, got `{id}`, which has moved", f"write `{draft.moved[id].moved_to}`"
    return f"must name {_HOME[kind]}, got `{id}`", did_you_mean(id, known(draft, kind))


def known(draft: Draft, kind: str) -> Mapping[str, Any]:
    """All that a reference of this kind may name, by id."""
    if kind == "stage":
        return {stage.id: stage for stage in draft.pain_cycle.stages} if draft.pain_cycle else {}
    groups: dict[str, Mapping[str, Any]] = {
        "muscle": draft.muscles,
        "exercise": draft.exercises,
        "routine": draft.routines,
        "equipment": draft.equipment,
        "level": draft.levels,
        "posture": draft.postures,
        "grade": draft.grades,
        "topic": draft.topics,
        "source-type": draft.source_types,
        "claim": draft.claims,
        "source": draft.sources,
    }
    return groups[kind]
