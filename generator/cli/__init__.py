"""The command `loosen`: what the library does, for people and scripts."""

from __future__ import annotations

import io
import sys

import click

from generator.cli.authors import (
    fmt_command,
    guidelines_command,
    move_command,
    new_command,
    schema_command,
)
from generator.cli.importing import import_command
from generator.cli.options import today
from generator.cli.publish import check_command, figures_command, render_command
from generator.cli.reading import reading_age_command
from generator.cli.serve import serve_command
from generator.finish.command import compress_command, finish_command

__all__ = ["main", "today"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="loosen")
def main() -> None:
    """Structured exercise data in, a static website out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack a letter: show its number, go on
            stream.reconfigure(errors="backslashreplace")


for command in (
    check_command,
    render_command,
    figures_command,
    new_command,
    move_command,
    fmt_command,
    import_command,
    schema_command,
    guidelines_command,
    finish_command,
    serve_command,
    compress_command,
    reading_age_command,
):
    main.add_command(command)
