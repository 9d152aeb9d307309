"""The body map: where on a standing body something lies, as authors write it under `map:`.

The body stands upright, seen from the front or from the back. A *point* is two numbers: how far out from the
body's middle line, and how high above the joints where the legs begin (less than 0 is below them). Both are
shares of the body's height, so 0.1 is about 17 cm. Draw one side; the other one is its mirror image.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from loosen.model.base import Entity, Markdown, MuscleId, Plain, record

MapView = Literal["front", "back"]
Number = Annotated[float, Field(ge=-1, le=1)]
Pair = Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)]


@record
class Region:
    """One place on the map: an outline through points, or a round spot."""

    view: MapView
    """From where it is seen."""
    outline: tuple[Pair, ...] = ()
    """Three points or more, in order round the edge; a soft line is drawn through them."""
    spot: Pair | None = None
    """The middle of a round spot, in place of an outline."""
    size: Pair = (0.02, 0.02)
    """How far a spot reaches from its middle: out, and up."""
    depth: Literal["near", "deep"] = "near"
    """`deep` when something else lies over it: it is drawn dashed, as if the body could be seen through."""


@record
class Course:
    """A line on the map that is no link, with its name beside it."""

    name: Plain
    """What stands beside it."""
    view: MapView
    """From where it is seen."""
    lines: Annotated[tuple[Annotated[tuple[Pair, ...], Field(min_length=2)], ...], Field(min_length=1)]
    """Each one a list of points, from where it begins to where it ends; branches are lines of their own."""
    label: Number
    """How high its name stands, between the two bodies."""
    to: Pair
    """The point on the line that its name leads to."""


@record
class MapNotice:
    """What a reader must know before they follow the map."""

    name: Plain
    """A question or a word in bold: `Pain that runs down your leg?`."""
    text: Markdown
    """What to do instead, with a link: `Start with [Easy day](/routines/easy-day/).`."""


@record
class Area:
    """A part of the body by which lists of exercises are grouped; its name stands beside the map."""

    name: Plain
    """One word, as a reader says it."""
    muscles: Annotated[tuple[MuscleId, ...], Field(min_length=1)]
    """The muscles there; an exercise stands in the area of its main muscle."""


@record
class BodyMap(Entity):
    """`content/body-map.yml`: what stands above the map, lines that belong to no muscle, areas."""

    title: Plain
    """The question that the map answers: `Where do you feel it?`."""
    lead: Markdown
    """How to use it, in one or two sentences, and what the lines on it are."""
    before: MapNotice | None = None
    """For whom the map is the wrong way; it stands before the map, and on muscles with `show before: yes`."""
    courses: tuple[Course, ...] = ()
    """Lines on the map, such as the course of a nerve."""
    areas: tuple[Area, ...] = ()
    """Parts of the body, in the order of the list of exercises; without them the list is grouped by kind."""
    elsewhere: Plain | None = None
    """What the list calls exercises for none of these areas: `Move and breathe`."""
