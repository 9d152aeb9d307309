"""Files on disk: written whole or not at all, only when they change, and in the dress that they had."""

from __future__ import annotations

import contextlib
import hashlib
import pathlib

BOM = b"\xef\xbb\xbf"


def replace(path: pathlib.Path, data: bytes) -> bool:
    """Make a file hold `data`; whether it had to be written. Nobody ever sees half of it."""
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{hashlib.sha256(data).hexdigest()[:8]}")
    try:
        unfinished.write_bytes(data)
        if path.exists():
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def decoded(raw: bytes) -> str:
    """A file's text as `source` reads it: no byte-order mark, and every line ends in a line feed.

    Raises:
        UnicodeDecodeError: `raw` is not UTF-8.
    """
    return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def encoded(text: str, *, like: bytes) -> bytes:
    """A text as bytes, with the byte-order mark and the line ends of the file that it comes from."""
    data = text.encode()
    if b"\r\n" in like:
        data = data.replace(b"\n", b"\r\n")
    return BOM + data if like.startswith(BOM) else data
