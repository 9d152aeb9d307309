"""Long work as a bar on a terminal, and as a line now and then elsewhere; short work says nothing."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import Any

import click

from loosen.runtime.progress import Progress

LONG = 500
"""Things; fewer are done before a bar has been read."""
_PAUSE = 10.0
"""Seconds between two lines where there is no terminal."""


@contextlib.contextmanager
def bar(label: str) -> Iterator[Progress]:
    """What is to be told of the progress of some work; it is shown beside what the work itself prints."""
    with contextlib.ExitStack() as stack:
        yield _on_a_terminal(label, stack) if sys.stderr.isatty() else _elsewhere(label)


def _on_a_terminal(label: str, stack: contextlib.ExitStack) -> Progress:
    shown: list[Any] = []

    def tell(done: int, of: int) -> None:
        if of < LONG:
            return
        if not shown:
            made = click.progressbar(length=of, label=label, file=sys.stderr)
            shown.append(stack.enter_context(made))
        shown[0].update(done - shown[0].pos)

    return tell


def _elsewhere(label: str) -> Progress:
    last = time.monotonic()

    def tell(done: int, of: int) -> None:
        nonlocal last
        if of >= LONG and time.monotonic() - last >= _PAUSE:
            last = time.monotonic()
            click.echo(f"{label}: {done} of {of}", err=True)

    return tell
