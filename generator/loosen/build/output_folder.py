"""The output folder of a build, with a manifest of our files, so that only those are ever deleted."""

from __future__ import annotations

import errno
import os
import pathlib
from collections.abc import Iterable

from loosen.runtime import files

MANIFEST = ".loosen"
"""Name of the manifest, which lists the files that we wrote."""
_PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
"""Suffixes that MkDocs reads as Markdown."""


class OutputFolder:
    """The files that we write into a folder; other files in it stay untouched."""

    def __init__(self, folder: pathlib.Path, paths: Iterable[str]) -> None:
        """`paths` are all files of this build. The folder must exist.

        Raises:
            FileExistsError: a file of somebody else stands where one of ours belongs.
        """
        self._folder = folder
        self._paths = frozenset(paths)
        before = self._read_manifest()
        self.foreign = tuple(sorted(self._found() - before))
        """Paths of files that are not ours; they are published, too."""
        self._refuse_conflicts()
        self.removed = tuple(sorted(before - self._paths))
        """Paths of our files that this build no longer has."""
        # Written first: an interrupted build must not leave a file that is not in the manifest.
        self._write_manifest(before | self._paths)

    def put(self, path: str, data: bytes) -> bool:
        """Write a file if its bytes differ. Returns whether they did."""
        return files.write_atomic(self._folder / path, data)

    def finish(self) -> None:
        """Delete the files that this build no longer has."""
        for path in self.removed:
            target = self._folder / path
            target.unlink(missing_ok=True)
            for parent in target.relative_to(self._folder).parents:
                if parent.parts and (self._folder / parent).is_dir():
                    if any((self._folder / parent).iterdir()):
                        break
                    (self._folder / parent).rmdir()
        self._write_manifest(self._paths)

    def _found(self) -> set[str]:
        """Paths of all files, without hidden ones, which MkDocs ignores."""
        found = set()
        for inside, folders, names in os.walk(self._folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            start = pathlib.Path(inside).relative_to(self._folder)
            found |= {(start / name).as_posix() for name in names if not name.startswith(".")}
        return found

    def _refuse_conflicts(self) -> None:
        ours = {_url_path(path) for path in self._paths}
        for path in self.foreign:
            if _url_path(path) in ours:
                why = "it is not ours, and a page of the site belongs there; move it out of the folder"
                raise FileExistsError(errno.EEXIST, why, str(self._folder / path))

    def _write_manifest(self, paths: Iterable[str]) -> None:
        self.put(MANIFEST, "\n".join(sorted(paths)).encode())

    def _read_manifest(self) -> set[str]:
        manifest = self._folder / MANIFEST
        lines = manifest.read_text(encoding="utf-8").split("\n") if manifest.exists() else []
        # A manifest that somebody changed must not lead out of the folder.
        return {
            line for line in lines if line and not pathlib.PurePath(line).is_absolute() and ".." not in line
        }


def _url_path(path: str) -> str:
    """URL path of a published file: `a.md`, `a/index.md`, `a/README.md` and `a/index.html` share one."""
    file = pathlib.PurePosixPath(path)
    if file.suffix in _PAGES:
        file = file.with_suffix("")
        return (file.parent if file.name in ("index", "README") else file).as_posix() + "/"
    return f"{file.parent.as_posix()}/" if file.name == "index.html" else path
