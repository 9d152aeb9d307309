"""What `check` says, in the language of a site. Inside the program each message is English.

A catalogue, `templates/messages.<language>.yml`, has pairs of sentences with the same blanks. A digit, `{1}`,
is what the author wrote, and stays so; `{n}` is a number; another letter, `{a}`, is words of ours, which it
translates, too.
"""

from __future__ import annotations

import functools
import pathlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from loosen.model.author_fields import KINDS, Field
from loosen.model.kinds import EXERCISES
from loosen.runtime import resources
from loosen.site.field_words import owners_in, said_of
from loosen.site.translations import read_words

_IN_FORMS = (
    *EXERCISES,
    *("routine", "muscle", "article", "page", "source", "claim"),
    *("equipment", "level", "posture", "grade", "topic", "source-type"),
)
"""The kinds whose keys `form_help` was written for; elsewhere, a key of that name may mean another thing."""
Say: TypeAlias = Callable[[str], str]
"""An English sentence in another language; as it is, where that language has none for it."""
BLANK = re.compile(r"\{([1-9a-cn])\}")
_FOLDER = resources.folder("templates")
_LONGEST = 2_000
"""Letters. A longer message quotes so much of a file that matching it would take long."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One pair of a catalogue."""

    english: re.Pattern[str]
    said: str

    def of(self, text: str, say: Callable[[str], str | None]) -> str | None:
        """The text in the language; nothing if it is another sentence, or a part of it has no words there."""
        if not (match := self.english.fullmatch(text)):
            return None
        found = {name[1:]: value for name, value in match.groupdict().items()}
        filled = {
            name: value if name.isdigit() or name == "n" else say(value) for name, value in found.items()
        }
        if None in filled.values():
            return None
        return BLANK.sub(lambda blank: str(filled[blank[1]]), self.said)


@dataclass(frozen=True, slots=True)
class Messages:
    """The sentences of a language, those with the most words first."""

    sentences: tuple[Sentence, ...]
    meanings: Mapping[str, str]
    """What the model says of a key, and what the forms say of it in the language."""

    def __call__(self, text: str) -> str:
        """The whole text in the language, or as it is: never one half of each."""
        said = self._said(text) if len(text) <= _LONGEST else None
        if said is None or said.split(" ")[0] == text.split(" ")[0]:
            return said or text  # it begins with what the author wrote, such as the name of a file
        return said[:1].upper() + said[1:]

    def _said(self, text: str) -> str | None:
        for one in dict.fromkeys((text, text[:1].upper() + text[1:])):  # a help goes on with a meaning
            found = (sentence.of(one, self._said) for sentence in self.sentences)
            said = next((said for said in found if said is not None), self.meanings.get(one))
            if said is not None:
                return said
        return None


@functools.cache
def messages_in(language: str, templates: pathlib.Path = _FOLDER) -> Say:
    """How the messages are said in a language: in English, where it has no catalogue of them."""
    path, words = templates / f"messages.{language}.yml", templates / f"words.{language}.yml"
    if not re.fullmatch(r"[\w-]+", language) or not path.is_file():
        return str
    pairs = pairs_of(path)
    longest_first = sorted(pairs, key=lambda english: len(BLANK.sub("", english)), reverse=True)
    sentences = tuple(Sentence(_pattern(english), pairs[english]) for english in longest_first)
    return Messages(sentences, _meanings(read_words(words)) if words.is_file() else {})


def pairs_of(path: pathlib.Path) -> Mapping[str, str]:
    """The pairs of a catalogue's file as they are."""
    pairs: Mapping[str, str] = {english: str(said) for english, said in read_words(path).items()}
    return pairs


def _pattern(english: str) -> re.Pattern[str]:
    parts = BLANK.split(english)
    texts, names = parts[::2], parts[1::2]
    blanks = (
        f"(?P=b{name})" if name in names[:at] else f"(?P<b{name}>{r'[0-9]+' if name == 'n' else '.*?'})"
        for at, name in enumerate(names)
    )
    made = re.escape(texts[0]) + "".join(
        blank + re.escape(text) for blank, text in zip(blanks, texts[1:], strict=True)
    )
    return re.compile(made, re.DOTALL)


def _meanings(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Each key's docstring with its label and help in the forms; of two alike, the first counts."""
    labels, helps = words["form_label"], words["form_help"]
    found: dict[str, str] = {}
    for kind in (KINDS[name] for name in _IN_FORMS):
        for field, owners in _fields(kind.fields, (kind.name,)):
            label = said_of(field.key, owners, labels) or field.key
            help = said_of(field.key, owners, helps)
            if field.meaning and help:
                found.setdefault(field.meaning, f"{label}: {help}")
    return found


def _fields(fields: tuple[Field, ...], owners: tuple[str, ...]) -> Iterator[tuple[Field, tuple[str, ...]]]:
    for field in fields:
        yield field, owners
        if field.key != "body":  # its keys are drawn, and not written
            yield from _fields(field.value.fields, owners_in(field.value.type))
