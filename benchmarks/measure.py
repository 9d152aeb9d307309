"""What is measured: whole commands, each beside what it is compared with, as other work slows both."""

from __future__ import annotations

import os
import pathlib
import shutil
import statistics
from collections.abc import Iterator

from benchmarks.folders import Folder
from benchmarks.goals import Goal
from benchmarks.memory import peak_of
from benchmarks.process import ROOT, Ran, module, run
from benchmarks.search import first_results
from benchmarks.served import served

_SAVES = 5


def measure(number: int, *, repeats: int) -> Iterator[Goal]:
    """Each goal, at `number` exercises and at five times as many."""
    folder = Folder(number)
    folder.make(number)
    yield from _cold(folder, number, repeats)
    yield from _drawings(number, repeats)
    yield from _search(folder.site)
    real = folder.path / "real"
    shutil.copytree(ROOT / "content", real)
    yield from _saves("our own content", real, 0.1)
    yield from _saves(f"{number:,} exercises", folder.content, 0.35)
    large = Folder(5 * number)
    large.make(5 * number)
    yield from _check(large, 5 * number, repeats)
    yield from _memory(large, 5 * number)
    yield from _saves(f"{5 * number:,} exercises", large.content, 0.7)


def _cold(folder: Folder, number: int, repeats: int) -> Iterator[Goal]:
    """No page is there, but the drawings are kept: they change only when an author draws anew."""
    ours, plain = [], []
    folder.clear()
    run(module("loosen", "render", "--content", "content", "--out", "docs"), folder.path)
    for _ in range(repeats):
        folder.clear(cache=False)
        ours.append(run(module("mkdocs", "build", "--quiet", "-f", "mkdocs.yml"), folder.path))
        folder.clear_plain()
        plain.append(run(module("mkdocs", "build", "--quiet", "-f", "plain.yml"), folder.path))
    wall, cpu = (_ratio(ours, plain, name) for name in ("wall", "cpu"))
    yield Goal(f"cold full build of {number:,} / plain Material, wall", 0.45, wall)
    yield Goal("the same, CPU", 0.60, cpu)


def _drawings(number: int, repeats: int) -> Iterator[Goal]:
    """From nothing: no drawing is kept. The goal is for two cores."""
    command = module("benchmarks.drawings", "--number", str(number))
    walls = [run(command, ROOT).wall for _ in range(repeats)]
    yield Goal(f"drawing {number:,} poses from nothing", number / 100, statistics.median(walls), " s")


def _ratio(ours: list[Ran], plain: list[Ran], name: str) -> float:
    """Pair by pair, as the machine's speed drifts."""
    pairs = zip(ours, plain, strict=True)
    return statistics.median(getattr(one, name) / getattr(other, name) for one, other in pairs)


def _search(site: pathlib.Path) -> Iterator[Goal]:
    executable = os.environ.get("LOOSEN_BROWSER") or shutil.which("chromium")
    if executable:
        found = first_results(site, executable)
        yield Goal("first result once it searched, phone", 200, found["search ready"], " ms")
        yield Goal("first result of a search just opened, phone", 400, found["search opened"], " ms")


def _saves(what: str, content: pathlib.Path, most: float) -> Iterator[Goal]:
    first, *others = served(content, 1 + _SAVES)
    yield Goal(f"a save, served: {what}", most, statistics.median(others), " s")
    yield Goal("the first save after the start", max(1.0, most), first, " s")


def _check(folder: Folder, number: int, repeats: int) -> Iterator[Goal]:
    """The whole command, with nothing remembered and after each of some edits."""
    command = module("loosen", "check", "--content", "content")
    first, again = [], []
    for _ in range(repeats):
        folder.clear()
        first.append(run(command, folder.path).wall)
    for _ in range(_SAVES):
        folder.edit()
        again.append(run(command, folder.path).wall)
    yield Goal(f"check of {number:,}, nothing remembered", 3.5, statistics.median(first), " s")
    yield Goal(f"check of {number:,}, after an edit", 1, statistics.median(again), " s")


def _memory(folder: Folder, number: int) -> Iterator[Goal]:
    """Of the pages alone, in all processes together."""
    folder.clear()
    if peak := peak_of(module("loosen", "render", "--content", "content", "--out", "docs"), folder.path):
        yield Goal(f"peak memory of the pages of {number:,}", 400, peak.together, " MB")
