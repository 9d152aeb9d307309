"""The published folder: the only module here that reads and writes."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.finish.error import FinishError

_LEFT_OUT = (".map", ".gz", ".br")
_WAITING = ".{}.unfinished"


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


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in the folder, by path."""

    pages: Pages
    files: Mapping[str, bytes]
    """Everything else that a browser may ask for."""

    def data(self, path: str) -> bytes:
        """What a file holds."""
        return self.files[path] if path in self.files else self.pages.data(path)


def read(site_dir: pathlib.Path) -> Published:
    """All files but those that only developers and servers open.

    Raises:
        FinishError: there is no published site.
    """
    if not (site_dir / "index.html").is_file():
        raise FinishError(f"{site_dir} must hold a published site: build it first, with `mkdocs build`.")
    pages: dict[str, int] = {}
    files: dict[str, bytes] = {}
    for path in sorted(site_dir.rglob("*")):
        name = path.relative_to(site_dir).as_posix()
        if path.suffix == ".html":
            pages[name] = path.stat().st_size
        elif path.is_file() and path.suffix not in _LEFT_OUT:
            files[name] = path.read_bytes()
    return Published(Pages(site_dir, pages), files)


class Aside:
    """Changes to the folder: they wait beside the files, until all of them come into their places."""

    def __init__(self, site_dir: pathlib.Path, before: Published) -> None:
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
            self._waiting(path).replace(self._site_dir / path)

    def discard(self) -> None:
        """Leave the folder as it was."""
        for waiting in self._site_dir.rglob(_WAITING.format("*")):
            waiting.unlink()

    def _waiting(self, path: str) -> pathlib.Path:
        target = self._site_dir / path
        return target.with_name(_WAITING.format(target.name))


def remove(paths: Iterable[str], site_dir: pathlib.Path) -> None:
    """Delete files, and the folders that become empty by it."""
    for path in paths:
        (site_dir / path).unlink(missing_ok=True)
        for parent in pathlib.PurePosixPath(path).parents:
            folder = site_dir / parent
            if parent.name and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _is_new(path: str, data: bytes, before: Published) -> bool:
    if path in before.pages:
        return before.pages.size(path) != len(data) or before.pages.data(path) != data
    return before.files.get(path) != data
