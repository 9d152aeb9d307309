"""Prefilter: drops phrases that cannot match a text, before the regular expressions run."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from loosen.checks.phrase_pattern import to_regex

_WORD = re.compile(r"[^\W_]+")
_FOLDED = re.compile("[\u017f\u0130\u0131\u212a]")
"""Letters beyond ASCII that match an ASCII letter when case is ignored."""


class PhrasePrefilter:
    """An index of phrases, written as `NeverWrite.phrases` explains, by their words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # Each required word of each phrase is one bit, so that testing all phrases compares a few integers.
        self._bits_of_word: defaultdict[str, int] = defaultdict(int)
        self._required_bits: dict[str, int] = {}
        bit = 1
        for phrase in phrases:
            self._required_bits[phrase] = 0
            for one_of in _required_words(phrase):
                self._required_bits[phrase] |= bit
                for word in one_of:
                    self._bits_of_word[word] |= bit
                bit <<= 1
        self._words = frozenset(self._bits_of_word)

    def candidates(self, text: str) -> tuple[str, ...]:
        """The phrases that may match the text; false positives are possible."""
        if not text.isascii() and _FOLDED.search(text):
            return tuple(self._required_bits)
        small, met = text.lower(), 0
        for word in self._words.intersection(_WORD.findall(small)):
            met |= self._bits_of_word[word]
        return tuple(
            phrase
            for phrase, need in self._required_bits.items()
            if met & need == need and _may_match(phrase, small)
        )


def _required_words(phrase: str) -> Iterator[frozenset[str]]:
    """For each word of a phrase, the alternatives of which a matching text must contain one.

    Words with a `*` are skipped, as any letters may follow.
    """
    for word in phrase.lower().split():
        choices = [_WORD.findall(choice) for choice in word.split("|") if choice]
        if "*" not in word and choices and all(choices):
            yield frozenset(max(parts, key=len) for parts in choices)


def _may_match(phrase: str, small: str) -> bool:
    """Whether a lower-case text contains the phrase, perhaps inside longer words."""
    rough = _loose_pattern(phrase)
    return rough is None or bool(rough.search(small))


@functools.cache
def _loose_pattern(phrase: str) -> re.Pattern[str] | None:
    """A pattern for lower-case text, far faster than ignoring case; `None` if lower case is not enough."""
    return re.compile(to_regex(phrase.lower())) if phrase.isascii() else None
