"""How media are shown: which files a page asks for, and how large they are."""

from __future__ import annotations

from dataclasses import dataclass

from loosen.model import Library, Medium, Site
from loosen.model.media import FOLDER, MediaFile, MediaType

WIDEST = 1600
"""Pixels of a photo."""
SMALL = 800
"""Pixels of a photo for phones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One medium as a page shows it."""

    medium: Medium
    type: MediaType
    address: str
    """From the site's root."""
    width: int
    height: int
    small: str = ""
    """The address of a smaller photo."""
    captions: str = ""
    """The address of a film's captions."""


def file_of(library: Library, id: str, *, captions: bool = False) -> MediaFile | None:
    """The file with this name, or its captions."""
    files = (one for one in library.media_files if one.id == id and one.type)
    return next((one for one in files if one.is_captions is captions), None)


def shown(site: Site, id: str) -> Shown:
    """A medium of a site without mistakes."""
    file = file_of(site, id)
    assert file
    assert file.type
    width, height = scaled(file, WIDEST)
    is_wide = file.type is MediaType.PHOTO and file.width > SMALL
    return Shown(
        medium=site.media[id],
        type=file.type,
        address=f"/{path_of(file)}",
        width=width,
        height=height,
        small=f"/{path_of(file, small=True)}" if is_wide else "",
        captions=f"/{FOLDER}/{id}.vtt" if file.type is MediaType.FILM else "",
    )


def path_of(file: MediaFile, *, small: bool = False) -> str:
    """Where a file stands in the site."""
    if file.type is MediaType.PHOTO:
        return f"{FOLDER}/{file.id}{'-small' if small else ''}.webp"
    return f"{FOLDER}/{file.id}.{file.file.rpartition('.')[2].lower()}"


def scaled(file: MediaFile, widest: int) -> tuple[int, int]:
    """Width and height of a photo that is at most so wide; others stay as they are."""
    if file.type is not MediaType.PHOTO or file.width <= widest:
        return file.width, file.height
    return widest, max(1, round(file.height * widest / file.width))
