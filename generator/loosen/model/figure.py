"""Figures: a drawing of a position, as an author writes it under `figure:` in an exercise."""

from __future__ import annotations

from typing import Literal

from loosen.model.base import Count, Plain, record
from loosen.model.mannequin import Body

Side = Literal["right", "left"]


@record
class Figure:
    """A drawing of a position: a person, bent at the joints and seen from anywhere."""

    shows: Plain
    """What the picture shows, in one sentence, for someone who cannot see it; without `left` and `right`."""
    start_at_step: Count | None = None
    """The number of the step that leads to where it starts; left out, that is the position to begin."""
    end_at_step: Count | None = None
    """The number of the step that leads to what is drawn; left out, that is the position to begin."""
    body: Body
    """The person in the position that is held, or at the end of a movement."""
