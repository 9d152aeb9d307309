"""The command `loosen reading-age`."""

from __future__ import annotations

import pathlib
import sys

import click

from loosen.authoring.readability import NoLibraryError, reading_ages
from loosen.build.build import load_and_check, render_all
from loosen.cli.options import CONTENT, STRICT, print_report
from loosen.runtime.clock import today
from loosen.site.catalogues import ENGLISH


@click.command("reading-age")
@CONTENT
@STRICT
def reading_age_command(content: pathlib.Path, strict: bool) -> None:
    """Say for each page how old a reader must be to read it with ease, the hardest first."""
    site, report = load_and_check(content.resolve(), today=today())
    if site is None:
        print_report(report, content=content.resolve())
        sys.exit(1)
    if site.settings.language != ENGLISH:
        click.echo(f"A reading age is only known for English; this site is in {site.settings.language}.")
        return
    pages = {path: data.decode() for path, data in render_all(site).items() if path.endswith(".md")}
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
