"""What an importer makes of one record of a foreign file: an exercise to write, or a reason against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from loosen.authoring.scaffold import Answers

_JOINERS = "\u200c\u200d"
_HIDDEN = "\xad\u200b\u2060\ufeff"
NO_ID = "its name has no Latin letters to make an id of; add a column `id`, such as `wall-lean`"
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


def id_from(name: str) -> str:
    """An id made of a name: `Wäll & chair` is `wall-chair`; empty when nothing is left."""
    letters = (
        unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    )
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:60].strip("-")


def text_of(value: object) -> str:
    """A value as one line of text, without what no file should hold; nothing for no value."""
    if value is None or isinstance(value, Mapping | list | tuple):
        return ""
    said = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
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


def matched(names: Iterable[str], known: Mapping[str, Iterable[str]]) -> tuple[list[str], list[str]]:
    """The ids whose id or name is one of `names`, and the names that no id has."""
    by_name = {_folded(name): id for id, all_names in known.items() for name in (id, *all_names)}
    found = {name: by_name.get(_folded(name), "") for name in names if name}
    return list(dict.fromkeys(filter(None, found.values()))), [name for name, id in found.items() if not id]


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removesuffix("s")
