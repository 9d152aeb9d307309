"""Processes on a slow processor: `python -m benchmarks.slowed TIMES PID...` stops them for most of the time.

Where other work is measured in the same processes, it is slowed as well: a page, its worker, and the engine's
own threads.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from benchmarks.process import ROOT

_MOMENT = 0.002
"""Seconds that they run before they are stopped: far less than anything that is measured."""


@contextlib.contextmanager
def slowed(processes: Sequence[int], times: int) -> Iterator[None]:
    """Let processes run for one part in `times` of the time."""
    numbers = map(str, (times, *processes))
    command = [sys.executable, "-m", "benchmarks.slowed", *numbers]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as beside:
        try:
            assert beside.stdout
            beside.stdout.readline()  # it has begun
            yield
        finally:
            beside.terminate()
            beside.wait()
            _send(processes, signal.SIGCONT)


def _stop(processes: Sequence[int], times: int) -> None:
    """Never ends."""
    print("begun", flush=True)
    owed = 0.0
    while True:
        start = time.perf_counter()
        _send(processes, signal.SIGCONT)
        time.sleep(_MOMENT)
        _send(processes, signal.SIGSTOP)
        stopped = time.perf_counter()
        # The system wakes us late, and another time later: what was too much or too little is made good.
        owed += (stopped - start) * (times - 1)
        time.sleep(max(0.0, owed))
        owed -= time.perf_counter() - stopped


def _send(processes: Sequence[int], what: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, what)


if __name__ == "__main__":
    times, *processes = map(int, sys.argv[1:])
    _stop(processes, times)
