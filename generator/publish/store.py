"""Finished pages as they are on disk, kept for the next build: the publisher empties the site's folder first.

A file here is a second name of the one in the site, where the system can do that, and a copy where not. Its
name is its fingerprint, so that a file that somebody changed is seen, and builds at once do not meet.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil

from generator import fingerprint


class Store:
    """One folder of files."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def take(self, name: str, to: pathlib.Path) -> bool:
        """Put a file to its place in the site; it stays here, too. False when it is not what it was."""
        kept = self._folder / name
        try:
            if fingerprint.of_bytes(kept.read_bytes()) != name:
                kept.unlink()
                return False
            _link(kept, to)
        except OSError:  # nobody kept it, or another build has just forgotten it
            return False
        return True

    def use(self, name: str) -> None:
        """Keep a file when this is closed."""
        self._used.add(name)

    def keep(self, name: str, file: pathlib.Path) -> None:
        """Take a file of the site; every process may do that, but only the one that closes knows of use."""
        kept = self._folder / name
        if not kept.exists():
            with contextlib.suppress(OSError):  # what cannot be kept is made again
                _link(file, kept)

    def close(self) -> None:
        """Forget what this build did not use."""
        for kept in self._folder.glob("*"):
            if kept.name not in self._used:
                kept.unlink(missing_ok=True)


def _link(file: pathlib.Path, to: pathlib.Path) -> None:
    """Nobody ever finds half a file under a name."""
    unfinished = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        _link_now(file, unfinished)
    except FileNotFoundError:
        to.parent.mkdir(parents=True, exist_ok=True)
        _link_now(file, unfinished)
    unfinished.replace(to)


def _link_now(file: pathlib.Path, to: pathlib.Path) -> None:
    try:
        os.link(file, to)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(file, to)
