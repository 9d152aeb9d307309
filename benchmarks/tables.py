"""The report: medians and ratios, with a line about the machine."""

from __future__ import annotations

import os
import pathlib
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import version

from benchmarks.goals import OWN, goals
from benchmarks.measure import Results

BUILDS = {
    "material": "plain MkDocs Material, the same pages",
    "zensical": "Zensical, the same pages",
    "hugo": "Hugo, the same Markdown in a bare page",
    "eleventy": "Eleventy, the same Markdown in a bare page",
    "cold": "ours, cold",
    "warm": "ours, one exercise edited",
}
_PEAKS = {
    "peak of the build, MB": "peak",
    "of the process that began": "peak first",
    "of all that it started": "peak others",
}


def report(results: Results, grown: Mapping[str, Results], number: int) -> str:
    """The whole of RESULTS.md."""
    parts = [
        "# How fast we are",
        f"Written by `make bench N={number}`; do not edit. Medians; CPU time is steadier than wall time when "
        "other work runs on the machine, and ratios are steadier than both.",
        machine(),
        *_goals(results, grown, number),
        *_own(results),
    ]
    if results.walls.get("material"):
        parts += [*_builds(results), _sizes(results), *_where(results)]
    if grown:
        parts += _growth(grown)
    return "\n\n".join(parts) + "\n"


def machine() -> str:
    """Cores, load, system and versions."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    names = ("mkdocs", "mkdocs-material", "zensical", "pydantic", "jinja2", "markdown")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{_processor()}, {os.cpu_count()} cores{load}; {platform.system()}, "
        f"Python {platform.python_version()}; {versions}"
    )


def _processor() -> str:
    info = pathlib.Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def _goals(results: Results, grown: Mapping[str, Results], number: int) -> Iterator[str]:
    found = list(goals(results, grown, number))
    if found:
        yield "## Goals"
        yield _table(("what", "goal", "measured", ""), [goal.row() for goal in found])
    if missed := [f"- {goal.what}: {goal.why}." for goal in found if not goal.met and goal.why]:
        yield "What stands in the way of those that are not met:"
        yield "\n".join(missed)


def _own(results: Results) -> Iterator[str]:
    exercises, numbers = results.numbers["exercises"], results.numbers
    rows = [_step(step, step, results) for step in OWN]
    if results.walls.get("cold"):
        rows += [_step(step, f"cold {step}", results) for step in ("publish", "finish")]
    whole = sum(map(results.cpu, OWN)) / exercises * 1000
    yield f"## Step by step, {exercises:.0f} exercises, cold"
    yield _table(("step", "CPU, ms an exercise", "wall"), rows)
    yield (
        f"From read to write {whole:.2f} ms an exercise of CPU time, {numbers['files']:.0f} files, "
        f"{_mb(numbers['bytes'])} of Markdown."
        + (f" Peak memory of a cold build {numbers['cold peak']:.0f} MB." if "cold peak" in numbers else "")
    )


def _step(said: str, name: str, results: Results) -> tuple[str, ...]:
    each = results.numbers["exercises"] / 1000
    return (said, f"{results.cpu(name) / each:.2f}", f"{results.wall(name) / each:.2f}")


def _builds(results: Results) -> Iterator[str]:
    base = results.wall("material"), results.cpu("material")
    rows = [
        (
            said,
            f"{results.wall(name):.1f} s",
            f"{results.wall(name) / base[0]:.2f}",
            f"{results.cpu(name):.1f} s",
            f"{results.cpu(name) / base[1]:.2f}",
        )
        for name, said in BUILDS.items()
        if results.walls.get(name)
    ]
    yield "## Full build"
    yield _table(("build", "wall", "over Material", "CPU", "over Material"), rows)
    yield "\n".join(
        f"- {BUILDS[name]}: our share {results.wall(f'{name} build'):.1f} s, publish "
        f"{results.wall(f'{name} publish'):.1f} s, finish {results.wall(f'{name} finish'):.1f} s."
        for name in ("cold", "warm")
    )


def _where(results: Results) -> Iterator[str]:
    yield "## Where the time of a cold build goes"
    whole = sum(results.where.values())
    yield _table(
        ("part", "share"), [(part, f"{100 * took / whole:.0f} %") for part, took in results.where.items()]
    )
    yield "On one core and under a profiler, which slows small functions more than others."


def _sizes(results: Results) -> str:
    numbers = results.numbers
    return (
        f"Site {_mb(numbers['site bytes'])}, one exercise's page {numbers['page gzipped'] / 1000:.1f} kB "
        f"gzipped, search index {numbers['search gzipped'] / 1000:.0f} kB gzipped."
    )


def _growth(grown: Mapping[str, Results]) -> Iterator[str]:
    yield "## Growth: CPU milliseconds an exercise"
    rows = [
        (step, *(f"{one.cpu(step) / one.numbers['exercises'] * 1000:.2f}" for one in grown.values()))
        for step in OWN
    ]
    yield _table(("step", *grown), [*rows, *(_peak(said, name, grown) for said, name in _PEAKS.items())])
    yield "Each page of memory is counted once, whoever shares it."


def _peak(said: str, name: str, grown: Mapping[str, Results]) -> tuple[str, ...]:
    return (said, *(f"{one.numbers[name]:.0f}" if name in one.numbers else "" for one in grown.values()))


def _mb(number: float) -> str:
    return f"{number / 1_000_000:.1f} MB"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
