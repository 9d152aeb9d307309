"""Rules about words: what the evidence forbids is not written, and what is claimed has a source."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from generator.article import Spot
from generator.check.entities import entities
from generator.check.references import in_text
from generator.diagnostic import Diagnostic
from generator.model import Article, Draft, NeverWrite
from generator.model.base import Entity, Text
from generator.walk import walk


def never_write(draft: Draft) -> Iterator[Diagnostic]:
    """No text of ours uses wording that `never-write.yml` lists."""
    rules = [(entry, _pattern(entry)) for entry in draft.never_write.values()]
    if not rules:
        return
    # One search over all phrases decides for most texts; only a hit asks which one it was.
    any_of = re.compile("|".join(pattern for _, pattern in rules), re.IGNORECASE)
    for entity in entities(draft):
        if isinstance(entity, NeverWrite):
            continue
        for path, mark, value in walk(entity):
            if isinstance(mark, Text) and not mark.quoted and any_of.search(value):
                for entry, pattern in rules:
                    if match := re.search(pattern, value, re.IGNORECASE):
                        yield _forbidden(entry, match[0], entity.origin.find(path, pattern))
        if isinstance(entity, Article):
            yield from _in_article(entity, rules)


def _in_article(entity: Article, rules: list[tuple[NeverWrite, str]]) -> Iterator[Diagnostic]:
    for entry, pattern in rules:
        for match in re.finditer(pattern, entity.text, re.IGNORECASE):
            before = entity.text[: match.start()]
            spot = Spot(before.count("\n"), len(before) - before.rfind("\n") - 1)
            yield _forbidden(entry, match[0], in_text(entity, spot))


def _forbidden(entry: NeverWrite, words: str, place: object) -> Diagnostic:
    shown = " ".join(words.split())
    return Diagnostic(place, "never-write", f"a text must not say `{shown}`", entry.say)  # type: ignore[arg-type]


@functools.lru_cache(maxsize=256)
def _regex(phrases: tuple[str, ...]) -> str:
    return "|".join(rf"(?<!\w){_words(phrase)}(?!\w)" for phrase in phrases)


def _pattern(entry: NeverWrite) -> str:
    return _regex(entry.phrases)


def _words(phrase: str) -> str:
    """A phrase as a regular expression: `a|b`, `word*` and `...` as `NeverWrite.phrases` explains them."""
    gap = r"(?:[\s,;]+[\w'’-]+){0,3}"
    parts: list[str] = []
    for word in phrase.split():
        if word == "...":
            parts.append(gap)
            continue
        choices = (re.escape(choice).replace(r"\*", r"[\w'’-]*") for choice in word.split("|"))
        parts.append((r"[\s*_]+" if parts else "") + f"(?:{'|'.join(choices)})")
    return "".join(parts)


def claim_without_source(draft: Draft) -> Iterator[Diagnostic]:
    """Whatever says something about the body names at least one source."""
    owners: list[Entity] = [
        *draft.claims.values(),
        *draft.exercises.values(),
        *draft.muscles.values(),
    ]
    for entity in owners:
        if not getattr(entity, "sources", ()):
            yield _unsourced(entity, ())
    for number, stage in enumerate(draft.pain_cycle.stages if draft.pain_cycle else ()):
        if draft.pain_cycle and not (stage.sources or stage.claims):
            yield _unsourced(draft.pain_cycle, ("stages", number))
    for number, urgency in enumerate(draft.safety.urgencies if draft.safety else ()):
        if draft.safety and not urgency.sources:
            yield _unsourced(draft.safety, ("urgencies", number))


def _unsourced(entity: Entity, path: tuple[str | int, ...]) -> Diagnostic:
    message = "what is said about the body must have a source, got none"
    help = "add `sources: [an-id]` with an id from content/evidence/sources.yml"
    return Diagnostic(entity.at(*path), "claim-without-source", message, help)
