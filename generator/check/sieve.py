"""Which texts may hold one of many phrases: a search asks only about those.

A phrase is kept under the longest of its words: a text that has none of them cannot hold it. Nor can a text
that lacks another of its words, or in which they do not follow each other as they do in the phrase.
"""

from __future__ import annotations

import itertools
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

_LETTERS = (string.ascii_letters + string.digits).encode()
_TABLE = bytes(ord(chr(b).lower()) if b in _LETTERS else ord(" ") for b in range(256))
_FOLDED = re.compile("[\u017f\u0130\u0131\u212a]")
"""Letters beyond ASCII that are equal to one of ASCII where case does not matter."""
Pairs: TypeAlias = "frozenset[tuple[bytes, bytes]]"
"""Two words that follow each other."""


def words_of(text: str) -> list[bytes]:
    """The words of a text, in small letters; whatever is not ASCII parts them."""
    return text.encode("utf-8", "replace").translate(_TABLE).split()


class Sieve:
    """Phrases as `NeverWrite.phrases` explains them, ready to be asked about texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)
        self._singles = {phrase: tuple(_singles(phrase)) for phrase in self._phrases}
        self._pairs = {phrase: tuple(_pairs(phrase)) for phrase in self._phrases}
        self._stems = {phrase: tuple(_stems(phrase)) for phrase in self._phrases}
        self._under: defaultdict[bytes, list[str]] = defaultdict(list)
        self._always: list[str] = []
        for phrase in self._phrases:
            # Long words are rare ones.
            longest = max(_singles(phrase), key=lambda words: min(map(len, words)), default=frozenset())
            for word in longest:
                self._under[word].append(phrase)
            self._always += [] if longest else [phrase]
        self._keys = frozenset(self._under)

    def phrases_for(self, text: str) -> tuple[str, ...]:
        """The phrases that the text may hold."""
        if not text.isascii() and _FOLDED.search(text):
            return self._phrases
        words = words_of(text)
        there = frozenset(words)
        found = [
            phrase
            for word in self._keys & there
            for phrase in self._under[word]
            if not any(map(there.isdisjoint, self._singles[phrase]))
        ]
        if not found:
            return tuple(self._always)
        # Few texts come so far, and what follows costs most.
        met = frozenset(itertools.pairwise(words))
        plain = b" %b" % b" ".join(words)
        fitting = (phrase for phrase in dict.fromkeys(found) if self._fits(phrase, met, plain))
        return (*self._always, *fitting)

    def _fits(self, phrase: str, met: Pairs, plain: bytes) -> bool:
        if any(need.isdisjoint(met) for need in self._pairs[phrase]):
            return False
        return all(any(stem in plain for stem in stems) for stems in self._stems[phrase])


def _singles(phrase: str) -> Iterator[frozenset[bytes]]:
    """One word of each word of a phrase that surely stands alone: beside a `*`, letters may go on.

    A text with the phrase has one of each of these.
    """
    for choices in _choices(phrase):
        if choices and all(choices):
            yield frozenset(max(words, key=len) for words in choices)


def _pairs(phrase: str) -> Iterator[Pairs]:
    """What stands where two words of a phrase meet; a text with the phrase has one of them."""
    every = _choices(phrase)
    for before, after in itertools.pairwise(every):
        if before and after and all(before) and all(after):
            yield frozenset((a[-1], b[0]) for a in before for b in after)


def _choices(phrase: str) -> list[list[list[bytes]]]:
    """The words of each choice for each word; no choices for a gap, and for what is not sure."""
    words = (word if word != "..." and "*" not in word else "" for word in phrase.split())
    return [[words_of(choice) for choice in word.split("|") if choice] for word in words]


def _stems(phrase: str) -> Iterator[tuple[bytes, ...]]:
    """How each word that may go on begins, with the space before it."""
    for word in phrase.split():
        stems = [words_of(choice.partition("*")[0])[:1] for choice in word.split("|") if choice]
        if "*" in word and all(stems):
            yield tuple(b" " + stem[0] for stem in stems)
