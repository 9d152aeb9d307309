"""Fingerprints: another text when something that was made before would be made in another way."""

from __future__ import annotations

import functools
import hashlib
import pathlib
import sys

from loosen.runtime import resources

_PACKAGE = pathlib.Path(__file__).parents[1]
_ROOTS = (_PACKAGE, resources.folder("templates"))


def of(*texts: str) -> str:
    """Short, and another one for other texts."""
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def of_bytes(data: bytes) -> str:
    """The same for the content of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def of_files(*roots: pathlib.Path) -> str:
    """Of every file below some folders, with its name."""
    digest = hashlib.blake2b(digest_size=16)
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                data = path.read_bytes()
                digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


@functools.cache
def of_program() -> str:
    """Of all our code and templates, of Python, and of everything that is installed beside it."""
    # A package's folder is called by its name and version; to read what is in it takes far longer.
    installed = sorted(one.name for path in sys.path for one in pathlib.Path(path).glob("*.dist-info"))
    return of(of_files(*_ROOTS), sys.version, *installed)
