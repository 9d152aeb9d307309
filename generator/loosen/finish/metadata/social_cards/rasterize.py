"""Rasterizes SVG to PNG, with a cache on disk by a hash of the input."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import io
import pathlib
import time
from collections.abc import Mapping

import resvg_py

from loosen.finish.metadata.social_cards.text_layout import BOLD, REGULAR
from loosen.runtime.files import write_atomic
from loosen.runtime.parallel import parallel_map

_PNG_END = b"IEND\xaeB`\x82"
"""Last bytes of a complete PNG."""
_MAX_AGE = 30 * 24 * 3600
"""Seconds after which an unused picture leaves the cache."""
_WORTH_A_PROCESS = 12
"""Cards; fewer take less time than starting a process."""


def render_pngs(cards: Mapping[str, str], style_sheet: str, folder: pathlib.Path) -> dict[str, bytes]:
    """PNG by name, from SVG by name; `folder` is the cache."""
    files = {name: folder / f"{_digest(svg, style_sheet)}.png" for name, svg in cards.items()}
    found = {name: data for name, file in files.items() if (data := _cached(file))}
    missing = [name for name in cards if name not in found]
    render = functools.partial(_render, style_sheet=style_sheet)
    made = parallel_map(render, [cards[name] for name in missing], min_parallel=_WORTH_A_PROCESS)
    new = dict(zip(missing, made, strict=True))
    _save({files[name]: data for name, data in new.items()}, set(files.values()), folder)
    return {name: found.get(name) or new[name] for name in cards}


def _render(svg: str, *, style_sheet: str) -> bytes:
    data = resvg_py.svg_to_bytes(
        svg_string=svg, style_sheet=style_sheet, skip_system_fonts=True, font_files=[REGULAR, BOLD]
    )
    return _with_palette(bytes(data))


def _with_palette(png: bytes) -> bytes:
    """Reduce a PNG to 256 colours, which halves it.

    A card has about 800 colours, most of them from antialiasing. Maximum coverage changes a channel by 7 of
    255 at most, the least of Pillow's methods.
    """
    from PIL import Image  # a lazy import: it takes 13 ms, and most builds draw nothing

    with Image.open(io.BytesIO(png)) as image, io.BytesIO() as file:
        opaque = image.convert("RGB")
        few = opaque.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(file, "PNG")
        return file.getvalue()


def _digest(svg: str, style_sheet: str) -> str:
    versions = map(importlib.metadata.version, ("resvg-py", "pillow"))
    return hashlib.sha256("\0".join((*versions, style_sheet, svg)).encode()).hexdigest()[:32]


def _cached(file: pathlib.Path) -> bytes | None:
    with contextlib.suppress(OSError):
        data = file.read_bytes()
        return data if data.endswith(_PNG_END) else None
    return None


def _save(new: Mapping[pathlib.Path, bytes], used: set[pathlib.Path], folder: pathlib.Path) -> None:
    """Write new pictures and delete old ones; a cache that cannot be written is no error."""
    with contextlib.suppress(OSError):
        for file, data in new.items():
            write_atomic(file, data)
        old = time.time() - _MAX_AGE
        for file in folder.glob("*.png"):
            if file not in used and file.stat().st_mtime < old:
                file.unlink()
