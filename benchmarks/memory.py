"""How much memory a command and its processes take at most, each page of memory counted once.

Processes share what they do not change: the sum of what each seems to have would be far too much.
"""

from __future__ import annotations

import pathlib
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.process import environment

_EVERY = 0.05
_PROC = pathlib.Path("/proc")


@dataclass(frozen=True, slots=True)
class Peak:
    """MB, each the most that was seen."""

    first: float
    """Of the process that began."""
    others: float
    """Of all that it started, together."""
    together: float


def peak_of(command: Sequence[str], folder: pathlib.Path) -> Peak | None:
    """Run a command to its end and look at it meanwhile; nothing where the system does not tell.

    Raises:
        RuntimeError: it failed; the message has what it printed.
    """
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    seen = []
    while process.poll() is None:
        if sys.platform == "linux":
            sizes = {pid: _size(pid) for pid in (process.pid, *_below(process.pid))}
            first = sizes.pop(process.pid)
            seen.append((first, sum(sizes.values())))
        time.sleep(_EVERY)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{process.stderr.read()}")
    if not seen:
        return None
    first, others = zip(*seen, strict=True)
    return Peak(max(first), max(others), max(map(sum, seen)))


def _below(pid: int) -> Iterator[int]:
    """The processes that it started, and those that they started."""
    try:
        threads = [(task / "children").read_text() for task in (_PROC / str(pid) / "task").iterdir()]
    except OSError:  # it has ended
        return
    for child in map(int, " ".join(threads).split()):
        yield child
        yield from _below(child)


def _size(pid: int) -> float:
    """MB in memory; of what several processes share, the part that falls to this one."""
    try:
        text = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(text.partition("\nPss:")[2].split(maxsplit=1)[0]) / 1024
