"""Where the folders of the program stand that hold no code, such as templates."""

from __future__ import annotations

import pathlib

_PACKAGE = pathlib.Path(__file__).parents[1]


def folder(name: str) -> pathlib.Path:
    """The folder `name`: inside an installed package, and at the root of a checkout."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / name
