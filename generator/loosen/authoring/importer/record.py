"""What an importer makes of one record of a foreign file: an exercise to write, or a reason against it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loosen.authoring.scaffold import Answers

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A record that is not written."""

    name: str
    why: str


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
    return " ".join("".join(c if c.isprintable() else " " for c in said).split())


def texts_of(value: object) -> tuple[str, ...]:
    """A list of texts; a single one is a list of one."""
    found = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return tuple(text for text in map(text_of, found) if text)


def credit(author: str, licence: str, url: str, given: Given) -> Mapping[str, str] | None:
    """Whose text it is; nothing unless both the author and the licence are known."""
    author, licence = author or given.author, licence or given.licence
    if not (author and licence):
        return None
    return {"author": author, "licence": licence} | ({"url": url} if url.startswith("http") else {})


def matched(names: Iterable[str], known: Mapping[str, Iterable[str]]) -> tuple[list[str], list[str]]:
    """The ids whose id or name is one of `names`, and the names that no id has."""
    by_name = {_folded(name): id for id, all_names in known.items() for name in (id, *all_names)}
    found = {name: by_name.get(_folded(name), "") for name in names if name}
    return list(dict.fromkeys(filter(None, found.values()))), [name for name, id in found.items() if not id]


def _folded(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removesuffix("s")
