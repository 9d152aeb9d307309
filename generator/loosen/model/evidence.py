"""What research says: `content/evidence/*.yml`."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field

from loosen.model.base import (
    Entity,
    GradeId,
    Plain,
    Quoted,
    SourceId,
    SourceTypeId,
    TopicId,
    WebAddress,
    record,
)


@record
class Source(Entity):
    """A record in the bibliography, as it was seen; nothing in it is filled in by guessing."""

    type: SourceTypeId
    """What kind of publication it is: an id of `vocabulary/source-types.yml`."""
    authors: Quoted
    """Family name and initials, in the order of the publication."""
    year: Annotated[int, Field(ge=1800, le=2200)] | None = None
    """The year of publication; leave it out when it was not seen."""
    title: Quoted
    """As it was printed."""
    container: Quoted | None = None
    """The journal, site or publisher, with volume and pages."""
    doi: Annotated[str, Field(pattern=r"^10\.[0-9.]{4,}/\S+$")] | None = None
    """The digital object identifier, without an address before it: `10.1000/182`."""
    pmid: str | None = None
    """The number in PubMed, in quotes."""
    url: WebAddress | None = None
    """Where it can be read."""
    record: Literal["complete", "partial"] = "complete"
    """`partial` when something in the record was not seen."""
    gap: Quoted | None = None
    """What is missing from a partial record."""
    finding: Quoted | None = None
    """What it found, in our short words."""
    limits: Quoted | None = None
    """Why to be careful with it."""

    @property
    def link(self) -> str | None:
        """Where a reader finds it: its `url`, or else what its DOI leads to."""
        of_doi = f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else None
        return self.url or of_doi


@record
class Claim(Entity):
    """A statement about the body, and how well research supports it."""

    claim: Quoted
    """The statement as people make it; it is shown only beside its grade."""
    topic: TopicId
    """Where it stands on the evidence page: an id of `vocabulary/topics.yml`."""
    grade: GradeId
    """How well research supports it: an id of `vocabulary/grades.yml`."""
    sentence: Plain
    """What research says, in one plain sentence."""
    may_say: Plain | None = None
    """Wording that our pages may use."""
    must_not_say: Quoted | None = None
    """Wording that our pages may not use; for authors, not shown to readers."""
    in_the_article: Literal["yes", "no"] = "no"
    """Whether the article that the method comes from makes this claim."""
    sources: tuple[SourceId, ...] = ()
    """What the grade rests on; at least one."""


@record
class NeverWrite(Entity):
    """Wording that the evidence forbids on any page."""

    phrases: Annotated[tuple[str, ...], Field(min_length=1)]
    """Each a few words; `a|b` is a choice, `word*` any ending, `...` up to three words between."""
    say: str
    """What may be said instead; this is the help that an author reads."""
