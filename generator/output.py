"""The folder that a build fills, with a list of what it put there, so that only that is ever deleted."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from generator import disk

MANIFEST = ".loosen"
"""The list of the files that we wrote."""


class Output:
    """A folder of ours; files of others in it are left alone."""

    def __init__(self, folder: pathlib.Path, paths: Iterable[str]) -> None:
        """`paths` are all the files that are to be there in the end."""
        self._folder = folder
        self._paths = frozenset(paths)
        folder.mkdir(parents=True, exist_ok=True)
        before = self._listed()
        self.removed = tuple(sorted(before - self._paths))
        """Files that were there, and that nobody makes any more."""
        # First, so that a build that is interrupted leaves no file that the next one does not know.
        self._list(before | self._paths)

    def put(self, path: str, data: bytes) -> bool:
        """Make a file hold `data`; whether it had to be written."""
        return disk.replace(self._folder / path, data)

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

    def _list(self, paths: Iterable[str]) -> None:
        self.put(MANIFEST, "\n".join(sorted(paths)).encode())

    def _listed(self) -> set[str]:
        manifest = self._folder / MANIFEST
        lines = manifest.read_text(encoding="utf-8").split("\n") if manifest.exists() else []
        # A list that someone changed must not lead out of the folder.
        return {
            line for line in lines if line and not pathlib.PurePath(line).is_absolute() and ".." not in line
        }
