"""The command `loosen import`."""

from __future__ import annotations

import pathlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping

import click

from loosen.authoring.formatter import format_text
from loosen.authoring.importer import TABLES, Given, ImportFileError, Record, Refused, imported
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
@click.argument("file", type=click.Path(exists=True, path_type=pathlib.Path))
@click.option("--kind", type=click.Choice(list(EXERCISES)), help="What the records are that do not say so.")
@click.option("--author", default="", help="Who wrote the records that name no author.")
@click.option("--licence", default="", help="The licence of the records that name none: `CC BY 4.0`.")
@CONTENT
def import_command(
    file: pathlib.Path, kind: str | None, author: str, licence: str, content: pathlib.Path
) -> None:
    """Bring exercises from FILE, or from all files of a folder.

    A spreadsheet (.csv, .tsv), open data like ours, free-exercise-db, wger or exercemus (.json).

    What has a place here is kept, what is missing becomes a blank for you to fill in, and nothing is made up.
    A record without an author and a licence is refused.
    """
    content = content.resolve()
    draft, _ = parse(read(content))
    given = Given(kind=kind or "", author=author, licence=licence)
    found: list[Record | Refused] = []
    for one in _files(file):
        try:
            found += imported(one.read_bytes(), one.name, draft, given)
        except ImportFileError as error:
            click.echo(f"error: {printable(f'{one}: {error}')}", err=True)
            sys.exit(1)
    texts: dict[str, str] = {}
    said = [line for one in found for line in _taken(one, texts, draft, content)]
    files.replace_all({content / path: text.encode() for path, text in texts.items()})
    click.echo("\n".join(map(printable, said)))
    click.echo("\n".join(map(printable, _table(said))))
    click.echo(
        f"{len(texts)} of {len(found)} exercises brought in. Fill in what is empty, then run `make check`."
    )
    sys.exit(0 if len(texts) == len(found) else 1)


def _files(path: pathlib.Path) -> list[pathlib.Path]:
    """The file, or all of a folder that may hold exercises."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.suffix.lower() in (".json", *TABLES))


def _table(said: list[str]) -> Iterator[str]:
    """Each reason once, with how often it was given."""
    for what in ("refused", "left out"):
        lines = [line for line in said if f"{what}: " in line]
        reasons = Counter(
            line.rpartition(": ")[2] if what == "refused" else line.partition("left out: ")[2]
            for line in lines
        )
        yield from (f"{what} {times} x: {reason}" for reason, times in reasons.most_common())


def _taken(
    one: Record | Refused, texts: dict[str, str], draft: Draft, content: pathlib.Path
) -> Iterator[str]:
    """What is said of one record; its text is added to those that are to be written."""
    if isinstance(one, Refused):
        yield f"{one.where}: refused: {one.name}: {one.why}"
        return
    path = path_of(one.kind, one.id)
    if path in texts or one.id in draft.exercises or (content / path).exists():
        yield f"{one.where}: refused: {one.id}: an exercise with this id is there already"
        return
    file = f"{content.name}/{path}"
    texts[path] = format_text(scaffold(one.kind, one.answers, draft, today=None, beginning=_BEGINNING), file)
    document, _ = parse_text(texts[path].encode(), file)
    blanks = _blanks(document.data) if document else 0
    yield f"{file}: {blanks} blank{'' if blanks == 1 else 's'} to fill in"
    yield from (f"  {one.where}: left out: {what}" for what in one.left_out)


def _blanks(value: object) -> int:
    """How many keys have nothing behind them."""
    if isinstance(value, Mapping | list):
        return sum(map(_blanks, value.values() if isinstance(value, Mapping) else value))
    return value is None
