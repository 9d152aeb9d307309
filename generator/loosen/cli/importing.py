"""The command `loosen import`."""

from __future__ import annotations

import dataclasses
import pathlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import click

from loosen.authoring.formatter import format_text
from loosen.authoring.importer import ENDINGS, Given, ImportFileError, Record, Refused, Told, imported
from loosen.authoring.scaffold import path_of, scaffold
from loosen.cli.options import CONTENT
from loosen.loader.document import parse_text
from loosen.loader.parse import parse
from loosen.loader.reader import read
from loosen.model import Draft
from loosen.model.author_fields import kinds_with
from loosen.model.diagnostic import printable
from loosen.model.kinds import kinds_of
from loosen.runtime import files

_BEGINNING = "Taken over by `loosen import`."


@click.command("import")
@click.argument("file", type=click.Path(exists=True, path_type=pathlib.Path))
@click.option("--kind", help="What the records are that do not say so: `stretch`.")
@click.option("--author", default="", help="Who wrote the records that name no author.")
@click.option("--licence", default="", help="The licence of the records that name none: `CC BY 4.0`.")
@CONTENT
def import_command(
    file: pathlib.Path, kind: str | None, author: str, licence: str, content: pathlib.Path
) -> None:
    """Bring exercises from FILE, or from all files of a folder.

    A spreadsheet (.xlsx, .csv, .tsv), open data like ours, free-exercise-db, wger or exercemus (.json).

    What has a place here is kept, what is missing becomes a blank for you to fill in, and nothing is made up.
    A record without an author and a licence is refused.
    """
    content = content.resolve()
    draft, _ = parse(read(content))
    if kind and kind not in (known := kinds_of(draft)):
        raise click.BadParameter(f"it must be one of {', '.join(known)}, got `{kind}`", param_hint="--kind")
    given = Given(kind=kind or "", author=author, licence=licence)
    found = [one for path in _files(file) for one in _read(path, file, draft, given)]
    texts: dict[str, str] = {}
    said = [line for one in found for line in _taken(one, texts, draft, content)]
    files.replace_all({content / path: text.encode() for path, text in texts.items()})
    click.echo("\n".join(printable(line.text) for line in (*said, *_table(said, len(texts)))))
    number = sum(not isinstance(one, Told) for one in found)
    click.echo(
        f"{len(texts)} of {number} exercises brought in. Fill in what is empty, then run `loosen check`."
    )
    sys.exit(0 if len(texts) == number else 1)


class _Line(NamedTuple):
    """A line for the terminal, and what the table at the end counts of it."""

    text: str
    counted: str = ""


def _files(path: pathlib.Path) -> list[pathlib.Path]:
    """The file, or all of a folder that may hold exercises, without those that Excel has open."""
    if not path.is_dir():
        return [path]
    inside = (one for one in path.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file())
    return sorted(one for one in inside if not one.name.startswith("~$"))


def _read(
    path: pathlib.Path, chosen: pathlib.Path, draft: Draft, given: Given
) -> list[Record | Refused | Told]:
    """What becomes of a file's records; of several files each is named, and a bad one stops no other."""
    try:
        found = imported(path.read_bytes(), path.name, draft, given)
    except ImportFileError as error:
        if path == chosen:
            click.echo(f"error: {printable(f'{path}: {error}')}", err=True)
            sys.exit(1)
        return [Refused(name="the file", why=str(error), where=str(path.relative_to(chosen)))]
    if path == chosen:
        return [*found]
    file = str(path.relative_to(chosen))
    return [dataclasses.replace(one, where=f"{file}, {one.where}" if one.where else file) for one in found]


def _table(said: list[_Line], brought: int) -> Iterator[_Line]:
    """At the end: how many were brought in, and each reason to refuse or leave out, with how often."""
    counts = Counter(line.counted for line in said if line.counted).most_common()
    ordered = sorted(counts, key=lambda count: not count[0].startswith("refused"))
    if ordered:
        yield _Line("")
        yield from (_Line(f"{times:>6}  {reason}") for reason, times in (("brought in", brought), *ordered))


def _taken(
    one: Record | Refused | Told, texts: dict[str, str], draft: Draft, content: pathlib.Path
) -> Iterator[_Line]:
    """What is said of one record; its text is added to those that are to be written."""
    if isinstance(one, Told):
        yield _Line(f"{one.where}: {one.what}" if one.where else one.what)
        return
    if isinstance(one, Refused):
        yield _Line(f"{one.where}: refused: {one.name}: {one.why}", f"refused: {one.why}")
        return
    path = path_of(one.kind, one.id)
    if path in texts or one.id in draft.exercises or (content / path).exists():
        why = "an exercise with this id is there already"
        yield _Line(f"{one.where}: refused: {one.id}: {why}", f"refused: {why}")
        return
    file = f"{content.name}/{path}"
    text = scaffold(one.kind, one.answers, draft, today=None, beginning=_BEGINNING)
    texts[path] = format_text(text, file, kinds_with(draft.kinds.values()))
    document, _ = parse_text(texts[path].encode(), file)
    blanks = _blanks(document.data) if document else 0
    yield _Line(f"{file}: {blanks} blank{'' if blanks == 1 else 's'} to fill in")
    yield from (_Line(f"  {one.where}: left out: {what}", f"left out: {what}") for what in one.left_out)


def _blanks(value: object) -> int:
    """How many keys have nothing behind them."""
    if isinstance(value, Mapping | list):
        return sum(map(_blanks, value.values() if isinstance(value, Mapping) else value))
    return value is None
