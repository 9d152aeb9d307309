"""The commands `render` and `figures`."""

from __future__ import annotations

import pathlib
import sys

import click

from loosen.build.build import build, load_and_check
from loosen.build.renderer import TEMPLATES
from loosen.cli.options import CONTENT, STRICT, cache_of, exit_code, print_report
from loosen.drawing.mannequin.contact_sheet import Entry, contact_sheet
from loosen.runtime import files
from loosen.runtime.clock import today
from loosen.runtime.progress_bar import progress_bar


@click.command("render")
@CONTENT
@STRICT
@click.option("--out", type=click.Path(file_okay=False, path_type=pathlib.Path), required=True)
def render_command(content: pathlib.Path, out: pathlib.Path, strict: bool) -> None:
    """Write the pages as Markdown into a folder; with an error in the content nothing is written."""
    with progress_bar("Making pages") as progress:
        built = build(
            content.resolve(),
            out,
            today=today(),
            strict=strict,
            cache=cache_of(content),
            progress=progress,
        )
    print_report(built.report, content=content.resolve())
    if exit_code(built.report, strict=strict):
        sys.exit(1)
    for path in built.foreign:
        click.echo(f"note: {out / path} is not ours, and is published with the site", err=True)
    click.echo(f"{out}: {len(built.written)} files written, {len(built.removed)} removed")


@click.command("figures")
@CONTENT
@click.option("--out", type=click.Path(file_okay=False, path_type=pathlib.Path), required=True)
def figures_command(content: pathlib.Path, out: pathlib.Path) -> None:
    """Write one page with every drawing: both sides, light and dark, still and in print."""
    site, report = load_and_check(content.resolve(), today=today())
    if site is None:
        print_report(report, content=content.resolve())
        sys.exit(1)
    entries = [
        Entry(one.id, one.name, one.figure, has_sides=one.sides == "each")
        for one in site.exercises.values()
        if one.figure
    ]
    files.write_atomic(out / "index.html", contact_sheet(entries).encode())
    files.write_atomic(out / "figure.css", (TEMPLATES / "assets" / "figure.css").read_bytes())
    click.echo(f"{out / 'index.html'}: {len(entries)} drawings")
