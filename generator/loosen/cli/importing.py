"""The command `loosen import`."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterator, Mapping

import click

from loosen.authoring.formatter import format_text
from loosen.authoring.importer import Given, ImportFileError, Record, Refused, imported
from loosen.authoring.scaffold import path_of, scaffold
from loosen.cli.options import CONTENT
from loosen.loader.document import parse_text
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.model import Draft
from loosen.model.diagnostic import printable
from loosen.model.kinds import EXERCISES
from loosen.runtime import files

_BEGINNING = "Taken over by `loosen import`."


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=pathlib.Path))
@click.option("--kind", type=click.Choice(list(EXERCISES)), help="What the records are that do not say so.")
@click.option("--author", default="", help="Who wrote the records that name no author.")
@click.option("--licence", default="", help="The licence of the records that name none: `CC BY 4.0`.")
@CONTENT
def import_command(
    file: pathlib.Path, kind: str | None, author: str, licence: str, content: pathlib.Path
) -> None:
    """Bring exercises from FILE: a spreadsheet (.csv), open data like ours, free-exercise-db or wger (.json).

    What has a place here is kept, what is missing becomes a blank for you to fill in, and nothing is made up.
    A record without an author and a licence is refused.
    """
    content = content.resolve()
    draft, _ = parse(read(content))
    try:
        given = Given(kind=kind or "", author=author, licence=licence)
        found = imported(file.read_bytes(), file.name, draft, given)
    except ImportFileError as error:
        click.echo(f"error: {printable(f'{file}: {error}')}", err=True)
        sys.exit(1)
    texts: dict[str, str] = {}
    said = [line for one in found for line in _taken(one, texts, draft, content)]
    files.replace_all({content / path: text.encode() for path, text in texts.items()})
    click.echo("\n".join(map(printable, said)))
    click.echo(
        f"{len(texts)} of {len(found)} exercises brought in. Fill in what is empty, then run `make check`."
    )
    sys.exit(0 if len(texts) == len(found) else 1)


def _taken(
    one: Record | Refused, texts: dict[str, str], draft: Draft, content: pathlib.Path
) -> Iterator[str]:
    """What is said of one record; its text is added to those that are to be written."""
    if isinstance(one, Refused):
        yield f"refused: {one.name}: {one.why}"
        return
    path = path_of(one.kind, one.id)
    if path in texts or one.id in draft.exercises or (content / path).exists():
        yield f"refused: {one.id}: an exercise with this id is there already"
        return
    file = f"{content.name}/{path}"
    texts[path] = format_text(scaffold(one.kind, one.answers, draft, today=None, beginning=_BEGINNING), file)
    document, _ = parse_text(texts[path].encode(), file)
    blanks = _blanks(document.data) if document else 0
    yield f"{file}: {blanks} blank{'' if blanks == 1 else 's'} to fill in"
    yield from (f"  left out: {what}" for what in one.left_out)


def _blanks(value: object) -> int:
    """How many keys have nothing behind them."""
    if isinstance(value, Mapping | list):
        return sum(map(_blanks, value.values() if isinstance(value, Mapping) else value))
    return value is None
