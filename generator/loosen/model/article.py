"""What people read: articles, an author's own pages and the glossary."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from loosen.model.base import Day, Entity, Markdown, Plain, SourceId, record


@record
class Prose(Entity):
    """What is mainly one long text, which stands below its keys."""

    name: Plain
    """The title of the page."""
    summary: Plain
    """One sentence: what a reader will learn."""
    also_called: tuple[Plain, ...] = ()
    """Other names, and plain words that someone may search for."""
    text: Annotated[str, Field(alias="\0text")]
    """Markdown, with `::: exercise <id>`, `::: routine <id>`, `::: claim <id>` and `[@source-id]`."""


@record
class Article(Prose):
    """`content/articles/<id>.md`: these keys stand between two lines of `---`, then the text."""

    short_answer: Markdown | None = None
    """The answer in one or two sentences, for those who read no further."""
    stands_first: Literal["yes", "no"] = "no"
    """`yes` for the article to begin with: it stands first in the list, and larger."""
    reviewed: Day
    """When someone last checked every word."""


@record
class OwnPage(Prose):
    """`content/pages/<id>.md`: contact, prices, about the practice; keys as above an article, then text."""

    menu: Literal["yes", "no"] = "no"
    """`yes` for a page in the menu, where site.yml has no `menu` itself; each page is linked at the foot."""
    reviewed: Day | None = None
    """When someone last checked every word; leave it out where nothing needs a review."""


@record
class Term:
    """One word of the glossary."""

    name: Plain
    """The word."""
    means: Markdown
    """What it means, in one to three short sentences."""
    also_called: tuple[Plain, ...] = ()
    """Other words for the same thing."""
    sources: tuple[SourceId, ...] = ()
    """Where a statement in `means` comes from."""


@record
class Glossary(Entity):
    """`content/glossary.yml`."""

    name: Plain
    """The title of the page."""
    summary: Plain
    """One sentence: what the page is about."""
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """The words; the page sorts them."""
    reviewed: Day
    """When someone last checked every word."""
