"""Reads `content/templates/`: pages and parts of pages that an author writes anew."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Mapping

from loosen.loader.document import MAX_BYTES
from loosen.loader.reader import is_hidden
from loosen.model.own_template import FOLDER, OwnTemplate
from loosen.runtime import files


def read_templates(content: pathlib.Path) -> Mapping[str, OwnTemplate]:
    """Each file of the folder by its path in there; what cannot be read says why."""
    root = content / FOLDER
    if root.is_symlink():
        return {FOLDER: _read(root, f"{content.name}/{FOLDER}")}
    return {name: _read(root / name, f"{content.name}/{FOLDER}/{name}") for name in sorted(_names(root))}


def _names(root: pathlib.Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not is_hidden(name)]
        links = [name for name in folders if pathlib.Path(folder, name).is_symlink()]
        for name in (*names, *links):
            if not is_hidden(name):
                yield pathlib.Path(folder, name).relative_to(root).as_posix()


def _read(path: pathlib.Path, file: str) -> OwnTemplate:
    if path.is_symlink():  # content from a stranger must not publish our files
        return OwnTemplate(file, "", ("a template must be a file, got a link", "copy the file itself here"))
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            message = f"a template must be at most 1 MB, got {size / 1_000_000:.0f} MB"
            return OwnTemplate(file, "", (message, "move what is no template out of this folder"))
        return OwnTemplate(file, files.decode_text(path.read_bytes()))
    except UnicodeDecodeError:
        return OwnTemplate(file, "", ("the file must be saved as UTF-8", "save it as UTF-8 in your editor"))
    except OSError as error:
        message = f"the file must be readable, got: {error.strerror}"
        return OwnTemplate(file, "", (message, "check the permissions of the file"))
