"""The report: medians and ratios, with a line about the machine."""

from __future__ import annotations

import os
import pathlib
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import version

from benchmarks.measure import Results

STEPS = ("read", "parse", "check", "timeline", "figures", "figures and render", "write")
OWN = ("read", "parse", "check", "timeline", "figures and render", "write")
"""What a build does; `figures` is measured apart, and is in `figures and render` once more."""
BUILDS = {
    "material": "plain MkDocs Material, the same pages",
    "zensical": "Zensical, the same pages",
    "cold": "ours, cold",
    "warm": "ours, one exercise edited",
}


def report(results: Results, grown: Mapping[int, Results], number: int) -> str:
    """The whole of RESULTS.md."""
    parts = [
        "# How fast we are",
        f"Written by `make bench N={number}`; do not edit. Medians; CPU time is steadier than wall time when "
        "other work runs on the machine, and ratios are steadier than both.",
        machine(),
        *_own(results),
    ]
    if results.walls.get("material"):
        parts += [*_builds(results), _sizes(results)]
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


def _own(results: Results) -> Iterator[str]:
    exercises = results.numbers["exercises"]
    rows = [
        (step, f"{results.cpu(step) / exercises * 1000:.2f}", f"{results.wall(step) / exercises * 1000:.2f}")
        for step in STEPS
    ]
    whole = sum(results.cpu(step) for step in OWN) / exercises * 1000
    yield f"## Our own steps, {exercises:.0f} exercises, cold"
    yield _table(("step", "CPU, ms an exercise", "wall"), rows)
    checked, numbers = sum(results.cpu(step) for step in STEPS[:3]), results.numbers
    yield (
        f"From read to write {whole:.2f} ms an exercise of CPU time; read, parse and check {checked:.1f} s. "
        f"Peak memory {numbers['peak']:.0f} MB, {numbers['files']:.0f} files, {_mb(numbers['bytes'])}."
    )


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
    ]
    yield "## Full build"
    yield _table(("build", "wall", "over Material", "CPU", "over Material"), rows)
    yield "\n".join(
        f"- {BUILDS[name]}: our share {results.wall(f'{name} build'):.1f} s, finish "
        f"{results.wall(f'{name} finish'):.1f} s ({results.wall(f'{name} finish') / results.wall(name):.0%})."
        for name in ("cold", "warm")
    )


def _sizes(results: Results) -> str:
    numbers = results.numbers
    return (
        f"Site {_mb(numbers['site bytes'])}, one exercise's page {numbers['page gzipped'] / 1000:.1f} kB "
        f"gzipped, search index {numbers['search gzipped'] / 1000:.0f} kB gzipped."
    )


def _growth(grown: Mapping[int, Results]) -> Iterator[str]:
    yield "## Growth: CPU milliseconds an exercise"
    rows = [
        (step, *(f"{one.cpu(step) / number * 1000:.2f}" for number, one in grown.items())) for step in STEPS
    ]
    peaks = ("peak, MB", *(f"{one.numbers['peak']:.0f}" for one in grown.values()))
    yield _table(("step", *map(str, grown)), [*rows, peaks])


def _mb(number: float) -> str:
    return f"{number / 1_000_000:.1f} MB"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
