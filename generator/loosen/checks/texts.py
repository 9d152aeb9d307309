"""Every text that a reader sees, with the way back to its place in the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loosen.model import Article, NeverWrite
from loosen.model.base import Entity, Text
from loosen.model.location import KeyPath, Location
from loosen.model.traverse import iter_texts
from loosen.site.article_markup import Offset


@dataclass(frozen=True, slots=True)
class TextField:
    """One text of ours; words that are only quoted are not among them."""

    entity: Entity
    path: KeyPath | None
    """Where it stands among the entity's values; `None` for the body of an article."""
    text: str
    markdown: bool

    def place(self, spot: Offset, words: str) -> Location:
        """The place of some words of the text.

        A value may be folded or quoted in its file, so there the words are looked for; in an article's body
        `spot` says it exactly.
        """
        if self.path is None:
            return place_in_body(self.entity, spot)
        return self.entity.origin.find(self.path, r"\s+".join(map(re.escape, words.split())))


def whole_text(entity: Entity) -> str:
    """The texts of one entity, one below the other: what is not in it is in none of them."""
    if isinstance(entity, NeverWrite):
        return ""
    body = (entity.text,) if isinstance(entity, Article) else ()
    return "\n".join((*(value for _, _, value in iter_texts(entity)), *body))


def text_fields(entity: Entity) -> Iterator[TextField]:
    """The texts of one entity."""
    if isinstance(entity, NeverWrite):
        return
    for path, mark, value in iter_texts(entity):
        if isinstance(mark, Text) and not mark.quoted:
            yield TextField(entity, path, value, mark.markdown)
    if isinstance(entity, Article):
        yield TextField(entity, None, entity.text, markdown=True)


def place_in_body(entity: Entity, spot: Offset) -> Location:
    """The place in an article's file of a spot in its text."""
    first = getattr(entity.origin, "body_line", 1)
    return Location(entity.origin.file, first + spot.line, spot.column + 1)
