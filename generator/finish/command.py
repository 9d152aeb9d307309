"""The command `loosen finish`."""

from __future__ import annotations

import pathlib
import sys

import click

from generator.build import examine
from generator.finish import FinishError, finish


@click.command("finish")
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path))
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path),
    default="content",
    show_default=True,
    help="The folder with the data files that the site was published from.",
)
def finish_command(site_dir: pathlib.Path, content: pathlib.Path) -> None:
    """Make a published site fit for readers: offline, private, accessible, findable."""
    from generator.cli import today  # here, because that module imports this one

    site, report = examine(content.resolve(), today=today())
    if site is None:
        click.echo(str(report), err=True)
        sys.exit(1)
    try:
        click.echo(f"{site_dir}: {finish(site_dir, site)}")
    except FinishError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(1)
