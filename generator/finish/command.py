"""The command `loosen finish`."""

from __future__ import annotations

import pathlib
import sys

import click

from generator.build import examine
from generator.cli.options import CONTENT, say, today, told
from generator.finish import FinishError, finish
from generator.finish.compressed import compress


@click.command("finish")
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path))
@CONTENT
@click.option(
    "--cards",
    type=click.Path(file_okay=False, path_type=pathlib.Path),
    help="Draw a picture for links to each page; this folder keeps them between builds.",
)
def finish_command(site_dir: pathlib.Path, content: pathlib.Path, cards: pathlib.Path | None) -> None:
    """Make a published site fit for readers: offline, private, accessible, findable."""
    site, report = examine(content.resolve(), today=today())
    if site is None:
        say(report, content=content.resolve())
        sys.exit(1)
    with told(FinishError):
        click.echo(f"{site_dir}: {finish(site_dir, site, cards=cards)}")


@click.command("compress")
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path))
def compress_command(site_dir: pathlib.Path) -> None:
    """Put a gzip and a Brotli file beside each text, for servers that send those."""
    click.echo(f"{site_dir}: {compress(site_dir)} compressed files written")
