"""The command `loosen init`."""

from __future__ import annotations

import pathlib

import click

from loosen.authoring.editor_schema import as_json, schemas
from loosen.authoring.starter import METHODS, languages, starter, title_of
from loosen.cli.options import Fault
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.runtime import files
from loosen.runtime.clock import today


@click.command("init")
@click.argument("dir", type=click.Path(path_type=pathlib.Path))
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="massage-first",
    show_default=True,
    help="Massage before each stretch, no massage, or each exercise by itself.",
)
@click.option("--language", default="en", show_default=True, help="The language of the site.")
def init_command(dir: pathlib.Path, method: str, language: str) -> None:
    """Begin a site in DIR: a few example pages to change, a safety page to fill in, a workflow to publish."""
    if language not in languages():
        there = ", ".join(languages())
        raise click.UsageError(f"--language must be one of {there}, got {language}: no site begins in it yet")
    folder = dir.resolve()
    _refuse_used(folder, dir)
    made = starter(method, title_of(folder), language=language, today=today())
    files.replace_all({folder / path: data for path, data in made.items()})
    draft, _ = parse(read(folder / "content"))
    help = {folder / "schema" / name: as_json(schema).encode() for name, schema in schemas(draft).items()}
    files.replace_all(dict(help))
    click.echo(f"{dir}: your site, in {len(made) + len(help)} files. Go on with:")
    click.echo(f"  cd {dir}\n  loosen serve")
    click.echo("Before you publish, fill in content/safety.yml and have it reviewed.")


def _refuse_used(folder: pathlib.Path, named: pathlib.Path) -> None:
    """Nothing that somebody has is overwritten; a repository that was just begun is empty, too."""
    if folder.exists() and not folder.is_dir():
        raise Fault(f"{named} must be a folder, got a file; choose another name")
    held = sorted(path.name for path in folder.iterdir() if path.name != ".git") if folder.is_dir() else []
    if held:
        raise Fault(f"{named} must be an empty folder or a new one, got one with {held[0]} in it")
