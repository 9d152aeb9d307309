"""What the commands share: options, the day, how a report is said."""

from __future__ import annotations

import datetime
import os
import pathlib

import click

from generator.diagnostic import FORMATS, Report

CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path),
    default="content",
    show_default=True,
    help="The folder with the data files.",
)
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


def today() -> datetime.date:
    """The day of the build; `SOURCE_DATE_EPOCH` sets it, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH must be seconds since 1970, got {epoch}") from None
    return datetime.datetime.now(tz=datetime.UTC).date()


def say(report: Report, form: str = "text") -> None:
    """Print a report; nothing when there is nothing to say."""
    text = FORMATS[form](report)
    if text:
        click.echo(text)


def code(report: Report, *, strict: bool = False) -> int:
    """The exit code: 1 when there is an error, or when strict a warning."""
    return 1 if report.errors or (strict and report.warnings) else 0
