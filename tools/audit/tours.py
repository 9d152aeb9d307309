"""The tours of all browsers at once, each in a process of its own, and what they say together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from goal import Figure, at_most, unknown

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.engines.launch import ENGINES, missing  # noqa: E402 - the path comes first

QUESTIONS = (
    ("axe", "axe violations"),
    ("heard", "blocked by the policy, or complained of"),
    ("offline", "what fails without the server"),
)


def figures(site: Path, zensical: Path) -> Iterator[Figure]:
    """Three browsers on the site, and one on what the other publisher made of it."""
    tours = {engine: (engine, site) for engine in ENGINES}
    tours["Zensical, chromium"] = ("chromium", zensical)
    # No more at once than there are processors: a browser that waits for one takes a page for lost.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {name: pool.submit(_take, *tour) for name, tour in tours.items() if not missing(tour[0])}
        for name, (engine, _) in tours.items():
            if name in running:
                yield from _told(name, *running[name].result())
                continue
            why = f"this machine has no {missing(engine)}"
            yield from (unknown(f"{name}: {what}", "0", why) for _, what in QUESTIONS)


def _take(engine: str, folder: Path) -> tuple[str, str]:
    command = [sys.executable, str(Path(__file__).with_name("tour.py")), engine, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout, done.stderr


def _told(name: str, output: str, trouble: str) -> Iterator[Figure]:
    if not output:  # the browser is there, so its tour must come to its end
        why = tuple(trouble.strip().splitlines()[-8:])
        yield Figure(name=f"{name}: tour", goal="ends", measured="broke", reached=False, details=why)
        return
    found: dict[str, Any] = json.loads(output)
    for key, what in QUESTIONS:
        more = f" in {found['count']} states" if key == "axe" else ""
        yield at_most(f"{name}: {what}{more}", 0, len(found[key]), details=found[key])
