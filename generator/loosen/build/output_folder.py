"""The folder that a build fills, with a list of what it put there, so that only that is ever deleted."""

from __future__ import annotations

import errno
import os
import pathlib
from collections.abc import Iterable

from loosen.runtime import files

MANIFEST = ".loosen"
"""The list of the files that we wrote."""
_PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
"""What MkDocs reads as Markdown."""


class OutputFolder:
    """A folder of ours; files of others in it are left alone."""

    def __init__(self, folder: pathlib.Path, paths: Iterable[str]) -> None:
        """`paths` are all the files that are to be there in the end; the folder is there.

        Raises:
            FileExistsError: a file of somebody else is in the place of one of ours.
        """
        self._folder = folder
        self._paths = frozenset(paths)
        before = self._listed()
        self.foreign = tuple(sorted(self._found() - before))
        """Files that somebody else put there, and that are published, too."""
        self._refuse_in_the_place_of_ours()
        self.removed = tuple(sorted(before - self._paths))
        """Files that were there, and that nobody makes any more."""
        # First, so that a build that is interrupted leaves no file that the next one does not know.
        self._list(before | self._paths)

    def put(self, path: str, data: bytes) -> bool:
        """Make a file hold `data`; whether it had to be written."""
        return files.write_atomic(self._folder / path, data)

    def finish(self) -> None:
        """Delete what is no longer made."""
        for path in self.removed:
            target = self._folder / path
            target.unlink(missing_ok=True)
            for parent in target.relative_to(self._folder).parents:
                if parent.parts and (self._folder / parent).is_dir():
                    if any((self._folder / parent).iterdir()):
                        break
                    (self._folder / parent).rmdir()
        self._list(self._paths)

    def _found(self) -> set[str]:
        """What is there, but for what MkDocs passes over."""
        found = set()
        for inside, folders, files in os.walk(self._folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            start = pathlib.Path(inside).relative_to(self._folder)
            found |= {(start / name).as_posix() for name in files if not name.startswith(".")}
        return found

    def _refuse_in_the_place_of_ours(self) -> None:
        ours = {_address_of(path) for path in self._paths}
        for path in self.foreign:
            if _address_of(path) in ours:
                why = "it is not ours, and a page of the site belongs there; move it out of the folder"
                raise FileExistsError(errno.EEXIST, why, str(self._folder / path))

    def _list(self, paths: Iterable[str]) -> None:
        self.put(MANIFEST, "\n".join(sorted(paths)).encode())

    def _listed(self) -> set[str]:
        manifest = self._folder / MANIFEST
        lines = manifest.read_text(encoding="utf-8").split("\n") if manifest.exists() else []
        # A list that someone changed must not lead out of the folder.
        return {
            line for line in lines if line and not pathlib.PurePath(line).is_absolute() and ".." not in line
        }


def _address_of(path: str) -> str:
    """Where a file is published: `a.md`, `a/index.md`, `a/README.md` and `a/index.html` would be one page."""
    file = pathlib.PurePosixPath(path)
    if file.suffix in _PAGES:
        file = file.with_suffix("")
        return (file.parent if file.name in ("index", "README") else file).as_posix() + "/"
    return f"{file.parent.as_posix()}/" if file.name == "index.html" else path
