"""The command `loosen check`."""

from __future__ import annotations

import pathlib
import sys

import click

from generator.cli.bar import bar
from generator.cli.options import CONTENT, STRICT, cache_of, code, say, today
from generator.diagnostic import FORMATS
from generator.examine import examine


@click.command("check")
@CONTENT
@STRICT
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check_command(content: pathlib.Path, strict: bool, form: str) -> None:
    """Say everything that is wrong with the content; exit 0 when it is clean, 1 when not."""
    with bar("Reading files") as progress:
        _, report = examine(content.resolve(), today=today(), cache=cache_of(content), progress=progress)
    say(report, form, content=content.resolve())
    sys.exit(code(report, strict=strict))
