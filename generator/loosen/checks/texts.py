"""The texts of an entity that readers see, with their locations in the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loosen.model import NeverWrite, Prose
from loosen.model.base import Entity, Text
from loosen.model.location import KeyPath, Location
from loosen.model.traverse import iter_texts
from loosen.site.article_markup import Offset


@dataclass(frozen=True, slots=True)
class TextField:
    """One text that readers see; quoted words are left out."""

    entity: Entity
    path: KeyPath | None
    """The path of the value; `None` for the body of an article."""
    text: str
    markdown: bool

    def place(self, spot: Offset, words: str) -> Location:
        """The location of some words of the text.

        In an article's body, `spot` is exact. A value may be folded or quoted in its file, so the words are
        searched for there.
        """
        if self.path is None:
            return place_in_body(self.entity, spot)
        return self.entity.origin.find(self.path, r"\s+".join(map(re.escape, words.split())))


def whole_text(entity: Entity) -> str:
    """All texts of an entity in one string, for a fast search before `text_fields`."""
    if isinstance(entity, NeverWrite):
        return ""
    body = (entity.text,) if isinstance(entity, Prose) else ()
    return "\n".join((*(value for _, _, value in iter_texts(entity)), *body))


def text_fields(entity: Entity) -> Iterator[TextField]:
    """The texts of one entity."""
    if isinstance(entity, NeverWrite):
        return
    for path, mark, value in iter_texts(entity):
        if isinstance(mark, Text) and not mark.quoted:
            yield TextField(entity, path, value, mark.markdown)
    if isinstance(entity, Prose):
        yield TextField(entity, None, entity.text, markdown=True)


def place_in_body(entity: Entity, spot: Offset) -> Location:
    """The location in an article's file of an offset in its body."""
    first = getattr(entity.origin, "body_line", 1)
    return Location(entity.origin.file, first + spot.line, spot.column + 1)
