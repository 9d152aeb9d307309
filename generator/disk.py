"""Files on disk: written whole or not at all, only when they change, and in the dress that they had."""

from __future__ import annotations

import pathlib
import zlib

BOM = b"\xef\xbb\xbf"


def replace(path: pathlib.Path, data: bytes) -> bool:
    """Make a file hold `data`; whether it had to be written. Nobody ever sees half of it."""
    # A site has thousands of new files, so nothing is asked of the system twice.
    try:
        before = path.read_bytes()
    except FileNotFoundError:
        before = None
    if before == data:
        return False
    unfinished = path.with_name(f".{path.name}.{zlib.crc32(data):08x}")
    try:
        _write(unfinished, data)
        if before is not None:
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return True


def _write(path: pathlib.Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


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
