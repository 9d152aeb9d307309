"""The files that a server may send: a list made once, so that no request can name another one."""

from __future__ import annotations

import mimetypes
import pathlib
from collections.abc import Mapping

_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json"}
_SENT = (".js", ".css")


def listing(folder: pathlib.Path) -> Mapping[str, pathlib.Path]:
    """Each script and style in a folder, by the name that a page asks for; a link is none of ours."""
    found = (path for path in folder.rglob("*") if path.suffix in _SENT and path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found if not path.is_symlink()}


def media_type(name: str) -> str:
    """What a file is, by its name: the same on every machine."""
    suffix = pathlib.PurePosixPath(name).suffix
    found = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
