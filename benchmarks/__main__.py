"""`make bench N=1000`: measure each goal in one run, and write RESULTS.md."""

from __future__ import annotations

import argparse
import pathlib

from benchmarks.goals import table
from benchmarks.machine import machine
from benchmarks.measure import measure

RESULTS = pathlib.Path(__file__).parent / "RESULTS.md"
_HEAD = """# How fast we are

Written by `make bench N={number}`; do not edit. Medians of whole commands; ratios are steadier than times.

{machine}

"""


def main() -> None:
    """Measure the size that is named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast we are.")
    parser.add_argument("--number", type=int, default=1000, help="how many exercises (1000)")
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured (3)")
    given = parser.parse_args()
    goals = []
    for goal in measure(given.number, repeats=given.repeats):
        print(" | ".join(goal.row()), flush=True)
        goals.append(goal)
    head = _HEAD.format(number=given.number, machine=machine())
    RESULTS.write_text(f"{head}{table(goals)}\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
