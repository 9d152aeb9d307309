"""The site itself: `content/site.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Entity, Markdown, Plain, RoutineId, record


@record
class Choice:
    """A routine that the home page offers for a question."""

    when: Plain
    """`I have 10 minutes`."""
    routine: RoutineId


@record
class Home:
    """What the front page says."""

    title: Plain
    """The promise, in a few words."""
    lead: Markdown
    safety_question: Plain
    safety_answer: Markdown
    """What to do when the answer is yes."""
    choices_title: Plain
    choices: Annotated[tuple[Choice, ...], Field(min_length=1)]
    method_title: Plain
    method: Markdown
    """The method in a few short sentences."""
    honesty: Markdown


@record
class Settings(Entity):
    """`content/site.yml`: the site's own name, address and front page."""

    name: Plain
    tagline: Plain
    description: Plain
    """For search engines: at most 160 characters."""
    address: Annotated[str, Field(pattern=r"^https?://.*/$")]
    """Where the site is published, with a slash at the end."""
    edit_address: Annotated[str, Field(pattern=r"^https?://.*/$")] | None = None
    """What stands before `content/...` in the address where a file is edited."""
    language: str = "en"
    home: Home
    footer: Markdown
    """At the foot of every page: what this site is not."""
    licence: Markdown
