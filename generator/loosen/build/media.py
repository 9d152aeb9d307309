"""The files of `content/media/` for readers: photos smaller, and without what a camera wrote into them."""

from __future__ import annotations

import functools
import io
import pathlib

from PIL import Image, ImageOps

from loosen.model import Site
from loosen.model.media import MediaFile, MediaType
from loosen.site.media import SMALL, WIDEST, path_of, scaled

_QUALITY = 80


def media(site: Site) -> dict[str, bytes]:
    """Bytes of each file by its path in the site; what no entry names is not published."""
    made = {}
    for file in site.media_files:
        if file.id in site.media:
            made[path_of(file)] = _published(file, WIDEST)
            if file.type is MediaType.PHOTO and file.width > SMALL:
                made[path_of(file, small=True)] = _published(file, SMALL)
    return made


@functools.lru_cache(maxsize=200)
def _published(file: MediaFile, widest: int) -> bytes:
    """Remembered, because a preview asks for it again after each save."""
    raw = pathlib.Path(file.path).read_bytes()
    return _photo(raw, scaled(file, widest)) if file.type is MediaType.PHOTO else raw


def _photo(raw: bytes, size: tuple[int, int]) -> bytes:
    """A photo upright and in that size. Time, place and camera stay behind: only its pixels are written."""
    with Image.open(io.BytesIO(raw)) as image:
        upright = ImageOps.exif_transpose(image)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        if plain.size != size:
            plain = plain.resize(size, Image.Resampling.LANCZOS)
        plain.info.clear()
        out = io.BytesIO()
        plain.save(out, "WEBP", quality=_QUALITY, method=4)
        return out.getvalue()
