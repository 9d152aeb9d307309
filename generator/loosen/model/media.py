"""Photos, drawings, films and sounds: `content/media.yml`, and the files of `content/media/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from loosen.model.base import Entity, Plain, WebAddress, record

FOLDER = "media"


class MediaType(StrEnum):
    """What a file of `content/media/` is, by its bytes."""

    PHOTO = "photo"
    DRAWING = "drawing"
    FILM = "film"
    SOUND = "sound"
    CAPTIONS = "captions file"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A file of `content/media/`, as it was found."""

    file: str
    """As in `Location.file`."""
    path: str
    """On the disk."""
    stamp: int
    """Another one after each change."""
    type: MediaType | None = None
    width: int = 0
    """In pixels, as it is shown; 0 for a sound."""
    height: int = 0
    problem: tuple[str, str] | None = None
    """What is wrong with it, and what to do."""

    @property
    def is_captions(self) -> bool:
        """Whether it is the captions of a film, and nothing to show by itself."""
        return self.type is MediaType.CAPTIONS

    @property
    def id(self) -> str:
        return self.file.rpartition("/")[2].rpartition(".")[0]


@record
class Medium(Entity):
    """An entry of `content/media.yml`; its key is the name of a file in `media/`, without its ending."""

    alt: Plain
    """What a reader who cannot see or hear it has to know, in one or two sentences."""
    author: Plain
    """Who made it, as they want to be named."""
    licence: Plain
    """The licence that allows its use: `CC BY 4.0`; `own work` for what is yours."""
    url: WebAddress | None = None
    """Where it was taken from."""
    caption: Plain | None = None
    """What stands below it, if you like."""
