"""What is measured, in turn: other work on the machine then slows all of them, and the ratios stay."""

from __future__ import annotations

import gzip
import pathlib
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.folders import Folder
from benchmarks.process import Ran, module, run


@dataclass(slots=True)
class Results:
    """All that was measured, each value under its name as often as it was measured."""

    walls: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cpus: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, float] = field(default_factory=dict)

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
    if not steps_only:
        results.numbers |= sizes(folder.site)


def growth(sizes: Sequence[int], repeats: int) -> dict[int, Results]:
    """Our own steps at several sizes."""
    grown = {}
    for number in sizes:
        print(f"Growth: {number} exercises", flush=True)
        folder, grown[number] = Folder(number), Results()
        if not folder.content.exists():
            folder.make(number)
        for _ in range(repeats):
            _steps(folder, grown[number])
    return grown


def _steps(folder: Folder, results: Results) -> None:
    """Our own steps, with nothing kept from an earlier build."""
    folder.clear()
    said: dict[str, Any] = run(module("benchmarks.steps", "content", "docs"), folder.path).said
    for step, seconds in said["cpu"].items():
        results.cpus[step].append(seconds)
        results.walls[step].append(said["wall"][step])
    results.numbers["peak"] = max(said["peak"], results.numbers.get("peak", 0))
    results.numbers |= {key: said[key] for key in ("exercises", "files", "bytes")}


def _builds(folder: Folder, results: Results) -> None:
    folder.clear()
    _ours(folder, results, "cold")
    folder.edit()
    _ours(folder, results, "warm")
    folder.clear_plain()
    results.add("material", run(module("mkdocs", "build", "--quiet", "-f", "plain.yml"), folder.path))
    results.add("zensical", run(module("zensical", "build", "-f", "zensical.yml"), folder.path))


def _ours(folder: Folder, results: Results, name: str) -> None:
    ran = run(module("benchmarks.publish", "mkdocs.yml"), folder.path)
    results.add(name, ran)
    for part in ("build", "finish"):
        results.cpus[f"{name} {part}"].append(ran.said[f"{part} cpu"])
        results.walls[f"{name} {part}"].append(ran.said[f"{part} wall"])


def sizes(site: pathlib.Path) -> dict[str, float]:
    """Bytes of the whole site, and gzipped those of one exercise's page and of the search index."""
    page = min((site / "stretches").glob("*/index.html"))
    index = next(site.glob("search/search_index*.json"), None)
    return {
        "site bytes": sum(path.stat().st_size for path in site.rglob("*") if path.is_file()),
        "page gzipped": len(gzip.compress(page.read_bytes(), mtime=0)),
        "search gzipped": len(gzip.compress(index.read_bytes(), mtime=0)) if index else 0,
    }
