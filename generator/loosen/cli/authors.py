"""The commands for authors: `new`, `move`, `fmt`, `schema` and `guidelines`."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

import click

from loosen.authoring.editor_schema import as_json, schemas
from loosen.authoring.figure_pictures import picture, sheets
from loosen.authoring.formatter import FmtError, format_text
from loosen.authoring.guidelines import refreshed
from loosen.authoring.rename import MoveError, find_targets, plan_rename
from loosen.authoring.scaffold import NEW, Answers, asked_by_rules, choices, path_of, problems, scaffold
from loosen.build.own_templates import shipped_names
from loosen.build.renderer import TEMPLATES
from loosen.cli.options import CONTENT
from loosen.loader.parse import kinds_in, parse
from loosen.loader.reader import read
from loosen.loader.site_language import language_of
from loosen.model import Draft
from loosen.model.author_fields import Kind
from loosen.model.diagnostic import Report, printable
from loosen.model.own_template import FOLDER
from loosen.runtime import files
from loosen.runtime.clock import today
from loosen.runtime.suggest import did_you_mean
from loosen.site.messages import Say, messages_in


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id")
@click.option("--name", help="The title of the page.")
@click.option(
    "--muscle", "muscles", multiple=True, help="The id of a muscle that it is for; may be repeated."
)
@click.option("--prepare", help="The id of the self-massage that comes before this stretch.")
@CONTENT
def new_command(
    kind: str, id: str, name: str | None, muscles: Sequence[str], prepare: str | None, content: pathlib.Path
) -> None:
    """Write a file for a new KIND called ID, with a note on every line, for you to fill in.

    `new template partials/foot` copies a template of ours, for you to change.
    """
    content = content.resolve()
    if kind == FOLDER.removesuffix("s"):
        _copy_template(id, content)
        return
    draft, _ = parse(read(content))
    say = messages_in(language_of(content))
    if kind not in (known := (*NEW, *draft.kinds)):
        wrong = say(f"KIND must be one of {', '.join(known)}, got `{kind}`")
        _fail(f"{wrong}. {say(did_you_mean(kind, known))}", say)
    path = content / path_of(kind, id)
    given = {"name": name or "", "muscles": list(muscles), "prepare": prepare or ""}
    answers: Answers = {key: value for key, value in given.items() if value}
    _refuse_when(problems(kind, id, answers, draft, root=content.name), say)
    if path.exists():
        _fail(say(f"{_shown(path)} is there already; choose another id, or edit that file"), say)
    if sys.stdin.isatty():
        answers = _asked(kind, answers, draft, say)
    files.write_atomic(path, scaffold(kind, answers, draft, today=today(), say=say).encode())
    click.echo(say(f"{_shown(path)} is written. Fill in what is empty, then run `loosen check`."))


@click.command("schema")
@click.option("--out", type=click.Path(file_okay=False, path_type=pathlib.Path), default="schema")
@CONTENT
def schema_command(out: pathlib.Path, content: pathlib.Path) -> None:
    """Write a JSON Schema for each kind of file, so that an editor helps while you type."""
    draft, _ = parse(read(content.resolve()))
    made = {name: as_json(schema).encode() for name, schema in schemas(draft).items()}
    written = [name for name, data in made.items() if files.write_atomic(out / name, data)]
    click.echo(f"{out}: {len(written)} of {len(made)} schemas written")


@click.command("guidelines")
@CONTENT
def guidelines_command(content: pathlib.Path) -> None:
    """Bring the tables of GUIDELINES.md up to date with the model and the content, and draw its poses."""
    path = content / "GUIDELINES.md"
    if not path.exists():
        _fail(f"{path} is not there")
    try:
        text = refreshed(path.read_text(encoding="utf-8"), read(content.resolve()))
    except KeyError as error:
        _fail(f"{path} asks for {error}, which is not there")
    changed = files.write_atomic(path, text.encode())
    click.echo(f"{path}: {'brought up to date' if changed else 'is up to date'}")
    colours = (TEMPLATES / "assets" / "figure.css").read_text("utf-8")
    for name, poses in sheets(text).items():
        drawn = content.resolve().parent / "docs" / "poses" / f"{name}.svg"
        if files.write_atomic(drawn, picture(poses, colours).encode()):
            click.echo(f"{drawn}: drawn")


@click.command("move")
@click.argument("old")
@click.argument("new")
@click.option("--kind", help="What OLD is, where several kinds have that id: `muscle`, `claim`.")
@CONTENT
def move_command(old: str, new: str, kind: str | None, content: pathlib.Path) -> None:
    """Give an exercise, routine, muscle, article, source or any other entry another id, everywhere."""
    reading = read(content.resolve())
    found = [one for one in find_targets(reading.documents, old) if kind in (None, one.kind)]
    if not found:
        _fail(f"nothing has the id `{old}`")
    if len(found) > 1:
        _fail(
            f"`{old}` is the id of a {' and of a '.join(one.kind for one in found)}; choose one with --kind"
        )
    try:
        plan = plan_rename(reading, found[0], new, today=today())
    except MoveError as error:
        _fail(str(error))
    root = content.resolve().parent
    files.replace_all({root / file: files.encode_for(root / file, new) for file, new in plan.items()})
    click.echo(f"`{old}` is now `{new}`: {len(plan)} files changed")
    if not found[0].leaves_redirect:
        click.echo(f"note: the old address of this {found[0].kind} leads nowhere now")


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=pathlib.Path))
@click.option("--check", "only_check", is_flag=True, help="Only say which files would change; exit 1 if any.")
@CONTENT
def fmt_command(files: Sequence[pathlib.Path], only_check: bool, content: pathlib.Path) -> None:
    """Put keys into the house order and wrap long texts; every word and every note is kept."""
    content = content.resolve()
    chosen = [file.resolve() for file in files] or [
        content.parent / document.file for document in read(content).documents
    ]
    changed, kinds = [], kinds_in(read(content).documents)
    for path in chosen:
        if not path.is_relative_to(content):
            _fail(f"{_shown(path)} must stand in {_shown(content)}")
        file = f"{content.name}/{path.relative_to(content).as_posix()}"
        if _tidied(path, file, kinds, write=not only_check):
            changed.append(path)
            click.echo(f"{_shown(path)} {'would change' if only_check else 'is tidied'}")
    sys.exit(1 if only_check and changed else 0)


def _copy_template(name: str, content: pathlib.Path) -> None:
    """Write the shipped template of a name, or of a part of it such as `foot`, into the author's folder."""
    known = {one.removesuffix(".md.jinja").removesuffix(".html.jinja"): one for one in shipped_names()}
    found = [one for short, one in known.items() if name in (one, short, short.partition("/")[2])]
    if not found:
        _fail(f"no page and no part of a page is called `{name}`. {_names_like(name, known)}")
    if len(found) > 1:
        _fail(f"`{name}` is the name of several; choose {' or '.join(found)}")
    path = content / FOLDER / found[0]
    if path.exists():
        _fail(f"{_shown(path)} is there already; edit that file")
    files.write_atomic(path, (TEMPLATES / found[0]).read_bytes())
    click.echo(f"{_shown(path)} is written, as a copy of ours. Change it, and look at the pages that use it.")


def _names_like(name: str, known: Mapping[str, str]) -> str:
    near = did_you_mean(name, [*known, *(one.partition("/")[2] for one in known)])
    return near or f"There are {', '.join(known)}."


def _asked(kind: str, answers: Answers, draft: Draft, say: Say) -> Answers:
    """The answers, with what is still missing asked of the person at the terminal; Enter leaves a blank."""
    found, asked = dict(answers), asked_by_rules(kind, draft)
    if "name" not in found:
        found["name"] = click.prompt(say("Name, as people say it"), default="", show_default=False)
    if "muscles" in asked and "muscles" not in found:
        found["muscles"] = _chosen(
            say("For which muscles? (ids, with commas between)"), choices("muscles", kind, found, draft), say
        )
    if "prepare" in asked and "prepare" not in found:
        question, offered = say("Which self-massage comes first?"), choices("prepare", kind, found, draft)
        found["prepare"] = next(iter(_chosen(question, offered, say)), "")
    return {key: value for key, value in found.items() if value}


def _chosen(question: str, ids: list[str], say: Say) -> list[str]:
    click.echo("  " + ", ".join(ids))
    while True:
        only = ids[0] if len(ids) == 1 else ""
        answer = click.prompt(question, default=only, show_default=bool(only))
        wanted = [id.strip() for id in answer.split(",") if id.strip()]
        unknown = [id for id in wanted if id not in ids]
        if not unknown:
            return wanted
        click.echo(f"  {say(f'There is no `{unknown[0]}`.')} {say(did_you_mean(unknown[0], ids))}")


def _refuse_when(report: Report, say: Say) -> None:
    """Say what is wrong with what was asked for: there is no file yet in which it could stand."""
    for one in report.diagnostics:
        click.echo(f"{say('error')}: {printable(say(one.message))} ({one.rule})", err=True)
        click.echo(f"  {say('help')}: {printable(say(one.help))}", err=True)
    if report:
        sys.exit(1)


def _fail(message: str, say: Say = str) -> NoReturn:
    click.echo(f"{say('error')}: {message}", err=True)
    sys.exit(1)


def _shown(path: pathlib.Path) -> str:
    """A path as a person would say it: seen from where they stand, when it is below."""
    here = pathlib.Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _tidied(path: pathlib.Path, file: str, kinds: Mapping[str, Kind], *, write: bool) -> bool:
    """Whether a file changes when it is tidied."""
    raw = path.read_bytes()
    try:
        data = files.encode_like(format_text(files.decode_text(raw), file, kinds), like=raw)
    except (UnicodeDecodeError, FmtError):
        click.echo(f"{_shown(path)} is left as it is: run `loosen check`", err=True)
        return False
    return (data != raw) and (not write or files.write_atomic(path, data))
