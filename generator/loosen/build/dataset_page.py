"""Documentation of the open data, derived from the schema of each table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from loosen.build.dataset import FOLDER, Row, Table, tables
from loosen.model import Site
from loosen.site.relations import Relations
from loosen.site.translations import Catalogue

_FORMATS = ("json", "csv", "schema.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a table."""

    name: str
    type: str
    """In words of the interface: `text or nothing`."""
    means: str
    only: tuple[str, ...]
    """Types of row that have the field; empty if all do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDocs:
    """Documentation of one table."""

    name: str
    rows: int
    files: tuple[tuple[str, str], ...]
    """Format and path of each file."""
    fields: tuple[Field, ...]
    example: str
    """The first row as JSON."""


def table_docs(site: Site, words: Catalogue, related: Relations) -> tuple[TableDocs, ...]:
    """Documentation of each table of a site."""
    found = tables(site, related, site.settings.address, words)
    return tuple(_documented(one, words) for one in found)


def _documented(table: Table, words: Catalogue) -> TableDocs:
    return TableDocs(
        name=table.name,
        rows=len(table.rows),
        files=tuple((suffix.split(".")[0], f"/{FOLDER}/{table.name}.{suffix}") for suffix in _FORMATS),
        fields=tuple(_fields(table.schema, words)),
        example=json.dumps(table.rows[0], ensure_ascii=False, indent=1),
    )


def _fields(schema: Row, words: Catalogue) -> Iterator[Field]:
    shared = schema["$defs"]
    kinds = [one["$ref"].rsplit("/", 1)[1] for one in schema["anyOf"]]
    owners: dict[str, list[str]] = {}
    for kind in kinds:
        for name in shared[kind]["properties"]:
            owners.setdefault(name, []).append(kind)
    for name, types in owners.items():
        one = shared[types[0]]["properties"][name]
        only = tuple(types) if len(types) < len(kinds) else ()
        yield Field(name=name, type=_type(one, words), means=_plain(one.get("description", "")), only=only)


def _type(one: Row, words: Catalogue) -> str:
    """The type in words: `text or nothing`."""
    if "anyOf" in one:
        return words.listed([_type(part, words) for part in one["anyOf"]], "or")
    return words("dataset.type_" + ("record" if "$ref" in one else one.get("type", "record")))


def _plain(text: str) -> str:
    """Remove the code marks of a description."""
    return text.replace("`", "")
