"""Every text that a reader sees, with the way back to its place in the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.article import Spot
from generator.model import Article, NeverWrite
from generator.model.base import Entity, Text
from generator.place import Path, Place
from generator.walk import texts


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of ours; words that are only quoted are not among them."""

    entity: Entity
    path: Path | None
    """Where it stands among the entity's values; `None` for the body of an article."""
    text: str
    markdown: bool

    def place(self, spot: Spot, words: str) -> Place:
        """The place of some words of the text.

        A value may be folded or quoted in its file, so there the words are looked for; in an article's body
        `spot` says it exactly.
        """
        if self.path is None:
            return in_text(self.entity, spot)
        return self.entity.origin.find(self.path, r"\s+".join(map(re.escape, words.split())))


def whole_text(entity: Entity) -> str:
    """The texts of one entity, one below the other: what is not in it is in none of them."""
    if isinstance(entity, NeverWrite):
        return ""
    body = (entity.text,) if isinstance(entity, Article) else ()
    return "\n".join((*(value for _, _, value in texts(entity)), *body))


def passages_of(entity: Entity) -> Iterator[Passage]:
    """The texts of one entity."""
    if isinstance(entity, NeverWrite):
        return
    for path, mark, value in texts(entity):
        if isinstance(mark, Text) and not mark.quoted:
            yield Passage(entity, path, value, mark.markdown)
    if isinstance(entity, Article):
        yield Passage(entity, None, entity.text, markdown=True)


def in_text(entity: Entity, spot: Spot) -> Place:
    """The place in an article's file of a spot in its text."""
    first = getattr(entity.origin, "body_line", 1)
    return Place(entity.origin.file, first + spot.line, spot.column + 1)
