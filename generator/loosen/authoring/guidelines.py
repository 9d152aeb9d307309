"""The generated parts of `content/GUIDELINES.md`: tables of fields, and whole files as examples.

The page is written by hand; only what stands between two such comments is generated:

    <!-- fields of stretch, own, as in an-id -->   a table; `shared` and `own` halve an exercise's keys
    <!-- file exercises/an-id.yml -->              the file itself
    <!-- end -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from loosen import model
from loosen.authoring.examples import Examples
from loosen.loader.reader import ReadResult
from loosen.model.author_fields import KINDS, Field, Kind, Value, author_fields, is_record
from loosen.model.base import Count, Day, DaysAWeek, Range, Seconds, Text, To
from loosen.model.location import KeyPath

_PART = re.compile(
    r"(<!-- (?P<what>fields of|file) (?P<rest>.*?) -->\n)(?P<old>.*?)(<!-- end -->)", re.DOTALL
)
_WRITE: tuple[tuple[Any, str], ...] = (
    (Seconds, "a time, like `30 s`"),
    (Day, "a day, like `2026-11-22`"),
    (DaysAWeek, "a number from 1 to 7, or a range"),
    (Range, "a number or a range"),
    (Count, "a whole number from 1 to 100"),
)
APART = ("figure",)
"""Keys of an exercise that hold so much that they have a table of their own."""
HEAD = ("Key", "What it means", "What to write", "Needed", "Good", "Not like this, and what `check` says")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: how a key is called, its field, and where it stands in an entity."""

    label: str
    field: Field
    path: KeyPath
    meaning: str

    @property
    def from_model(self) -> tuple[str, ...]:
        """The cells that depend on the model only."""
        needed = "yes" if self.field.required else "no"
        return self.label, self.meaning, write(self.field.value), needed


def refreshed(text: str, reading: ReadResult) -> str:
    """The page with its generated parts updated.

    Raises:
        KeyError: a part asks for a kind or a file that is not there.
    """

    def made(match: re.Match[str]) -> str:
        parts = [part.strip() for part in match["rest"].split(",")]
        new = _file(parts[0], reading) if match["what"] == "file" else _table(parts, reading)
        return f"{match[1]}\n{new}\n\n{match[5]}"

    return _PART.sub(made, text)


def tables(text: str) -> Iterator[tuple[list[str], str]]:
    """What each table on the page is for, and the table as it stands there."""
    for match in _PART.finditer(text):
        if match["what"] == "fields of":
            yield [part.strip() for part in match["rest"].split(",")], match["old"].strip()


def rows(kind: Kind, part: str = "") -> Iterator[Row]:
    """The keys of a kind in house order, with those of the records in it; a record is spelled out once.

    An exercise's keys come in parts: `shared` by all, its `own`, and one for each of `APART`.
    """
    shared = {field.key for field in author_fields(model.Exercise)} - {"dose", *APART}
    seen: dict[Any, str] = {}
    for field in kind.fields:
        home = field.key if field.key in APART else "shared" if field.key in shared else "own"
        if not part or part == home:
            yield from _rows(field, (), seen)


def line(row: Row, examples: Examples) -> str:
    """A row with its examples, as Markdown."""
    good = "" if row.field.value.fields else f"`{examples.good(row.path, row.field)}`"
    bad = examples.bad(row.path, row.field)
    says = bad.says.message if bad.says else ""
    if bad.says and bad.says.help.startswith("did you mean"):
        says += f"; {bad.says.help}"
    return _line(*row.from_model, good, f"`{bad.written}` → {says}" if says else "")


def write(value: Value) -> str:
    """What stands behind a key, in an author's words: `plain text`, `id of a muscle`, `list of times`."""
    one = _write_one(value)
    if not value.many:
        return one
    if isinstance(value.mark, To):
        return f"list of ids: {value.mark.kind}"
    return "list, each with the keys below" if value.fields else f"list: {one}"


def _write_one(value: Value) -> str:
    match value.mark:
        case To(kind=kind):
            return f"id: {kind}"
        case Text(markdown=True):
            return "text with Markdown"
        case Text():
            return "plain text"
    if is_record(value.type):
        return "the keys below"
    known = next((words for type_, words in _WRITE if type_ == value.type), None)
    return known or _write_other(value.type)


def _write_other(type_: Any) -> str:
    if get_origin(type_) is Literal:
        return "one of " + ", ".join(f"`{choice}`" for choice in get_args(type_))
    if get_origin(type_) is tuple:
        return "list of lists"
    inner = get_args(type_)[0] if get_args(type_) else type_
    if inner in (int, float):
        return "a whole number" if inner is int else "a number"
    return "keys and numbers" if get_origin(type_) is dict else "plain text"


def _rows(field: Field, above: KeyPath, seen: dict[Any, str]) -> Iterator[Row]:
    path = (*above, field.key)
    label = " / ".join(f"`{step}`" for step in path if isinstance(step, str))
    inner = {one.key: one for one in field.value.fields}
    alike = [one for one in seen if inner and issubclass(field.value.type, one)]
    before = max(alike, key=lambda one: len(author_fields(one)), default=None)
    for one in author_fields(before) if before else ():
        inner.pop(one.key)
    same = f" Its keys are as in {seen[before]}." if before else ""
    yield Row(label, field, path, field.meaning + same)
    if field.value.fields:
        seen.setdefault(field.value.type, label)
    for one in inner.values():
        yield from _rows(one, (*path, 0) if field.value.many else path, seen)


def _table(parts: list[str], reading: ReadResult) -> str:
    kind, sample = KINDS[parts[0]], parts[-1].removeprefix("as in ")
    examples = Examples(reading, kind, sample)
    part = parts[1] if len(parts) == 3 else ""
    body = [line(row, examples) for row in rows(kind, part)]
    return "\n".join([_line(*HEAD), "|" + "---|" * len(HEAD), *body])


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _file(path: str, reading: ReadResult) -> str:
    for document in reading.documents:
        if document.file.split("/", 1)[1] == path:
            whole = f"---\n{document.text}---\n{document.body}" if document.body else document.text
            return f"```{path.rsplit('.', 1)[1].replace('yml', 'yaml')}\n{whole.rstrip()}\n```"
    raise KeyError(path)
