"""Each file once more as gzip and Brotli, for servers that send those as they are."""

from __future__ import annotations

import contextlib
import gzip
import importlib
import pathlib
from collections.abc import Callable, Iterator, Mapping

from loosen.runtime import files

_TEXTS = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
_WORTH_IT = 1_000
"""Bytes: below it, the answer fits one packet either way."""


def compressed(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Path and content of each compressed file; the same bytes at each run."""
    for path, data in files.items():
        if path.endswith(_TEXTS) and len(data) >= _WORTH_IT:
            for suffix, pack in _ways().items():
                yield path + suffix, pack(data)


def compress(site_dir: pathlib.Path) -> int:
    """Write the compressed files beside their originals; the result is how many."""
    found = sorted(path for path in site_dir.rglob("*") if path.is_file())
    originals = {path.relative_to(site_dir).as_posix(): path.read_bytes() for path in found}
    count = 0
    for name, data in compressed(originals):
        files.write_atomic(site_dir / name, data)
        count += 1
    return count


def _ways() -> Mapping[str, Callable[[bytes], bytes]]:
    """Brotli only where its package is installed: `pip install loosen[host]`."""
    ways: dict[str, Callable[[bytes], bytes]] = {".gz": lambda data: gzip.compress(data, 9, mtime=0)}
    with contextlib.suppress(ImportError):
        ways[".br"] = importlib.import_module("brotli").compress
    return ways
