"""One `mkdocs build` in a process of its own, as JSON: what our share, the finish and the whole took.

python -m benchmarks.publish mkdocs.yml
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import generator.build
import generator.finish


def timed(module: Any, name: str, times: dict[str, float]) -> None:
    """Let a function of a module note the CPU and wall seconds of its calls."""
    function: Callable[..., Any] = getattr(module, name)

    @functools.wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:
        cpu, wall = time.process_time(), time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            times[f"{name} cpu"] = time.process_time() - cpu
            times[f"{name} wall"] = time.perf_counter() - wall

    setattr(module, name, run)


def main(config: str) -> None:
    """Build a site; a mistake in it ends the process with the error of MkDocs."""
    times: dict[str, float] = {}
    # The hook imports these two when it is loaded, which is after this.
    timed(generator.build, "build", times)
    timed(generator.finish, "finish", times)
    from mkdocs.__main__ import cli

    cli(["build", "--quiet", "--config-file", config], standalone_mode=False)
    print(json.dumps({**times, "peak": peak()}))


def peak() -> float:
    """The most memory that this process has had, in MB."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1])
