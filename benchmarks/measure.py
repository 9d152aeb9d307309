"""What is measured, in turn: other work on the machine then slows all of them, and the ratios stay."""

from __future__ import annotations

import gzip
import os
import pathlib
import shutil
import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from benchmarks.folders import Folder
from benchmarks.memory import peak_of
from benchmarks.others import installed, laid_out
from benchmarks.process import ROOT, Ran, module, run
from benchmarks.search import first_results
from benchmarks.served import served

_SAVES = 5
_FEWEST = 30
"""Exercises: our own content has nearly as many."""


@dataclass(slots=True)
class Results:
    """All that was measured, each value under its name as often as it was measured."""

    walls: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cpus: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, float] = field(default_factory=dict)
    where: dict[str, float] = field(default_factory=dict)
    """Of a cold build under a profiler, the seconds of each part of the program."""

    def add(self, name: str, ran: Ran) -> None:
        self.walls[name].append(ran.wall)
        self.cpus[name].append(ran.cpu)

    def wall(self, name: str) -> float:
        return statistics.median(self.walls[name])

    def cpu(self, name: str) -> float:
        return statistics.median(self.cpus[name])


def measure(folder: Folder, results: Results, *, repeats: int, steps_only: bool) -> None:
    """Each kind of build, one after the other, as often as asked."""
    for turn in range(1, repeats + 1):
        print(f"Round {turn} of {repeats}", flush=True)
        _steps(folder, results)
        if not steps_only:
            _builds(folder, results)
    _memory(folder, results)
    if not steps_only:
        print("Profiling a cold build", flush=True)
        folder.clear()
        results.where = run(module("benchmarks.where", "mkdocs.yml"), folder.path).said
        results.numbers |= sizes(folder.site)


def with_a_reader(folder: Folder, results: Results) -> None:
    """What an author waits for after a save, here and in our own content, and a reader for a first result."""
    real = folder.path / "real"
    shutil.rmtree(real, ignore_errors=True)
    shutil.copytree(ROOT / "content", real)
    for name, content in (("served real", real), ("served", folder.content)):
        print(f"Saving files below {content.relative_to(ROOT)}", flush=True)
        results.walls[name] += served(content, _SAVES)
    executable = os.environ.get("LOOSEN_BROWSER") or shutil.which("chromium")
    if executable:
        print("Searching", flush=True)
        results.numbers |= first_results(folder.site, executable)


def growth(number: int, *, steps_only: bool) -> dict[str, Results]:
    """Our own steps at several sizes; the largest also without drawings, and published."""
    grown = {}
    for size in (max(number // 2, _FEWEST), number, 2 * number, 4 * number, 5 * number):
        print(f"Growth: {size} exercises", flush=True)
        folder, grown[str(size)] = Folder(size), Results()
        if size != number:
            folder.make(size)
        _steps(folder, grown[str(size)])
        _memory(folder, grown[str(size)])
    _check_again(folder, grown[str(size)])
    if not steps_only:
        print("Growth: the largest, published", flush=True)
        folder.clear()
        _ours(folder, grown[str(size)], "cold")
    print("Growth: the largest without drawings", flush=True)
    folder.make(size, figures=False)
    grown[f"{size}, no drawings"] = bare = Results()
    _steps(folder, bare)
    return grown


def _steps(folder: Folder, results: Results) -> None:
    """Our own steps, with nothing kept from an earlier build."""
    folder.clear()
    said: dict[str, Any] = run(module("benchmarks.steps", "content", "docs"), folder.path).said
    for step, seconds in said["cpu"].items():
        results.cpus[step].append(seconds)
        results.walls[step].append(said["wall"][step])
    results.numbers |= {key: said[key] for key in ("exercises", "files", "bytes")}


def _memory(folder: Folder, results: Results) -> None:
    """Of our own build as it is: the process that began, all that it started, and both together."""
    folder.clear()
    if peak := peak_of(module("benchmarks.build", "content", "docs"), folder.path):
        results.numbers |= {"peak": peak.together, "peak first": peak.first, "peak others": peak.others}


def _check_again(folder: Folder, results: Results) -> None:
    """An author's loop: the whole command, with nothing remembered and after each of some edits."""
    folder.clear()
    command = module("generator", "check", "--content", "content")
    results.add("check first", run(command, folder.path))
    for _ in range(_SAVES):
        folder.edit()
        results.add("check again", run(command, folder.path))


def _builds(folder: Folder, results: Results) -> None:
    folder.clear()
    _ours(folder, results, "cold")
    folder.edit()
    _ours(folder, results, "warm")
    folder.clear_plain()
    results.add("material", run(module("mkdocs", "build", "--quiet", "-f", "plain.yml"), folder.path))
    results.add("zensical", run(module("zensical", "build", "-f", "zensical.yml"), folder.path))
    for name, command in installed().items():
        results.add(name, run(command, laid_out(folder.docs, folder.path / "others")))


def _ours(folder: Folder, results: Results, name: str) -> None:
    ran = run(module("benchmarks.publish", "mkdocs.yml"), folder.path)
    results.add(name, ran)
    for part in ("build", "finish"):
        results.cpus[f"{name} {part}"].append(ran.said[f"{part} cpu"])
        results.walls[f"{name} {part}"].append(ran.said[f"{part} wall"])
    for times in (results.cpus, results.walls):
        times[f"{name} publish"].append(
            times[name][-1] - times[f"{name} build"][-1] - times[f"{name} finish"][-1]
        )
    results.numbers[f"{name} peak"] = max(ran.said["peak"], results.numbers.get(f"{name} peak", 0))


def sizes(site: pathlib.Path) -> dict[str, float]:
    """Bytes of the whole site, and gzipped those of one exercise's page and of what a search reads."""
    page = min((site / "stretches").glob("*/index.html"))
    searched = [*site.glob("search/search_index*.json"), *site.glob("assets/search/*.txt")]
    return {
        "site bytes": sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
        "page gzipped": len(gzip.compress(page.read_bytes(), mtime=0)),
        "search gzipped": sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in searched),
    }
