"""Progress bar on a terminal, a line now and then elsewhere; nothing for short work."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import Any

import click

from loosen.runtime.progress import Progress

MIN_ITEMS = 500
"""Fewer items are done before anyone could read a bar."""
_LINE_INTERVAL = 10.0
"""Seconds between two lines where there is no terminal."""


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A progress callback that draws on stderr; the bar ends with the context."""
    with contextlib.ExitStack() as stack:
        yield _terminal_bar(label, stack) if sys.stderr.isatty() else _log_lines(label)


def _terminal_bar(label: str, stack: contextlib.ExitStack) -> Progress:
    bars: list[Any] = []

    def report(done: int, total: int) -> None:
        if total < MIN_ITEMS:
            return
        if not bars:
            bar = click.progressbar(length=total, label=label, file=sys.stderr)
            bars.append(stack.enter_context(bar))
        bars[0].update(done - bars[0].pos)

    return report


def _log_lines(label: str) -> Progress:
    last = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal last
        if total >= MIN_ITEMS and time.monotonic() - last >= _LINE_INTERVAL:
            last = time.monotonic()
            click.echo(f"{label}: {done} of {total}", err=True)

    return report
