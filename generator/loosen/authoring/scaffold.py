"""Scaffold new content files: every key in house order with its meaning as a comment.

Keys without an answer are left empty; `check` reports them until they are filled in.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from loosen.authoring.editor_schema import modeline
from loosen.authoring.guidelines import write
from loosen.checks.method import keeps_order
from loosen.checks.references import known, unknown
from loosen.loader.document import parse_text
from loosen.loader.parse import parse
from loosen.loader.reader import ReadResult
from loosen.model import Draft, SelfMassage
from loosen.model.author_fields import KINDS, Field, Kind, kinds_with
from loosen.model.base import Day, To
from loosen.model.diagnostic import Diagnostic, Report
from loosen.model.kinds import EXERCISES, kinds_of
from loosen.model.location import Location
from loosen.site.messages import Say

NEW = (*EXERCISES, "kind", "muscle", "routine", "article", "page")
"""The kinds that have a file of their own for each id, on every site."""
_MODELINE = "yaml-language-server:"
WIDTH = 110
_FEW = 12
"""Up to so many choices stand in the note above a key."""


class RawYaml(str):
    """A value of several lines that is YAML already."""


Answer: TypeAlias = "str | Sequence[str] | Answers"
Answers: TypeAlias = Mapping[str, Answer]
"""What is known already, by key; of a record, by the keys in it."""


def path_of(kind: str, id: str) -> str:
    """The path of a new entity's file in the content folder; an author's own kind is one of exercise."""
    return KINDS.get(kind, KINDS["stretch"]).pattern.replace("*", id)


def kind_named(name: str, draft: Draft) -> Kind:
    """A kind of a site, by what its author calls it."""
    return kinds_with(draft.kinds.values())[name]


def scaffold(
    kind: str,
    answers: Answers,
    draft: Draft,
    *,
    today: date | None,
    beginning: str = "A new {kind}.",
    say: Say = str,
) -> str:
    """The text of a new file; a key that is answered needs no note, and days are `today` if one is given.

    `say` puts the notes into the language of the site; keys stay as they are.
    Notes begin with `# `, and so do keys that may be left out: `without_notes` takes them away.
    """
    made = kind_named(kind, draft)
    article = made.pattern.endswith(".md")
    lines = [] if article else [modeline(made.pattern)]
    fill_in = "Fill in each key that has nothing behind it; `check` lists those that are left."
    delete = "Lines that begin with # are notes. Delete them when you are done."
    lines += [f"# {say(f'{beginning.format(kind=kind)} {fill_in}')}", f"# {say(delete)}", ""]
    if made.is_exercise:
        lines += [f"kind: {kind}"]
    for field in made.fields:
        lines += _entry(field, made, answers, draft, today=today, say=say)
    text = "\n".join(lines) + "\n"
    begun = f"---\n{text}---\n\n## {say('The first heading')}\n\n{say('Write here.')}\n"
    return begun if article else text


def without_notes(text: str) -> str:
    """A scaffold for a form, which says itself what each field means."""
    head, fence, body = text.rpartition("\n---\n")
    lines = (head or body).split("\n")
    kept = "\n".join(one for one in lines if not one.lstrip().startswith("# ") or _MODELINE in one)
    return kept.replace("---\n\n", "---\n") + fence + body if head else kept


def problems(kind: str, id: str, answers: Answers, draft: Draft, *, root: str = "content") -> Report:
    """What is wrong with the id and with the answers, in the words of `check`."""
    file = f"{root}/{path_of(kind, id)}"
    document, _ = parse_text(b"---\nkind:\n---\n" if file.endswith(".md") else b"kind:\n", file)
    found = parse(ReadResult((document,) if document else (), (), frozenset()))[1]
    bad_id = [one for one in found if one.rule == "bad-id" and one.place.file == file]
    return Report.of(bad_id, _unknown(kind, answers, draft, Location(file)))


def choices(key: str, kind: str, answers: Answers, draft: Draft) -> list[str]:
    """The ids that a key may refer to; what prepares a stretch massages one of its muscles."""
    field = next(field for field in kind_named(kind, draft).fields if field.key == key)
    if not isinstance(field.value.mark, To):
        return []
    ids = list(known(draft, field.value.mark.kind))
    if key != "prepare":
        return ids
    muscles = set(answers.get("muscles", ()))  # of a record, there are none
    massages = (one for one in draft.exercises.values() if isinstance(one, SelfMassage))
    return [one.id for one in massages if not muscles or muscles & set(one.muscles)]


def _unknown(kind: str, answers: Answers, draft: Draft, place: Location) -> Iterator[Diagnostic]:
    for field in kind_named(kind, draft).fields:
        answer = answers.get(field.key, ())
        if isinstance(field.value.mark, To) and not isinstance(answer, Mapping):
            for id in [answer] if isinstance(answer, str) else answer:
                if problem := unknown(draft, field.value.mark.kind, id):
                    message, help = f"`{field.key}` {problem[0]}", problem[1]
                    yield Diagnostic(place, "unknown-reference", message, help)


def asked_by_rules(kind: str, draft: Draft) -> frozenset[str]:
    """Keys of a kind that the model could do without but a rule of `check` asks for."""
    exercises = kinds_of(draft)
    asked = {*(exercises[kind].asked if kind in exercises else ("sources",))}
    asked |= {"prepare"} if keeps_order(draft) else set()
    return frozenset(asked.intersection(field.key for field in kind_named(kind, draft).fields))


def _entry(
    field: Field,
    kind: Kind,
    answers: Answers,
    draft: Draft,
    *,
    today: date | None,
    say: Say,
    indent: str = "",
) -> Iterator[str]:
    asked = not indent and field.key in asked_by_rules(kind.name, draft)
    answer = answers.get(field.key)
    wanted = field.required or asked or answer is not None
    if answer is None or isinstance(answer, Mapping):
        meaning = field.meaning if wanted else f"If you like: {field.meaning}"
        yield from _note(say(meaning) + _what(field, draft, say), indent)
    start = indent if wanted else f"{indent}# "
    if isinstance(answer, RawYaml):
        yield f"{indent}{field.key}:"
        yield from textwrap.indent(answer.rstrip("\n"), f"{indent}  ").split("\n")
    elif field.value.fields and not field.value.many:
        inside = answer if isinstance(answer, Mapping) else {}
        yield f"{start}{field.key}:"
        for inner in field.value.fields if wanted else ():
            yield from _entry(inner, kind, inside, draft, today=today, say=say, indent=indent + "  ")
    elif not isinstance(answer, Mapping):
        day = today.isoformat() if today and field.value.type == Day else ""
        yield from _line(field, answer or day, start)


def _line(field: Field, value: str | Sequence[str], start: str) -> Iterator[str]:
    ids = isinstance(field.value.mark, To)
    if isinstance(value, str) and not (field.value.many and not ids):
        yield f"{start}{field.key}: {_quoted(value)}".rstrip()
    elif ids:
        yield f"{start}{field.key}: [{', '.join(value)}]"
    else:
        yield f"{start}{field.key}:"
        yield from (f"{start}  - {_quoted(one)}".rstrip() for one in value or [""])


def _quoted(text: str) -> str:
    """A text as YAML: in quotes where it would be read as something else."""
    plain = text and text[0].isalnum() and ": " not in text and " #" not in text and text[-1] != ":"
    return text if plain or not text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _what(field: Field, draft: Draft, say: Say) -> str:
    """What is written behind a key, in brackets."""
    ids = list(known(draft, field.value.mark.kind)) if isinstance(field.value.mark, To) else []
    few = f" ({', '.join(ids)})" if 0 < len(ids) <= _FEW else ""
    return "" if field.value.fields else f" [{say(write(field.value))}{few}]"


def _note(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   ", break_on_hyphens=False
    )
