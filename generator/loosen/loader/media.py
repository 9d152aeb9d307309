"""What the files of `content/media/` are, by their bytes: their names may lie."""

from __future__ import annotations

import functools
import io
import pathlib
import re
import struct

from PIL import Image

from loosen.loader.svg import read_svg
from loosen.model.media import MediaFile, MediaType

Problem = tuple[str, str]
Facts = tuple[MediaType | None, int, int, Problem | None]
"""The type, width and height, and what is wrong."""

_MEGABYTE = 1_000_000
_MOST = {
    MediaType.PHOTO: 30,
    MediaType.DRAWING: 1,
    MediaType.FILM: 25,
    MediaType.SOUND: 25,
    MediaType.CAPTIONS: 1,
}
"""Megabytes. Some hosts refuse larger files than 25 MB; a photo is made smaller anyway."""
_MOST_PIXELS = 100_000_000
_ENDINGS = {
    MediaType.PHOTO: (".jpg", ".jpeg", ".png", ".webp"),
    MediaType.DRAWING: (".svg",),
    MediaType.FILM: (".mp4",),
    MediaType.SOUND: (".mp3", ".m4a"),
    MediaType.CAPTIONS: (".vtt",),
}
_PHOTOS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
_PLACE = (b"\xa9xyz", b"com.apple.quicktime.location", b"loci")
"""How a film says where it was filmed."""


def read_medium(path: pathlib.Path, file: str) -> MediaFile:
    """A file of the folder; `file` is its name in diagnostics."""
    try:
        stat = path.stat()
        type_, width, height, problem = _facts(str(path), stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        again = (f"the file must be readable, got: {error.strerror}", "check the permissions of the file")
        return MediaFile(file=file, path=str(path), stamp=0, problem=again)
    return MediaFile(
        file=file,
        path=str(path),
        stamp=stat.st_mtime_ns,
        type=type_,
        width=width,
        height=height,
        problem=problem,
    )


@functools.lru_cache(maxsize=1000)
def _facts(path: str, size: int, _: int) -> Facts:
    """Remembered by size and time: a preview asks after each save."""
    ending = pathlib.Path(path).suffix.lower()
    type_ = next((one for one, endings in _ENDINGS.items() if ending in endings), None)
    if type_ is None:
        known = ", ".join(one for endings in _ENDINGS.values() for one in endings)
        help = f"save a photo as JPEG, a film as MP4, a sound as MP3; the endings are {known}"
        return (
            None,
            0,
            0,
            (f"a file of media must be one that browsers show, got `{ending or 'no ending'}`", help),
        )
    if size > _MOST[type_] * _MEGABYTE:
        must = f"a {type_} must be at most {_MOST[type_]} MB, got {size / _MEGABYTE:.0f} MB"
        return type_, 0, 0, (must, "save it smaller, or cut it")
    return _judged(type_, pathlib.Path(path).read_bytes(), ending)


def _judged(type_: MediaType, raw: bytes, ending: str) -> Facts:
    match type_:
        case MediaType.PHOTO:
            return _photo(raw, ending)
        case MediaType.DRAWING:
            return _drawing(raw)
        case MediaType.FILM:
            return _film(raw)
        case MediaType.SOUND:
            is_mp3 = raw.startswith(b"ID3") or (raw[:1] == b"\xff" and raw[1:2] >= b"\xe0")
            right = is_mp3 if ending == ".mp3" else raw[4:8] == b"ftyp"
            return type_, 0, 0, None if right else _wrong(type_, ending)
        case MediaType.CAPTIONS:
            right = raw.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")
            return type_, 0, 0, None if right else _wrong(type_, ending)


def _wrong(type_: MediaType, ending: str) -> Problem:
    return (
        f"a {type_} must hold what its ending `{ending}` says, got other bytes",
        "save it again in that format",
    )


def _photo(raw: bytes, ending: str) -> Facts:
    try:
        with Image.open(io.BytesIO(raw), formats=tuple(_PHOTOS)) as image:
            width, height = image.size
            if ending not in _PHOTOS[image.format or ""]:
                return MediaType.PHOTO, 0, 0, _wrong(MediaType.PHOTO, ending)
            if width * height > _MOST_PIXELS:
                got = f"a photo must have at most 100 million pixels, got {width} x {height}"
                return MediaType.PHOTO, 0, 0, (got, "save it smaller")
            if image.getexif().get(0x0112, 1) >= 5:  # it lies on its side
                width, height = height, width
            image.load()
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError):
        return MediaType.PHOTO, 0, 0, _wrong(MediaType.PHOTO, ending)
    return MediaType.PHOTO, width, height, None


def _drawing(raw: bytes) -> Facts:
    help = "save it as plain SVG, without scripts, links, pictures and fonts from elsewhere"
    try:
        root, danger = read_svg(raw)
        if root is None or danger:
            return MediaType.DRAWING, 0, 0, (f"a drawing must be safe, got `{danger}`", help)
        *_, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        must = "a drawing must be an SVG with a `viewBox`, got none that can be read"
        return MediaType.DRAWING, 0, 0, (must, help)
    return MediaType.DRAWING, max(1, round(width)), max(1, round(height)), None


def _film(raw: bytes) -> Facts:
    if raw[4:8] != b"ftyp" or raw[8:12] == b"qt  ":
        return MediaType.FILM, 0, 0, _wrong(MediaType.FILM, ".mp4")
    about = _about_film(raw)
    if any(mark in about for mark in _PLACE):
        must = "a film must not say where it was filmed, got a place in it"
        help = "export it without location, or send it to yourself in a messenger first"
        return MediaType.FILM, 0, 0, (must, help)
    width, height = _size_of_film(about)
    return MediaType.FILM, width, height, None


def _about_film(raw: bytes) -> bytes:
    """All but its pictures and sounds (ISO 14496-12, `mdat`), where any bytes may stand by chance."""
    parts, at = [], 0
    while at + 8 <= len(raw):
        size, name = struct.unpack(">I4s", raw[at : at + 8])
        if size == 1:
            size = int.from_bytes(raw[at + 8 : at + 16], "big")
        end = at + size if size >= 8 else len(raw)
        if name != b"mdat":
            parts.append(raw[at:end])
        at = end
    return b"".join(parts)


def _size_of_film(raw: bytes) -> tuple[int, int]:
    """Of the first track that has one, in pixels, turned as it is shown (ISO 14496-12, `tkhd`)."""
    for match in re.finditer(b"tkhd", raw):
        at = match.end() + (52 if raw[match.end() : match.end() + 1] == b"\1" else 40)
        if len(raw) < at + 44:
            break
        turned = struct.unpack(">i", raw[at + 4 : at + 8])[0] != 0
        width, height = (one >> 16 for one in struct.unpack(">II", raw[at + 36 : at + 44]))
        if width and height:
            return (height, width) if turned else (width, height)
    return 16, 9
