"""Fingerprints: another text when something that was made before would be made in another way."""

from __future__ import annotations

import functools
import hashlib
import pathlib
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from generator.model.base import Entity

_SHORT = (bool, int, type(None))
_HERE = pathlib.Path(__file__).parent


def of(*texts: str) -> str:
    """Short, and another one for other texts."""
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def of_bytes(data: bytes) -> str:
    """The same for the content of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@functools.cache
def of_code(*patterns: str, packages: tuple[str, ...] = ()) -> str:
    """Of our own files below `generator/`, and of the versions of packages."""
    files = [file for pattern in patterns for file in sorted(_HERE.glob(pattern))]
    return of_bytes(b"\0".join(file.read_bytes() for file in files)) + repr([*map(version, packages)])


class Fingerprints:
    """Those of values of one build, each found once: many pages show the same exercise."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """Of an entity, that of its file: to read a whole entity takes far longer than its text."""
        kind = type(value)
        if kind is str:
            return value  # type: ignore[return-value]
        if kind in _SHORT:
            return repr(value)
        known = self._found.get(id(value))
        if known and known[0] is value:
            return known[1]
        found = self._of(value)
        self._found[id(value)] = value, found
        return found

    def _of(self, value: object) -> str:
        name = type(value).__name__
        if isinstance(value, Entity):
            return of(name, value.id, value.origin.file, value.origin.source)
        if isinstance(value, Mapping):
            return of(name, *(self.of(one) for pair in value.items() for one in pair))
        if isinstance(value, Iterable) and not isinstance(value, str):
            return of(name, *map(self.of, value))
        return of(name, repr(value))  # short, as it is remembered: a timeline says much of itself
