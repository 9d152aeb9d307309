"""Breaks good content in a hundred thousand ways, and says which of them were not survived.

    .venv/bin/python -m tests.fuzz 100000 [first seed]

Not part of the suite: it runs as long as it is told to. Each input is one seed, so a finding can be seen
again with `python -m tests.fuzz 1 SEED`. From then on it belongs into `tests/cases/`.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from tests.checks.mutations import Folder, folder_of, mutated, survives

ROOT = Path(__file__).parents[1]
NECK = folder_of(ROOT / "tests/neck")
REAL = folder_of(ROOT / "content")
SLOW = 5.0


def broken(seed: int) -> Folder:
    """Content with a few changes: one time in forty all of it; else, as that is quick, the changed files."""
    base = REAL if seed % 3 == 0 else NECK
    folder = mutated(base, Random(seed))
    if seed % 40 == 0:
        return folder
    return {path: raw for path, raw in folder.items() if base.get(path) != raw}


def attempt(seed: int) -> tuple[str, str]:
    """How one input ended, and the last lines of what it raised."""
    start = time.process_time()
    try:
        site = survives(broken(seed))
    except Exception:  # noqa: BLE001 - whatever it is, it is a finding
        return "raised", f"seed {seed}: {traceback.format_exc(limit=-3)}"
    seconds = time.process_time() - start
    if seconds > SLOW:
        return "slow", f"seed {seed}: {seconds:.1f} s"
    return ("built" if site else "refused"), ""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Try as many inputs as the command line says; the result is the exit code."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    ends: Counter[str] = Counter()
    with multiprocessing.Pool() as pool:
        for number, (end, said) in enumerate(
            pool.imap(attempt, range(first, first + count), chunksize=20), 1
        ):
            ends[end] += 1
            if said:
                say(said)
            if number % 5000 == 0:
                say(f"{number}: {dict(ends)}")
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000
    say(f"{count} inputs from seed {first}: {dict(ends)}; at most {megabytes} MB")
    return 1 if ends["raised"] or ends["slow"] else 0


if __name__ == "__main__":
    sys.exit(main())
