"""What we want to reach, beside what was measured."""

from __future__ import annotations

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
    plain, cold = results.wall("material"), results.wall("cold")
    yield Goal(f"cold full build of {number:,} / plain Material", 0.45, "", cold / plain)
    yield Goal("the same after one edit / plain Material", 0.17, "", results.wall("warm") / plain)
    yield Goal("finish / cold full build", 10, " %", 100 * results.wall("cold finish") / cold)
    gzipped = results.numbers["search gzipped"] / 1000
    yield Goal(f"search index of {number:,}, gzipped", 600, " kB", gzipped)


def _people(results: Results, number: int) -> Iterator[Goal]:
    yield Goal("a save, served: our own content", 0.5, " s", results.wall("served real"))
    yield Goal(f"a save, served: {number:,} exercises", 0.7, " s", results.wall("served"))
    for name, said in (("ready", "once it searched"), ("opened", "of a search just opened")):
        if f"search {name}" in results.numbers:
            yield Goal(f"first result {said}, phone", 200, " ms", results.numbers[f"search {name}"])


def _grown(results: Results, most: Results, bare: Results, *, number: int) -> Iterator[Goal]:
    size = 5 * number
    yield Goal(f"our own share at {size:,}, an exercise", 1.5, " ms", _own(most))
    yield Goal("the same without drawings", 0.6, " ms", _own(bare))
    yield Goal(f"check alone at {size:,}, nothing remembered", 3, " s", most.wall("check first"))
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
