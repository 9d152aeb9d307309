"""`make bench N=1000`: measure everything in one run, in turn and several times, and write RESULTS.md."""

from __future__ import annotations

import argparse
import pathlib

from benchmarks.folders import Folder
from benchmarks.measure import Results, growth, measure, with_a_reader
from benchmarks.process import ROOT
from benchmarks.tables import report

RESULTS = pathlib.Path(__file__).parent / "RESULTS.md"


def main() -> None:
    """Measure the size that is named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast we are.")
    parser.add_argument("--number", type=int, default=1000, help="how many exercises (1000)")
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--growth", action="store_true", help="up to five times as many exercises, too")
    parser.add_argument("--steps-only", action="store_true", help="publish nothing")
    given = parser.parse_args()
    folder = Folder(given.number)
    print(f"Making {given.number} exercises in {folder.path.relative_to(ROOT)}", flush=True)
    folder.make(given.number)
    results = Results()
    measure(folder, results, repeats=given.repeats, steps_only=given.steps_only)
    if not given.steps_only:
        with_a_reader(folder, results)
    grown = growth(given.number, steps_only=given.steps_only) if given.growth else {}
    text = report(results, grown, given.number)
    RESULTS.write_text(text, "utf-8", newline="\n")
    print(text)


if __name__ == "__main__":
    main()
