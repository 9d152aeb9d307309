"""What we want to reach, beside what was measured."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.measure import Results

OWN = ("read", "parse", "check", "timeline", "figures", "render", "write")
"""Our own steps, up to the publisher's."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the table."""

    what: str
    most: float
    unit: str
    measured: float
    why: str = ""
    """What stands in the way, where it is not met."""

    @property
    def met(self) -> bool:
        return self.measured <= self.most

    def row(self) -> tuple[str, ...]:
        """The line's cells."""
        digits = 0 if self.most >= 100 else 2
        return (
            self.what,
            f"<= {self.most:g}{self.unit}",
            f"{self.measured:.{digits}f}{self.unit}",
            "met" if self.met else "**not met**",
        )


def goals(results: Results, grown: Mapping[str, Results], number: int) -> Iterator[Goal]:
    """Those for which something was measured."""
    if results.walls.get("material"):
        yield from _builds(results, number)
    if "served" in results.walls:
        yield from _people(results, number)
    if grown:
        yield from _grown(results, *list(grown.values())[-2:], number=number)


def _builds(results: Results, number: int) -> Iterator[Goal]:
    plain = results.wall("material")
    for build, what in (("cold", f"cold full build of {number:,}"), ("warm", "the same after one edit")):
        most = {"cold": 0.45, "warm": 0.17}[build]
        yield Goal(f"{what} / plain Material", most, "", results.wall(build) / plain, _busy(results, build))
    share = 100 * results.wall("cold finish") / results.wall("cold")
    why = "what stands in a page's head depends on all pages, so each page is written once more"
    yield Goal("finish / cold full build", 10, " %", share, why)
    gzipped = results.numbers["search gzipped"] / 1000
    yield Goal(f"search index of {number:,}, gzipped", 600, " kB", gzipped)


def _busy(results: Results, build: str) -> str:
    cpu, cores = results.cpu(build), os.cpu_count() or 1
    alone = f"{cpu / cores:.1f} s on {cores} busy cores, and what one of them must do alone"
    return f"it needs {cpu:.1f} s of CPU, {alone}; the profile says on what"


def _people(results: Results, number: int) -> Iterator[Goal]:
    yield Goal("a save, served: our own content", 0.5, " s", results.wall("served real"))
    yield Goal(f"a save, served: {number:,} exercises", 0.7, " s", results.wall("served"))
    whys = {
        "ready": "the worker that searches and the page that shows what it found take about the same time",
        "opened": "the text of all pages comes and is read in that time, and no finger types so soon",
    }
    for name, said in (("ready", "once it searched"), ("opened", "of a search just opened")):
        if f"search {name}" in results.numbers:
            measured = results.numbers[f"search {name}"]
            yield Goal(f"first result {said}, phone", 200, " ms", measured, whys[name])


def _grown(results: Results, most: Results, bare: Results, *, number: int) -> Iterator[Goal]:
    size = 5 * number
    drawn, told, bare_told = (
        1000 * one.wall(step) / size for one, step in ((most, "figures"), (most, "render"), (bare, "render"))
    )
    why = f"a drawing takes {drawn:.2f} ms and the pages' texts {told:.2f} ms on one core, in Python alone"
    yield Goal(f"our own share at {size:,}, an exercise", 1.5, " ms", _own(most), why)
    why = f"the pages' texts take {bare_told:.2f} ms on one core, in Python alone"
    yield Goal("the same without drawings", 0.6, " ms", _own(bare), why)
    cpu, read = most.cpu("check first"), most.cpu("read")
    why = f"it needs {cpu:.1f} s of CPU, {read:.1f} s of them to read YAML with its places"
    yield Goal(f"check alone at {size:,}, nothing remembered", 3, " s", most.wall("check first"), why)
    yield Goal(f"check alone at {size:,}, after an edit", 3, " s", most.wall("check again"))
    if "peak" in most.numbers:
        what = f"peak memory of our own share at {size:,}, all processes"
        yield Goal(what, 400, " MB", most.numbers["peak"])
    if results.walls.get("cold") and most.walls.get("cold"):
        ratio = most.wall("cold") / results.wall("cold")
        yield Goal(f"cold at {size:,} / cold at {number:,}", 5.2, "", ratio)


def _own(results: Results) -> float:
    """Milliseconds an exercise, from read to write."""
    of: Callable[[str], float] = results.wall
    return sum(map(of, OWN)) / results.numbers["exercises"] * 1000
