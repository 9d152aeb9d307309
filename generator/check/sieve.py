"""Which texts may hold one of many phrases: a search asks only about those.

A text that lacks a word of a phrase cannot hold it. Nor can a text in which its words do not follow each
other as they do in the phrase.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from generator.check.phrase import expression

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
        # Each need of each phrase is one bit: to ask a text about all phrases is to compare a few numbers.
        self._meets: defaultdict[bytes, int] = defaultdict(int)
        self._needs: dict[str, int] = {}
        bit = 1
        for phrase in self._phrases:
            self._needs[phrase] = 0
            for one_of in _singles(phrase):
                self._needs[phrase] |= bit
                for word in one_of:
                    self._meets[word] |= bit
                bit <<= 1
        self._words = frozenset(self._meets)
        self._pairs = {phrase: tuple(_pairs(phrase)) for phrase in self._phrases}
        self._stems = {phrase: tuple(_stems(phrase)) for phrase in self._phrases}

    def phrases_for(self, text: str) -> tuple[str, ...]:
        """The phrases that the text may hold."""
        if not text.isascii() and _FOLDED.search(text):
            return self._phrases
        words = words_of(text)
        met = functools.reduce(operator.or_, map(self._meets.__getitem__, self._words.intersection(words)), 0)
        found = [phrase for phrase, need in self._needs.items() if met & need == need]
        if not found:
            return ()
        # Few texts come so far, and what follows costs most.
        pairs = frozenset(itertools.pairwise(words))
        plain, small = b" %b" % b" ".join(words), text.lower()
        return tuple(
            phrase for phrase in found if self._fits(phrase, pairs, plain) and _is_like(phrase, small)
        )

    def _fits(self, phrase: str, pairs: Pairs, plain: bytes) -> bool:
        if any(need.isdisjoint(pairs) for need in self._pairs[phrase]):
            return False
        return all(any(stem in plain for stem in stems) for stems in self._stems[phrase])


def _is_like(phrase: str, small: str) -> bool:
    """Whether a text in small letters has the phrase, be it inside longer words."""
    rough = _rough(phrase)
    return rough is None or bool(rough.search(small))


@functools.cache
def _rough(phrase: str) -> re.Pattern[str] | None:
    """Far faster than to look for whole words in any case; none where small letters do not say it all."""
    return re.compile(expression(phrase.lower())) if phrase.isascii() else None


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
