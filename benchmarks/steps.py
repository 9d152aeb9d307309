"""One pass through our own steps in a process of its own, as JSON: `python -m benchmarks.steps CONTENT OUT`.

CPU time tells of the work even while others use the machine.
"""

from __future__ import annotations

import json
import os
import pathlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from generator.assets import assets
from generator.build import complete, write
from generator.check import check
from generator.model import Site
from generator.pages import everything
from generator.parse import parse
from generator.relations import relations
from generator.render import TEMPLATES, Renderer
from generator.source import read

REVIEWED_BY = date(2026, 12, 1)
"""A day on which no review of the real content is overdue."""


class Watch:
    """CPU and wall seconds of each step, by its name."""

    def __init__(self) -> None:
        self.cpu: dict[str, float] = {}
        self.wall: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        cpu, wall = _cpu(), time.perf_counter()
        yield
        self.cpu[name] = _cpu() - cpu
        self.wall[name] = time.perf_counter() - wall


def _cpu() -> float:
    """Seconds of this process, and of those that it started and that have ended."""
    return sum(os.times()[:4])


def measure(content: pathlib.Path, out: pathlib.Path) -> dict[str, Any]:
    """Seconds of each step, and the number of exercises and pages."""
    watch = Watch()
    with watch.step("read"):
        reading = read(content)
    with watch.step("parse"):
        draft, _ = parse(reading)
    with watch.step("check"):
        found = list(check(draft, today=REVIEWED_BY))
    assert not found, found[:3]
    site = complete(draft)
    assert site
    with watch.step("timeline"):
        relations(site)
    made = _pages(site, watch)
    with watch.step("write"):
        write(made, out)
    numbers = {"exercises": len(site.exercises), "files": len(made), "bytes": sum(map(len, made.values()))}
    return {"cpu": watch.cpu, "wall": watch.wall, **numbers}


def _pages(site: Site, watch: Watch) -> dict[str, bytes]:
    """Every file; the drawings are made apart, so they are not in what `render` takes."""
    renderer = Renderer(site)
    with watch.step("figures"):
        renderer.pictures.draw_all(None)
    with watch.step("render"):
        made = {page.path: renderer.render(page).encode() for page in everything(site)}
        made |= assets(TEMPLATES / "assets", renderer.words)
    return made


if __name__ == "__main__":
    print(json.dumps(measure(*map(pathlib.Path, sys.argv[1:3]))))
