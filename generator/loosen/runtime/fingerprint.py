"""Hashes of texts, files and the whole program, for cache keys."""

from __future__ import annotations

import functools
import hashlib
import pathlib
import sys

from loosen.runtime import resources

_PACKAGE = pathlib.Path(__file__).parents[1]
_ROOTS = (_PACKAGE, resources.folder("templates"))


def hash_texts(*texts: str) -> str:
    """A hash of texts in their order: 32 hexadecimal digits."""
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def hash_bytes(data: bytes) -> str:
    """A hash of bytes: 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def hash_folders(*roots: pathlib.Path) -> str:
    """A hash of the paths and contents of all files below some folders."""
    digest = hashlib.blake2b(digest_size=16)
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                data = path.read_bytes()
                digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


@functools.cache
def hash_program() -> str:
    """A hash of our code and templates, and of the versions of Python and all installed packages."""
    # The folder is named after package and version; reading its files would take far longer.
    installed = sorted(info.name for path in sys.path for info in pathlib.Path(path).glob("*.dist-info"))
    return hash_texts(hash_folders(*_ROOTS), sys.version, *installed)
