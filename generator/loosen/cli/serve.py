"""The command `loosen serve`."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Sequence
from datetime import datetime

import click

from loosen.cli.options import CONTENT, cache_of, print_report
from loosen.model.diagnostic import Report, printable
from loosen.runtime.clock import today

_MAX_NAMES = 3
"""Names that a line lists before it only counts."""


@click.command("serve")
@CONTENT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--studio/--no-studio", default=True, help="Whether /studio/ has forms that save the files.")
def serve_command(content: pathlib.Path, port: int, studio: bool) -> None:
    """Show the site at http://127.0.0.1:8000, each page as its files are now, until Ctrl-C."""
    # A lazy import: MkDocs takes half a second to load.
    from loosen.devserver.run import run

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a banner of the theme
    try:
        run(
            content.resolve(),
            port,
            today=today,
            reporter=TerminalReporter(content.resolve()),
            studio=studio,
            cache=cache_of(content),
        )
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
    except KeyboardInterrupt:
        click.echo("")


class TerminalReporter:
    """Prints the events of the server."""

    def __init__(self, content: pathlib.Path) -> None:
        self._content = content

    def ready(self, origin: str, *, studio: bool) -> None:
        """Print the URLs once the server listens."""
        click.echo(f"Your site is at {origin} (Ctrl-C stops it)")
        if studio:
            click.echo(f"To edit it with forms, open {origin}studio/")

    def saved(self, files: Sequence[str], addresses: Sequence[str]) -> None:
        """Print which pages a save changed."""
        _line(f"{_join(files)} -> {_join(addresses) or 'no page'}")

    def report(self, report: Report, files: Sequence[str] = ()) -> None:
        """Print the diagnostics, after which save."""
        if files and report.errors:
            _line(f"{_join(files)} -> the pages stay as they were")
        print_report(report, content=self._content)

    def failed(self, name: str, fault: object) -> None:
        """Print that a page or the search index failed; everything else goes on."""
        _line(printable(f"{name} cannot be made: {fault}. All else goes on. Please report this."))


def _join(names: Sequence[str]) -> str:
    rest = len(names) - _MAX_NAMES
    shown = ", ".join(names[: _MAX_NAMES if rest > 1 else None])
    return f"{shown} and {rest} more" if rest > 1 else shown


def _line(text: str) -> None:
    click.echo(f"{datetime.now():%H:%M:%S}  {text}")
