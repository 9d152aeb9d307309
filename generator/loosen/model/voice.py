"""Recorded voices for the timer: `content/voice/<id>/`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from loosen.model.base import Entity, Plain, record

FOLDER = "voice"
PACK = "pack.yml"


@record
class VoicePack(Entity):
    """`content/voice/<id>/pack.yml`: a recorded voice that a reader can choose for the timer."""

    name: Plain
    """What readers choose it by."""
    language: Annotated[str, Field(min_length=1)]
    """The language that is spoken: that of the site, such as `en`."""
    credit: Plain
    """Who speaks, or which program; readers see it."""
    licence: Plain
    """Under what licence the recordings may be used; readers see it."""
    synthetic: Literal["no", "yes"] = "no"
    """`yes` where a program speaks and not a person: readers are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One recording of a pack: a file beside its `pack.yml`, or in a folder there."""

    pack: str
    """The id of the pack, which is the name of its folder."""
    path: str
    """Inside that folder: `hold-left.mp3`, `exercises/bridge.mp3`."""
    file: str
    """Its name in diagnostics."""
    data: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """What is recorded: the path without its ending."""
        return self.path.rpartition(".")[0]
