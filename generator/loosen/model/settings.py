"""The site itself: `content/site.yml`."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field

from loosen.model.appearance import Appearance
from loosen.model.base import (
    Entity,
    ExerciseId,
    FolderAddress,
    Markdown,
    Plain,
    RoutineId,
    WebAddress,
    record,
)


@record
class Choice:
    """A routine that the home page offers for a question."""

    when: Plain
    """`I have 10 minutes`."""
    routine: RoutineId
    """The routine's id."""


@record
class Answer:
    """An answer to the question of the home page, and the routine that suits it."""

    says: Plain
    """The answer, in a few words: `Stiff`."""
    routine: RoutineId
    """The routine's id."""


Part = Literal["choices", "lists", "map", "method"]
"""A part of the front page below the emergency signs."""
PARTS: tuple[Part, ...] = get_args(Part)


@record
class Home:
    """What the front page says."""

    title: Plain
    """The promise, in a few words."""
    lead: Markdown
    """What the site does for a reader, in two or three sentences."""
    safety_question: Plain
    """What stands above the link to the emergency signs."""
    safety_answer: Markdown
    """What to do when the answer is yes."""
    picture: ExerciseId | None = None
    """The exercise whose drawing stands beside the promise."""
    question: Plain | None = None
    """One question whose answers each lead to a routine: `How is your leg today?`."""
    answers: tuple[Answer, ...] = ()
    """The answers; the last one's routine is shown until the reader has chosen."""
    choices_title: Plain | None = None
    """What stands above the choices; without it, words in the language of the site."""
    choices: tuple[Choice, ...] = ()
    """Routines to start with, each with when to take it; without one, that part is left out."""
    method_title: Plain | None = None
    """What stands above the method; without it, words in the language of the site."""
    method: Markdown | None = None
    """The method in a few short sentences; without it, that part is left out."""
    honesty: Markdown | None = None
    """What the site does not promise beside what `footer` says; it ends the page."""
    sections: tuple[Part, ...] = PARTS
    """The parts below the emergency signs, in this order; one that is left out is not shown."""


@record
class Entry:
    """A page of this site, or an address elsewhere. A bare text is a page."""

    page: Annotated[str, Field(min_length=1)] | None = None
    """Its address, `/routines/`, or the last part of it, `routines`; `home` is the front page."""
    link: WebAddress | None = None
    """An address elsewhere, which begins with https://; it needs a `label`."""
    label: Plain | None = None
    """What stands there; a page without one is called by its own name."""


def _entry(value: Any) -> Any:
    return {"page": value} if isinstance(value, str) else value


Entries = tuple[Annotated[Entry, BeforeValidator(_entry)], ...]


@record
class Settings(Entity):
    """`content/site.yml`: the site's own name, address, menu and front page."""

    name: Plain
    """The name of the site."""
    tagline: Plain
    """What the site is, in a few words."""
    description: Plain
    """For search engines: at most 160 characters."""
    address: FolderAddress
    """Where the site is published, with a slash at the end."""
    edit_address: FolderAddress | None = None
    """What stands before `content/...` in the address where a file is edited."""
    language: Annotated[str, Field(min_length=1)] = "en"
    """The language of the texts: one that has a catalogue of words, such as `de`."""
    reading_age: Annotated[int, Field(ge=8, le=18)] = 12
    """`loosen reading-age` warns of pages that need an older reader."""
    menu: Entries = ()
    """The menu, in this order; what is left out is still made. Without `menu`, each section stands there."""
    appearance: Appearance | None = None
    """Colours, logo, typeface and a style sheet of your own; without it, ours."""
    home: Home
    """The front page, part by part."""
    searches: tuple[Plain, ...] = ()
    """What people look for, in their own words; the search offers it before anyone types."""
    footer: Markdown
    """At the foot of every page: what this site is not."""
    footer_links: Entries = ()
    """Links at the foot of every page, in this order; without them, those to safety, sources and the like."""
    licence: Markdown
    """Under what licence the texts may be used."""
