"""Which of many phrases a text may hold: a search asks only about those."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from loosen.checks.phrase_pattern import to_regex

_WORD = re.compile(r"[^\W_]+")
_FOLDED = re.compile("[\u017f\u0130\u0131\u212a]")
"""Letters beyond ASCII that are equal to one of ASCII where case does not matter."""


class PhrasePrefilter:
    """Phrases as `NeverWrite.phrases` explains them, ready to be asked about texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # Each need of each phrase is one bit: to ask a text about all phrases is to compare a few numbers.
        self._meets: defaultdict[str, int] = defaultdict(int)
        self._needs: dict[str, int] = {}
        bit = 1
        for phrase in phrases:
            self._needs[phrase] = 0
            for one_of in _needed(phrase):
                self._needs[phrase] |= bit
                for word in one_of:
                    self._meets[word] |= bit
                bit <<= 1
        self._words = frozenset(self._meets)

    def phrases_for(self, text: str) -> tuple[str, ...]:
        """The phrases that the text may hold."""
        if not text.isascii() and _FOLDED.search(text):
            return tuple(self._needs)
        small, met = text.lower(), 0
        for word in self._words.intersection(_WORD.findall(small)):
            met |= self._meets[word]
        return tuple(
            phrase for phrase, need in self._needs.items() if met & need == need and _is_like(phrase, small)
        )


def _needed(phrase: str) -> Iterator[frozenset[str]]:
    """For each word of a phrase, the words of which a text with the phrase has one.

    Beside a `*`, letters may go on, so nothing is sure of such a word.
    """
    for word in phrase.lower().split():
        choices = [_WORD.findall(choice) for choice in word.split("|") if choice]
        if "*" not in word and choices and all(choices):
            yield frozenset(max(parts, key=len) for parts in choices)


def _is_like(phrase: str, small: str) -> bool:
    """Whether a text in small letters has the phrase, be it inside longer words."""
    rough = _rough(phrase)
    return rough is None or bool(rough.search(small))


@functools.cache
def _rough(phrase: str) -> re.Pattern[str] | None:
    """Far faster than to look for whole words in any case; none where small letters do not say it all."""
    return re.compile(to_regex(phrase.lower())) if phrase.isascii() else None
