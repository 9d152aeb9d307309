"""What an importer makes of one record of a foreign file: an exercise to write, or a reason against it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loosen.authoring.scaffold import Answer, Answers, kind_named
from loosen.checks.references import known
from loosen.model import Draft
from loosen.model.base import To
from loosen.model.kinds import kinds_of
from loosen.runtime.ids import id_from
from loosen.runtime.suggest import did_you_mean

_JOINERS = "\u200c\u200d"
_HIDDEN = "\xad\u200b\u2060\ufeff"
_LONGEST_NAME = 100
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_WITHOUT_EQUIPMENT = {"body only", "body weight", "bodyweight", "none", "none (bodyweight exercise)", "other"}
_NAMED = frozenset({"muscle", "equipment", "level", "posture"})
"""What other people name, too; ids of anything else are ours."""
_CHOICES = frozenset({"level", "posture"})
EXAMPLE = '--author "Name" --licence "CC BY 4.0"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the person at the command line says of all records; a record's own word comes first."""

    kind: str = ""
    author: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An exercise that can be written; what it does not know stays blank."""

    id: str
    kind: str
    answers: Answers
    left_out: tuple[str, ...] = ()
    """What the record holds and we cannot, each with the reason."""
    where: str = ""
    """Which row or record of the file it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A record that is not written."""

    name: str
    why: str
    where: str = ""
    """Which row or record of the file it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the file holds beside its records, and what becomes of it."""

    what: str
    where: str = ""


def no_kind(draft: Draft) -> str:
    """Why a record without a kind is refused."""
    known = ", ".join(kinds_of(draft))
    return f"it does not say what kind of exercise it is; say so with --kind, one of: {known}"


def new_id(name: str, id: str = "") -> str | Refused:
    """The id of a new exercise: its own, if that is more than a number, or one made of its name."""
    shown = name or id or "a record"
    if len(name) > _LONGEST_NAME:
        why = f"its name must have at most {_LONGEST_NAME} characters, got {len(name)}; is it another column?"
        return Refused(name=f"{name[:_LONGEST_NAME]}…", why=why)
    own = id_from(id)
    made = id_from(name)
    if found := (made if not own or own.isdigit() else own) or own:
        return found
    why = "its name has no letter or digit to make an id of; add a column `id`, such as `wall-lean`"
    return Refused(name=shown, why=why if name else "it has neither an id nor a name")


def text_of(value: object) -> str:
    """A value as one line of text, without what no file should hold; nothing for no value."""
    if value is None or isinstance(value, Mapping | list | tuple):
        return ""
    said = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    said = _ENTITY.sub(lambda found: html.unescape(found[0]), said)
    # Letters of some scripts are joined by what is not printed; a hyphen that nobody sees is none.
    kept = "".join(c if c.isprintable() or c in _JOINERS else "" if c in _HIDDEN else " " for c in said)
    return " ".join(kept.split())


def texts_of(value: object) -> tuple[str, ...]:
    """A list of texts; a single one is a list of one."""
    found = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return tuple(text for text in map(text_of, found) if text)


def credit(row: Mapping[str, Any], given: Given, *more: Mapping[str, Any]) -> Mapping[str, str] | str:
    """Whose text it is, by the first of some records that says so; or in words why that is not known.

    A record's own licence always wins: what the command line says is for records that name none.
    """
    licence = author = url = ""
    for one in (*more, row):
        said = {"".join(c for c in str(key).lower() if c.isalpha()): value for key, value in one.items()}
        found = _first(said, "licence", "license", "licencename", "licensename")
        named = _first(found, *_LICENCE_NAMES) if isinstance(found, Mapping) else found
        if found not in (None, "", {}) and (not text_of(named) or text_of(named).isdigit()):
            return "its own licence is not understood: it must be a name, such as CC BY 4.0"
        licence = licence or text_of(named)
        author = author or text_of(_first(said, "author", "licenseauthor", "licenceauthor", "attribution"))
        url = url or text_of(_first(said, "licenseobjecturl", "url"))
    author, licence = author or given.author, licence or given.licence
    if not (author and licence):
        return f"it needs an author and a licence; if all records have the same, say {EXAMPLE}"
    return {"author": author, "licence": licence} | ({"url": url} if url.startswith("http") else {})


_LICENCE_NAMES = ("short_name", "full_name", "name", "title", "id")


def _first(values: Mapping[str, Any], *keys: str) -> Any:
    return next((values[key] for key in keys if values.get(key) not in (None, "")), None)


def with_our_ids(answers: Answers, kind: str, draft: Draft) -> tuple[dict[str, Answer], list[str]]:
    """The answers with ids for the names of muscles, levels and so on, and what no id was found for."""
    found, left = dict(answers), []
    for field in kind_named(kind, draft).fields:
        mark = field.value.mark
        if field.key not in found or not isinstance(mark, To) or mark.kind not in _NAMED:
            continue
        said = found.pop(field.key)
        names = [said] if isinstance(said, str) else [*said]
        ids, strange = matched(names, _names(draft, mark.kind))
        if field.value.many:
            found[field.key] = ids
        else:
            found[field.key] = next(iter(ids), "")
        help = did_you_mean("", known(draft, mark.kind)) if mark.kind in _CHOICES else ""
        end = f"; {help}" if help else ""
        left += [
            f"{mark.kind} `{one}`: no {mark.kind} here has this name{end}"
            for one in strange
            if one.casefold() not in _WITHOUT_EQUIPMENT
        ]
    return {key: value for key, value in found.items() if value}, left


def _names(draft: Draft, kind: str) -> dict[str, tuple[str, ...]]:
    """Each id of a kind with all its names; one whose file is not finished has its id only."""
    names = {id: () for broken, id in draft.broken if broken == kind}
    return names | {
        id: (one.name, *getattr(one, "also_called", ()), *getattr(one, "serves_too", ()))
        for id, one in known(draft, kind).items()
    }


def matched(names: Iterable[str], known: Mapping[str, Iterable[str]]) -> tuple[list[str], list[str]]:
    """The ids whose id or name is one of `names`, and the names that no id has."""
    by_name = {_folded(name): id for id, all_names in known.items() for name in (id, *all_names)}
    found = {name: by_name.get(_folded(name), "") for name in names if name}
    return list(dict.fromkeys(filter(None, found.values()))), [name for name, id in found.items() if not id]


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removesuffix("s")
