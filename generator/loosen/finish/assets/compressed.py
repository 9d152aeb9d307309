"""Precompresses text files as gzip and Brotli, for servers that send such files as they are."""

from __future__ import annotations

import contextlib
import gzip
import importlib
import pathlib
from collections.abc import Callable, Iterator, Mapping

from loosen.runtime import files

_TEXTS = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
_MIN_SIZE = 1_000
"""Bytes; a smaller file fits one packet uncompressed."""


def compressed(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each compressed file. Equal input gives equal bytes."""
    for path, data in files.items():
        if path.endswith(_TEXTS) and len(data) >= _MIN_SIZE:
            for suffix, encode in _encoders().items():
                yield path + suffix, encode(data)


def compress(site_dir: pathlib.Path) -> int:
    """Write the compressed files beside their originals. Returns their number."""
    found = sorted(path for path in site_dir.rglob("*") if path.is_file())
    originals = {path.relative_to(site_dir).as_posix(): path.read_bytes() for path in found}
    count = 0
    for name, data in compressed(originals):
        files.write_atomic(site_dir / name, data)
        count += 1
    return count


def _encoders() -> Mapping[str, Callable[[bytes], bytes]]:
    """Encoder by file suffix; Brotli only where it is installed (`pip install loosen[host]`)."""
    encoders: dict[str, Callable[[bytes], bytes]] = {".gz": lambda data: gzip.compress(data, 9, mtime=0)}
    with contextlib.suppress(ImportError):
        encoders[".br"] = importlib.import_module("brotli").compress
    return encoders
