"""What people read: articles and the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Entity, Markdown, Plain, SourceId, record


@record
class Article(Entity):
    """`content/articles/<id>.md`: these keys stand between two lines of `---`, then the text."""

    name: Plain
    summary: Plain
    also_called: tuple[Plain, ...] = ()
    reviewed: Day
    text: Annotated[str, Field(alias="\0text")]
    """Markdown, with `::: exercise <id>`, `::: routine <id>`, `::: claim <id>` and `[@source-id]`."""


@record
class Term:
    """One word of the glossary."""

    name: Plain
    means: Markdown
    also_called: tuple[Plain, ...] = ()
    sources: tuple[SourceId, ...] = ()


@record
class Glossary(Entity):
    """`content/glossary.yml`."""

    name: Plain
    summary: Plain
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    reviewed: Day
