"""Words of the interface that an author writes anew: `content/words.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, SkipValidation

from loosen.model.base import Entity, record

FILE = "words.yml"
GROUPS = "\0groups"
"""Where `parse` puts the whole file: its keys are those of the catalogue, which a rule of `check` knows."""


@record
class OwnWords(Entity):
    """`content/words.yml`: in place of the catalogue's, group by group."""

    groups: Annotated[Mapping[str, Any], SkipValidation, Field(alias=GROUPS)]
    """As in a catalogue: `nav: {home: Start}`."""
