"""Rules about words: what the evidence forbids is not written, and what is claimed has a source."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterator

from loosen.checks.entities import entities
from loosen.checks.phrase_filter import PhrasePrefilter
from loosen.checks.phrase_pattern import MAX_GAPS, to_regex
from loosen.checks.rule import rule
from loosen.checks.texts import TextField, text_fields, whole_text
from loosen.model import Draft, Safety
from loosen.model.base import Entity
from loosen.model.diagnostic import Diagnostic
from loosen.runtime.memoize import memoize_by_identity
from loosen.site.article_markup import offset_of


@rule(one_file=True)
def never_write(draft: Draft) -> Iterator[Diagnostic]:
    """No text of ours uses wording that `never-write.yml` lists."""
    entries = draft.never_write.values()
    suspects = _suspects(tuple(phrase for entry in entries for phrase in entry.phrases))
    for passage in itertools.chain.from_iterable(map(suspects, entities(draft))):
        for entry in entries:
            for match in _pattern(entry.phrases).finditer(passage.text):
                words = " ".join(match[0].split())
                place = passage.place(offset_of(passage.text, match.start()), match[0])
                yield Diagnostic(place, "never-write", f"a text must not say `{words}`", entry.say)


@functools.lru_cache(maxsize=4)
def _suspects(phrases: tuple[str, ...]) -> Callable[[Entity], tuple[TextField, ...]]:
    """A function that returns the texts of an entity that contain one of the phrases."""
    prefilter = PhrasePrefilter(phrases)

    def holds_any(text: str) -> bool:
        return any(_pattern((phrase,)).search(text) for phrase in prefilter.candidates(text))

    def of(entity: Entity) -> Iterator[TextField]:
        if prefilter.candidates(whole_text(entity)):
            yield from (one for one in text_fields(entity) if holds_any(one.text))

    return memoize_by_identity(of)


@rule(says=("bad-value",))
def findable_phrases(draft: Draft) -> Iterator[Diagnostic]:
    """A phrase that is never to be written has a word to look for, and not too many gaps."""
    for entry in draft.never_write.values():
        for number, phrase in enumerate(entry.phrases):
            gaps = phrase.split().count("...")
            if gaps > MAX_GAPS:
                message = f"a phrase must have at most {MAX_GAPS} gaps, got {gaps}"
                yield Diagnostic(entry.at("phrases", number), "bad-value", message, "write two phrases")
            elif not to_regex(phrase):
                message = f"a phrase must have a word to look for, got `{phrase}`"
                help = "write the words as they would stand in a text"
                yield Diagnostic(entry.at("phrases", number), "bad-value", message, help)


@functools.lru_cache(maxsize=4096)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    findable = [words for phrase in phrases if (words := to_regex(phrase))]
    # What looks for the start of a word stands before all phrases: it rules out most places at once.
    return re.compile(rf"(?<!\w)(?:{'|'.join(findable) or '(?!)'})(?!\w)", re.IGNORECASE)


@rule()
def claim_without_source(draft: Draft) -> Iterator[Diagnostic]:
    """Whatever says something about the body names at least one source."""
    owners: list[Entity] = [*draft.claims.values(), *draft.exercises.values(), *draft.muscles.values()]
    for entity in owners:
        if not getattr(entity, "sources", ()):
            yield _unsourced(entity, ("sources",))
    cycle, safety = draft.pain_cycle, draft.safety
    for number, stage in enumerate(cycle.stages if cycle else ()):
        if cycle and not (stage.sources or stage.claims):
            yield _unsourced(cycle, ("stages", number))
    yield from _signs_without_source(safety) if safety else ()


def _signs_without_source(safety: Safety) -> Iterator[Diagnostic]:
    for path, sign in safety.each_sign():
        if not (sign.sources or sign.note):
            message = "a sign must have a source or a note, got neither"
            help = (
                "add `sources: [an-id]` with an id from content/evidence/sources.yml, "
                "or a `note:` that says it is ordinary caution"
            )
            yield Diagnostic(safety.at(*path), "claim-without-source", message, help)


def _unsourced(entity: Entity, path: tuple[str | int, ...]) -> Diagnostic:
    message = "what is said about the body must have a source, got none"
    help = "add `sources: [an-id]` with an id from content/evidence/sources.yml"
    return Diagnostic(entity.at(*path), "claim-without-source", message, help)
