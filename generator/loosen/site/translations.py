"""The words of the interface: one catalogue for all pages and for the timer."""

from __future__ import annotations

import functools
import pathlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, more slowly
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

HEAD = "catalogue"
"""The part of a catalogue's file that says what it is; no words of the interface."""
_ENGLISH = Locale("en", "GB")  # 22 November 2026; a, b and c


@dataclass(frozen=True, slots=True)
class Key:
    """Names words of the catalogue, `nav.muscles`, where an author's text may stand too."""

    key: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue: groups of words, each a text with `{names}` to fill in, or one for each plural form."""

    groups: Mapping[str, Mapping[str, Any]]
    language: str = "en"
    """The tag of the language, for `<html lang>`: `de`, `pt-BR`."""
    locale: Locale = field(default=_ENGLISH, compare=False)
    """How that language counts, joins and writes days, as CLDR knows it."""
    _said: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Words with nothing to fill in: every page asks for the same."""

    def __call__(self, key: str, **values: object) -> str:
        """The words under `group.name`, filled in; of several plural forms, the one that goes with `n`.

        Raises:
            KeyError: the catalogue has no such words, or a value is missing; both are mistakes of ours.
        """
        if not values and key in self._said:
            return self._said[key]
        group, name = key.split(".")
        entry = self.groups[group][name]
        text = self._form(entry, values["n"]) if isinstance(entry, Mapping) else str(entry)
        said = text.format(**values)
        if not values:
            self._said[key] = said
        return said

    def own(self, text: str | Key) -> str:
        """The words of a key; an author's text as it is, whatever it looks like."""
        return self(text.key) if isinstance(text, Key) else text

    def count(self, key: str, number: int) -> str:
        """`1 minute`, `5 minutes`: the form that goes with the number."""
        return self(key, n=number)

    def listed(self, texts: Sequence[str], joint: Literal["and", "or"]) -> str:
        """`a, b and c`"""
        return format_list(list(texts), "or" if joint == "or" else "standard", self.locale)

    def day(self, day: date) -> str:
        """`22 November 2026`"""
        return format_date(day, "long", self.locale)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is read, for `<html dir>`."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def _form(self, forms: Mapping[str, str], number: Any) -> str:
        """The plural form of a number; a catalogue need not know a form that its language has.

        What is no number yet, because a browser fills it in, has the form `other`.
        """
        form = self.locale.plural_form(number) if isinstance(number, int) else "other"
        return str(forms.get(form, forms["other"]))


def load(path: pathlib.Path) -> Catalogue:
    """Read the English catalogue, or another one that is whole. `no` and the like stay texts."""
    groups = read_words(path)
    return Catalogue({name: words for name, words in groups.items() if name != HEAD})


def read_words(path: pathlib.Path) -> Mapping[str, Mapping[str, Any]]:
    """A catalogue's file as it is, its head included."""
    return _parsed(path.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=8)
def _parsed(text: str) -> Mapping[str, Mapping[str, Any]]:
    """Kept by its text: a check and a build ask for the same catalogue a dozen times."""
    words: Mapping[str, Mapping[str, Any]] = yaml.load(text, Loader=Loader)
    return words
