"""The published folder: the only module here that reads and writes."""

from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from loosen.finish.html.errors import FinishError

_LEFT_OUT = (".map", ".gz", ".br")
UNFINISHED = ".unfinished"
"""Ends the name of a file that waits; one may be left of a run that was killed."""
_WAITING = f".{{}}{UNFINISHED}"
NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Pages(Mapping[str, str]):
    """The HTML of each page, read when it is asked for: not all of a large site fits into memory."""

    def __init__(self, site_dir: pathlib.Path, sizes: Mapping[str, int]) -> None:
        self._site_dir, self._sizes = site_dir, sizes

    def __getitem__(self, path: str) -> str:
        return self.data(path).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)

    def __len__(self) -> int:
        return len(self._sizes)

    def __contains__(self, path: object) -> bool:
        return path in self._sizes

    def data(self, path: str) -> bytes:
        """The file as it is."""
        return (self._site_dir / path).read_bytes()

    def size(self, path: str) -> int:
        """Bytes."""
        return self._sizes[path]


class Files(Mapping[str, bytes]):
    """The other files, read when they are asked for: there is one for each exercise."""

    def __init__(
        self, site_dir: pathlib.Path, names: Iterable[str], beside: Mapping[str, bytes] = NOTHING
    ) -> None:
        """`beside` are files that will be there, too."""
        self._site_dir, self._names, self._beside = site_dir, dict.fromkeys(names), beside

    def __getitem__(self, path: str) -> bytes:
        if path in self._beside:
            return self._beside[path]
        if path not in self._names:
            raise KeyError(path)
        return (self._site_dir / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter({**self._names, **dict.fromkeys(self._beside)})

    def __len__(self) -> int:
        return len(self._names.keys() | self._beside.keys())

    def __contains__(self, path: object) -> bool:
        return path in self._beside or path in self._names

    def found(self, name: re.Pattern[str]) -> dict[str, str]:
        """The texts of those whose path is such a name."""
        return {path: self[path].decode() for path in self if name.fullmatch(path)}

    def and_(self, more: Mapping[str, bytes]) -> Files:
        """With files that will be there, too."""
        return Files(self._site_dir, self._names, more)


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """What stands in the folder, by path."""

    pages: Pages
    files: Files
    """Everything else that a browser may ask for."""

    def data(self, path: str) -> bytes:
        """What a file holds."""
        return self.files[path] if path in self.files else self.pages.data(path)


def read(site_dir: pathlib.Path) -> SiteFolder:
    """All files but those that only developers and servers open.

    Raises:
        FinishError: there is no published site.
    """
    if not (site_dir / "index.html").is_file():
        raise FinishError(f"{site_dir} must hold a published site: build it first, with `mkdocs build`.")
    pages: dict[str, int] = {}
    files: list[str] = []
    for name, file in sorted(_all(site_dir)):
        if name.endswith(".html"):
            pages[name] = file.stat().st_size
        elif not name.endswith(_LEFT_OUT):
            files.append(name)
    return SiteFolder(Pages(site_dir, pages), Files(site_dir, files))


def _all(folder: str | os.PathLike[str], before: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files in a folder, by path; `pathlib` takes four times as long for thousands."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _all(entry, f"{before}{entry.name}/")
            else:
                yield before + entry.name, entry


class StagedWrites:
    """Changes to the folder: they wait beside the files, until all of them come into their places."""

    def __init__(self, site_dir: pathlib.Path, before: SiteFolder) -> None:
        self._site_dir, self._before = site_dir, before

    def put(self, path: str, data: bytes) -> pathlib.Path | None:
        """Write a file that is new or changed; the result is where it waits."""
        if not _is_new(path, data, self._before):
            return None
        waiting = self._waiting(path)
        waiting.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(data)
        return waiting

    def data(self, path: str) -> bytes:
        """What a file will hold."""
        waiting = self._waiting(path)
        return waiting.read_bytes() if waiting.exists() else self._before.data(path)

    def settle(self, paths: Iterable[str]) -> None:
        """Let them come into their places, each whole."""
        for path in paths:
            self._waiting(path).replace(f"{self._site_dir}/{path}")

    def discard(self) -> None:
        """Leave the folder as it was."""
        for waiting in self._site_dir.rglob(_WAITING.format("*")):
            waiting.unlink()

    def _waiting(self, path: str) -> pathlib.Path:
        folder, slash, name = path.rpartition("/")
        return self._site_dir / f"{folder}{slash}{_WAITING.format(name)}"


def remove(paths: Iterable[str], site_dir: pathlib.Path) -> None:
    """Delete files, and the folders that become empty by it."""
    for path in paths:
        (site_dir / path).unlink(missing_ok=True)
        for parent in pathlib.PurePosixPath(path).parents:
            folder = site_dir / parent
            if parent.name and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _is_new(path: str, data: bytes, before: SiteFolder) -> bool:
    if path in before.pages:
        return before.pages.size(path) != len(data) or before.pages.data(path) != data
    return before.files.get(path) != data
