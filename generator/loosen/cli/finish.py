"""The command `loosen finish`."""

from __future__ import annotations

import pathlib
import sys

import click

from loosen.build.build import load_and_check
from loosen.cli.options import CONTENT, Fault, print_report
from loosen.finish import FinishError, finish
from loosen.finish.assets.compressed import compress
from loosen.runtime.clock import today
from loosen.runtime.files import convert_errors


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
    site, report = load_and_check(content.resolve(), today=today())
    if site is None:
        print_report(report, content=content.resolve())
        sys.exit(1)
    with convert_errors(Fault, FinishError):
        click.echo(f"{site_dir}: {finish(site_dir, site, cards=cards)}")


@click.command("compress")
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path))
def compress_command(site_dir: pathlib.Path) -> None:
    """Put a gzip and a Brotli file beside each text, for servers that send those."""
    click.echo(f"{site_dir}: {compress(site_dir)} compressed files written")
