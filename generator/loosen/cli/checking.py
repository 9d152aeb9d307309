"""The command `loosen check`."""

from __future__ import annotations

import pathlib
import sys

import click

from loosen.build.load_site import load_and_check
from loosen.cli.options import CONTENT, STRICT, cache_of, exit_code, print_report
from loosen.cli.report_formats import FORMATS
from loosen.runtime.clock import today
from loosen.runtime.progress_bar import progress_bar


@click.command("check")
@CONTENT
@STRICT
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check_command(content: pathlib.Path, strict: bool, form: str) -> None:
    """Say everything that is wrong with the content; exit 0 when it is clean, 1 when not."""
    with progress_bar("Reading files") as progress:
        _, report = load_and_check(
            content.resolve(), today=today(), cache=cache_of(content), progress=progress
        )
    print_report(report, form, content=content.resolve())
    sys.exit(exit_code(report, strict=strict))
