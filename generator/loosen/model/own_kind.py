"""An author's own kinds of exercise: `content/kinds/<id>.yml`."""

from __future__ import annotations

from typing import Literal

from loosen.model.appearance import Colour, FileName
from loosen.model.base import Entity, Plain, record

OWN_KIND = "\0kind"
"""Where `parse` puts the own kind of an exercise; YAML allows no NUL, so no author can write it."""


@record
class OwnKind(Entity):
    """A kind of exercise of this site, beside those that every site may use."""

    name: Plain
    """What one exercise is called, above its title: `Balance exercise`."""
    short_name: Plain | None = None
    """One word for lists and filters: `Balance`; leave it out where the name is as short."""
    title: Plain
    """The title of the page with all of them: `Balance exercises`."""
    summary: Plain
    """One sentence of at most about 20 words, below that title: what they have in common."""
    timer: Literal["hold", "massage", "breathe", "move", "lift", "ease", "walk"]
    """What the timer says and counts; `dose` then has the keys of the shipped kind that is timed so."""
    says: Plain | None = None
    """What the timer says for it, in a word or two: `Balance`; left out, the word of `timer`: `Hold`."""
    rules: Literal["stretch"] | None = None
    """`stretch`: the method's rules for stretches hold for it, too. Only with `timer: hold`."""
    icon: FileName | None = None
    """A small drawing before its name: an `.svg` in `look/`, of one shape, shown in the kind's colour."""
    colour: Colour | None = None
    """Of its name and its drawing; in the dark it is made lighter by itself."""
