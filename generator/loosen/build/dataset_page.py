"""What the page about the open data says of each table; it is read from the table's own schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from loosen.build.dataset import FOLDER, Row, Table, tables
from loosen.model import Site
from loosen.site.relations import Relations
from loosen.site.translations import Catalogue

_FORMS = ("json", "csv", "schema.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field, whatever kinds of row have it."""

    name: str
    type: str
    """In words."""
    means: str
    only: tuple[str, ...]
    """The kinds of row that have it; none when all do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDocs:
    """One table."""

    name: str
    rows: int
    files: tuple[tuple[str, str], ...]
    """Form and path of each file."""
    fields: tuple[Field, ...]
    example: str
    """Its first row, as JSON."""


def table_docs(site: Site, words: Catalogue, known: Relations) -> tuple[TableDocs, ...]:
    """Every table of a site."""
    found = tables(site, known, site.settings.address, words)
    return tuple(_described(one, words) for one in found)


def _described(table: Table, words: Catalogue) -> TableDocs:
    return TableDocs(
        name=table.name,
        rows=len(table.rows),
        files=tuple((form.split(".")[0], f"/{FOLDER}/{table.name}.{form}") for form in _FORMS),
        fields=tuple(_fields(table.schema, words)),
        example=json.dumps(table.rows[0], ensure_ascii=False, indent=1),
    )


def _fields(schema: Row, words: Catalogue) -> Iterator[Field]:
    shared = schema["$defs"]
    kinds = [one["$ref"].rsplit("/", 1)[1] for one in schema["anyOf"]]
    having: dict[str, list[str]] = {}
    for kind in kinds:
        for name in shared[kind]["properties"]:
            having.setdefault(name, []).append(kind)
    for name, those in having.items():
        one = shared[those[0]]["properties"][name]
        only = tuple(those) if len(those) < len(kinds) else ()
        yield Field(name=name, type=_type(one, words), means=_plain(one.get("description", "")), only=only)


def _type(one: Row, words: Catalogue) -> str:
    """`text or nothing`: what may stand there, in words."""
    if "anyOf" in one:
        return words.listed([_type(part, words) for part in one["anyOf"]], "or")
    return words("dataset.type_" + ("record" if "$ref" in one else one.get("type", "record")))


def _plain(text: str) -> str:
    """Descriptions mark names as code; a list of terms shows them as they are."""
    return text.replace("`", "")
