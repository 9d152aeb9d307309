"""Options and output that commands share."""

from __future__ import annotations

import functools
import os
import pathlib
import shutil
import sys
from collections.abc import Sequence
from typing import IO, Any

import click

from loosen.cli.report_formats import FORMATS, as_text
from loosen.cli.terminal_report import as_terminal
from loosen.loader.site_language import language_of
from loosen.model.diagnostic import Report, printable
from loosen.runtime import files
from loosen.site.messages import messages_in


class _ContentFolder(click.Path):
    """A folder that is there; whoever has none is told how to begin."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not pathlib.Path(value).exists():
            begin = "go to your site's folder, or begin a site with `loosen init my-site`"
            self.fail(f"the folder {str(value)!r} is not there: {begin}", param, ctx)
        return super().convert(value, param, ctx)


CONTENT = click.option(
    "--content",
    type=_ContentFolder(exists=True, file_okay=False, path_type=pathlib.Path),
    default="content",
    show_default=True,
    help="The folder with the data files.",
)
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


class Fault(click.ClickException):
    """A command failed; it ends with exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"error: {printable(self.message)}", file=file, err=file is None)


def cache_of(content: pathlib.Path) -> pathlib.Path | None:
    """Where a project keeps what need not be made again: beside `mkdocs.yml`, or where a build keeps it."""
    root = content.resolve().parent
    cache = root / ".cache" / "loosen"
    return cache if cache.is_dir() or (root / "mkdocs.yml").exists() else None


def print_report(report: Report, form: str = "text", *, content: pathlib.Path | None = None) -> None:
    """Print a report; nothing when there is nothing to say.

    A person at a terminal also sees the lines of `content` that the problems are in, in colour unless
    `NO_COLOR` is set (no-color.org). Programs get the plain text form. Both are in the language of the site;
    what is made for programs, such as JSON, is English.
    """
    say = messages_in(language_of(content)) if content and report else str
    if form == "text" and content and sys.stdout.isatty():
        width = shutil.get_terminal_size().columns - 8
        lines = functools.cache(functools.partial(_lines, content))
        text = as_terminal(report, lines, width=max(width, 40), say=say)
        text = click.unstyle(text) if os.environ.get("NO_COLOR") else text
    else:
        text = as_text(report, say) if form == "text" else FORMATS[form](report)
    if text:
        click.echo(text)


def _lines(content: pathlib.Path, file: str) -> Sequence[str]:
    """The lines of a content file; empty if it cannot be read."""
    try:
        return files.decode_text((content.parent / file).read_bytes()).split("\n")
    except (OSError, ValueError):  # not there, not UTF-8, or not a name that a file can have
        return ()


def exit_code(report: Report, *, strict: bool = False) -> int:
    """The exit code: 1 when there is an error, or when strict a warning."""
    return 1 if report.errors or (strict and report.warnings) else 0
