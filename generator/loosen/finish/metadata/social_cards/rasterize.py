"""SVG becomes PNG. What was painted before is found again, by what it was painted from."""

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

_WHOLE = b"IEND\xaeB`\x82"
"""How a PNG ends that was not cut short."""
_OLD = 30 * 24 * 3600
"""Seconds after which a picture that nobody asked for is forgotten."""
_WORTH_A_PROCESS = 12
"""Cards: each takes as long as a tenth of a process that begins."""


def render_pngs(cards: Mapping[str, str], style_sheet: str, folder: pathlib.Path) -> dict[str, bytes]:
    """Each card as a PNG, from its SVG; `folder` keeps them from one build to the next."""
    files = {name: folder / f"{_digest(svg, style_sheet)}.png" for name, svg in cards.items()}
    found = {name: data for name, file in files.items() if (data := _kept(file))}
    missing = [name for name in cards if name not in found]
    paint = functools.partial(_paint, style_sheet=style_sheet)
    made = parallel_map(paint, [cards[name] for name in missing], min_parallel=_WORTH_A_PROCESS)
    new = dict(zip(missing, made, strict=True))
    _keep({files[name]: data for name, data in new.items()}, set(files.values()), folder)
    return {name: found.get(name) or new[name] for name in cards}


def _paint(svg: str, *, style_sheet: str) -> bytes:
    data = resvg_py.svg_to_bytes(
        svg_string=svg, style_sheet=style_sheet, skip_system_fonts=True, font_files=[REGULAR, BOLD]
    )
    return _packed(bytes(data))


def _packed(png: bytes) -> bytes:
    """The picture with a palette: half the bytes.

    A card has a few flat colours and the steps between them at edges: about 800 in all. Of the ways to choose
    256 of them, this one keeps each nearest to what it was, by 7 of 255 at most.
    """
    from PIL import Image  # here: it takes 13 ms, and most builds paint nothing

    with Image.open(io.BytesIO(png)) as image, io.BytesIO() as file:
        opaque = image.convert("RGB")
        few = opaque.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(file, "PNG")
        return file.getvalue()


def _digest(svg: str, style_sheet: str) -> str:
    versions = map(importlib.metadata.version, ("resvg-py", "pillow"))
    return hashlib.sha256("\0".join((*versions, style_sheet, svg)).encode()).hexdigest()[:32]


def _kept(file: pathlib.Path) -> bytes | None:
    with contextlib.suppress(OSError):
        data = file.read_bytes()
        return data if data.endswith(_WHOLE) else None
    return None


def _keep(new: Mapping[pathlib.Path, bytes], used: set[pathlib.Path], folder: pathlib.Path) -> None:
    """A folder that cannot be written to costs time and nothing else."""
    with contextlib.suppress(OSError):
        for file, data in new.items():
            write_atomic(file, data)
        old = time.time() - _OLD
        for file in folder.glob("*.png"):
            if file not in used and file.stat().st_mtime < old:
                file.unlink()
