"""The command `loosen reading-age`."""

from __future__ import annotations

import pathlib
import sys

import click

from generator.build import examine, files
from generator.cli.options import CONTENT, STRICT, say, today
from generator.reading_age import NoLibraryError, reading_ages


@click.command("reading-age")
@CONTENT
@STRICT
def reading_age_command(content: pathlib.Path, strict: bool) -> None:
    """Say for each page how old a reader must be to read it with ease, the hardest first."""
    site, report = examine(content.resolve(), today=today())
    if site is None:
        say(report, content=content.resolve())
        sys.exit(1)
    pages = {path: data.decode() for path, data in files(site).items() if path.endswith(".md")}
    try:
        ages = reading_ages(pages)
    except NoLibraryError:
        raise click.ClickException("It needs textstat: pip install 'textstat>=0.7.4'") from None
    limit = site.settings.reading_age
    above = [path for path, age in ages.items() if age > limit]
    for path, age in sorted(ages.items(), key=lambda item: (-item[1], item[0])):
        warning = f"  warning: above {limit}" if path in above else ""
        click.echo(f"{age:5.1f}  {path.removesuffix('index.md')}{warning}")
    click.echo(f"{len(above)} of {len(ages)} pages are above {limit}, the reading age in site.yml")
    sys.exit(1 if above and strict else 0)
