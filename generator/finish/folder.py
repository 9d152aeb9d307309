"""The published folder: the only module here that reads and writes."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.finish.error import FinishError

_LEFT_OUT = (".map", ".gz", ".br")


@dataclass(frozen=True, slots=True)
class Published:
    """What stands in the folder, by path."""

    pages: Mapping[str, str]
    """HTML."""
    files: Mapping[str, bytes]
    """Everything else that a browser may ask for."""


def read(site_dir: pathlib.Path) -> Published:
    """All files but those that only developers and servers open.

    Raises:
        FinishError: there is no published site.
    """
    if not (site_dir / "index.html").is_file():
        raise FinishError(f"{site_dir} must hold a published site: build it first, with `mkdocs build`.")
    pages: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for path in sorted(site_dir.rglob("*")):
        name = path.relative_to(site_dir).as_posix()
        if path.suffix == ".html":
            pages[name] = path.read_bytes().decode()
        elif path.is_file() and path.suffix not in _LEFT_OUT:
            files[name] = path.read_bytes()
    return Published(pages, files)


def write(made: Mapping[str, bytes], before: Published, site_dir: pathlib.Path) -> tuple[str, ...]:
    """Write the files that are new or changed, each whole or not at all. Returns their paths."""
    changed = [path for path, data in made.items() if _is_new(path, data, before)]
    for path in changed:
        target = site_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{target.name}.unfinished")
        unfinished.write_bytes(made[path])
        unfinished.replace(target)
    return tuple(changed)


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
        return before.pages[path].encode() != data
    return before.files.get(path) != data
