"""The words of the interface: one catalogue for all pages and for the timer."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, more slowly
    from yaml import BaseLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Key:
    """Names words of the catalogue, `nav.muscles`, where an author's text may stand too."""

    key: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue: groups of words, each a text with `{names}` to fill in."""

    groups: Mapping[str, Mapping[str, Any]]
    _said: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Words with nothing to fill in: every page asks for the same."""

    def __call__(self, key: str, **values: object) -> str:
        """The words under `group.name`, filled in.

        Raises:
            KeyError: the catalogue has no such words, or a value is missing; both are mistakes of ours.
        """
        if not values and key in self._said:
            return self._said[key]
        group, name = key.split(".")
        said = str(self.groups[group][name]).format(**values)
        if not values:
            self._said[key] = said
        return said

    def own(self, text: str | Key) -> str:
        """The words of a key; an author's text as it is, whatever it looks like."""
        return self(text.key) if isinstance(text, Key) else text

    def count(self, key: str, number: int) -> str:
        """`1 minute`, `5 minutes`: the form that goes with the number."""
        group, name = key.split(".")
        form = "one" if number == 1 else "other"
        return str(self.groups[group][name][form]).format(n=number)

    def listed(self, texts: Sequence[str], joint: str) -> str:
        """`a, b and c`, where `joint` is `and` or `or`."""
        if len(texts) < 2:
            return "".join(texts)
        return self(f"list.{joint}", before=", ".join(texts[:-1]), last=texts[-1])


def load(path: pathlib.Path) -> Catalogue:
    """Read a catalogue. `no` and the like stay texts."""
    return Catalogue(yaml.load(path.read_text(encoding="utf-8"), Loader=Loader))
