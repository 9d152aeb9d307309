"""Figures: a drawing of a position, as an author writes it under `figure:` in an exercise."""

from __future__ import annotations

from typing import Literal

from loosen.model.base import Plain, record
from loosen.model.mannequin import Body

Side = Literal["right", "left"]


@record
class Figure:
    """A drawing of a position: a person, bent at the joints and seen from anywhere."""

    shows: Plain
    """What the picture shows, in one sentence, for someone who cannot see it; without `left` and `right`."""
    body: Body
    """The person in the position that is held, or at the end of a movement."""
