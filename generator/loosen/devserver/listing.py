"""An allowlist of the files that a server may send, made once at the start."""

from __future__ import annotations

import mimetypes
import pathlib
from collections.abc import Mapping

_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".webp": "image/webp",
    ".vtt": "text/vtt",
    ".m4a": "audio/mp4",
}
_SENT = (".js", ".css")


def listing(folder: pathlib.Path) -> Mapping[str, pathlib.Path]:
    """Path of each script and style sheet in a folder, by relative URL; symbolic links are left out."""
    found = (path for path in folder.rglob("*") if path.suffix in _SENT and path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found if not path.is_symlink()}


def media_type(name: str) -> str:
    """The media type of a file name; system settings do not change the common ones."""
    suffix = pathlib.PurePosixPath(name).suffix
    found = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
