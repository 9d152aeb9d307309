"""Reads `content/look/`: logo, fonts and style sheet of an author."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from loosen.model.appearance import FOLDER

MOST = 500_000
"""Bytes of one file: each reader loads it. A larger one is read as far as shows that it is too large."""


def read_look(content: pathlib.Path) -> Mapping[str, bytes]:
    """The files of the folder by name; links and hidden files are passed over."""
    folder = content / FOLDER
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
        return {path.name: _read(path) for path in paths if not path.name.startswith((".", "_"))}
    except OSError:
        return {}


def _read(path: pathlib.Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST + 1)
