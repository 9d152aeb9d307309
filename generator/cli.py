"""The command `loosen`: what the library does, for people and scripts."""

from __future__ import annotations

import datetime
import os
import pathlib
import sys

import click

from generator.build import build, examine
from generator.diagnostic import FORMATS, Report

_CONTENT = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path),
    default="content",
    show_default=True,
    help="The folder with the data files.",
)
_STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="loosen")
def main() -> None:
    """Structured exercise data in, a static website out."""


@main.command("check")
@_CONTENT
@_STRICT
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check_command(content: pathlib.Path, strict: bool, form: str) -> None:
    """Say everything that is wrong with the content; exit 0 when it is clean, 1 when not."""
    _, report = examine(content.resolve(), today=today())
    _say(report, form)
    sys.exit(_code(report, strict=strict))


@main.command("render")
@_CONTENT
@_STRICT
@click.option("--out", type=click.Path(file_okay=False, path_type=pathlib.Path), required=True)
def render_command(content: pathlib.Path, out: pathlib.Path, strict: bool) -> None:
    """Write the pages as Markdown into a folder; with an error in the content nothing is written."""
    built = build(content.resolve(), out, today=today(), strict=strict)
    _say(built.report, "text")
    if _code(built.report, strict=strict):
        sys.exit(1)
    click.echo(f"{out}: {len(built.written)} files written, {len(built.removed)} removed")


def today() -> datetime.date:
    """The day of the build; `SOURCE_DATE_EPOCH` sets it, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now(tz=datetime.UTC).date()


def _say(report: Report, form: str) -> None:
    text = FORMATS[form](report)
    if text:
        click.echo(text)


def _code(report: Report, *, strict: bool) -> int:
    return 1 if report.errors or (strict and report.warnings) else 0
