"""Which texts may hold one of many phrases, by the words that they have: a search asks only about those.

A phrase is kept under the longest of its words: a text that has none of them cannot hold it.
"""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterable

_LETTERS = (string.ascii_letters + string.digits).encode()
_TABLE = bytes(ord(chr(b).lower()) if b in _LETTERS else ord(" ") for b in range(256))
_FOLDED = re.compile("[\u017f\u0130\u0131\u212a]")
"""Letters beyond ASCII that are equal to one of ASCII where case does not matter."""
_WORD = re.compile(r"[a-zA-Z0-9]+")


def words_of(text: str) -> frozenset[bytes]:
    """The words of a text, in small letters; whatever is not ASCII parts them."""
    return frozenset(text.encode("utf-8", "replace").translate(_TABLE).split())


class Sieve:
    """Phrases as `NeverWrite.phrases` explains them, ready to be asked about texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._needs = {phrase: _needs(phrase) for phrase in phrases}
        self._under: defaultdict[bytes, list[str]] = defaultdict(list)
        self._always = tuple(phrase for phrase, needs in self._needs.items() if not needs)
        for phrase, needs in self._needs.items():
            # Long words are rare ones.
            longest = max(needs, key=lambda words: min(map(len, words)), default=frozenset())
            for word in longest:
                self._under[word].append(phrase)

    def phrases_for(self, text: str) -> tuple[str, ...]:
        """The phrases that the text may hold."""
        if not text.isascii() and _FOLDED.search(text):
            return tuple(self._needs)
        words = words_of(text)
        found = dict.fromkeys(phrase for word in self._under.keys() & words for phrase in self._under[word])
        likely = (p for p in found if not any(need.isdisjoint(words) for need in self._needs[p]))
        return (*self._always, *likely)


def _needs(phrase: str) -> tuple[frozenset[bytes], ...]:
    """Sets of words: a text with the phrase has one word of each."""
    every = (_choices(word) for word in phrase.split() if word != "...")
    return tuple(words for words in every if words)


def _choices(word: str) -> frozenset[bytes]:
    """A word of each choice; nothing when a choice has none that surely stands alone."""
    words = []
    for choice in filter(None, word.split("|")):
        # Beside a `*`, letters may go on in the text.
        alone = [
            m[0] for m in _WORD.finditer(choice) if "*" not in choice[max(m.start() - 1, 0) : m.end() + 1]
        ]
        if not alone or not choice.isascii():
            return frozenset()
        words.append(max(alone, key=len).lower().encode())
    return frozenset(words)
