"""A command with its wall time, the CPU time of it and its children, and the most memory of one of them."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process took, and the JSON that it printed last."""

    wall: float
    cpu: float
    said: Any


def run(command: Sequence[str], folder: pathlib.Path) -> Ran:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed; the message has what it printed.
    """
    cpu, wall = _children(), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", errors="replace"
    )
    wall, cpu = time.perf_counter() - wall, _children() - cpu
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    last = (done.stdout.strip().splitlines() or [""])[-1]
    return Ran(wall, cpu, json.loads(last) if last.startswith("{") else None)


def environment() -> dict[str, str]:
    """In which a command finds our modules wherever it runs."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def module(*command: str) -> list[str]:
    """The command that runs a module with this Python."""
    return [sys.executable, "-m", *command]


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system
