"""The open data: the content as JSON, JSON Schema and CSV.

Columns, types and descriptions are derived from the model.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

from loosen.build.csv_cells import cell, list_cell
from loosen.build.dataset_schema import row_schema
from loosen.model import Exercise, Routine, Site
from loosen.model.adapters import type_adapter
from loosen.model.base import Entity
from loosen.model.figure import Figure
from loosen.site.addresses import localized, slugs_of, url_in
from loosen.site.relations import Relations, relations
from loosen.site.translations import Catalogue
from loosen.site.urls import claim_anchor, section, source_anchor

FOLDER = "data/v1"
LEFT_OUT = frozenset({"media", "must_not_say", "origin", "own_kind"})
"""Fields that are not published: media, advice for authors, the place in the file, what `kind` says."""
_NO_COLUMNS = frozenset({"figure"})
"""Fields that are not in the CSV, where each angle of a pose would be a column."""
_ADDRESS = re.compile(r"https?://[^\s)]+")
Row = dict[str, Any]
ExtraColumns = Callable[[Any], Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: `data/v1/<name>.json`, `.csv` and `.schema.json`."""

    name: str
    rows: Sequence[Row]
    schema: Row
    """JSON Schema of one row."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of the CSV, nested keys joined with `_`, such as `dose_hold`."""
        return tuple(dict.fromkeys(name for row in self.rows for name, _ in flat(row)))


def tables(site: Site, related: Relations, root: str, words: Catalogue) -> tuple[Table, ...]:
    """All tables of a site at URL `root`; rows are in the order of the content's files."""

    def page(at: str) -> Row:
        return {"url": root + at.removeprefix("/")}

    def exercise(one: Exercise) -> Row:
        seconds = related.timelines[one.id].seconds
        return {**page(url_in(site, one)), "kind": section(one), "seconds": seconds}

    def routine(one: Routine) -> Row:
        return {**page(url_in(site, one)), "seconds": related.routine_timelines[one.id].seconds}

    rows: tuple[tuple[str, Mapping[str, Entity], ExtraColumns], ...] = (
        ("exercises", site.exercises, exercise),
        ("muscles", site.muscles, lambda one: page(url_in(site, one))),
        ("routines", site.routines, routine),
        ("claims", site.claims, lambda one: page(localized(claim_anchor(one.id), slugs_of(site)))),
        (
            "sources",
            site.sources,
            lambda one: {"page": page(localized(source_anchor(one.id), slugs_of(site)))["url"]},
        ),
    )
    return tuple(_table(name, group.values(), more, words) for name, group, more in rows if group)


def published(site: Site, root: str, words: Catalogue) -> dict[str, bytes]:
    """Every file of the dataset by path; `root` is the URL of the site."""
    licence = _ADDRESS.search(site.settings.licence)
    found = tables(site, relations(site), root, words)
    return files(found, root, licence[0] if licence else site.settings.licence)


def files(found: Iterable[Table], root: str, licence: str) -> dict[str, bytes]:
    """Every file of these tables, and an index, by path; `root` and `licence` are URLs."""
    made: dict[str, str] = {}
    names: list[str] = []
    for lazy in found:
        table = replace(lazy, rows=tuple(lazy.rows))  # computed once for both formats
        names += [f"{table.name}{end}" for end in (".json", ".schema.json", ".csv")]
        schema = {"$id": f"{root}{FOLDER}/{table.name}.schema.json"} | file_schema(table)
        head = {"$schema": schema["$id"], "source": root, "licence": licence}
        made[f"{FOLDER}/{table.name}.json"] = _rows(head, table)
        made[f"{FOLDER}/{table.name}.schema.json"] = _json(schema)
        made[f"{FOLDER}/{table.name}.csv"] = as_csv(table)
    made[f"{FOLDER}/index.json"] = _json({"source": root, "licence": licence, "files": names})
    return {path: text.encode() for path, text in made.items()}


def file_schema(table: Table) -> Row:
    """JSON Schema of a table's JSON file."""
    row = dict(table.schema)
    shared = row.pop("$defs")
    properties: Row = {name: {"type": "string", "format": "uri"} for name in ("$schema", "source")}
    properties |= {"licence": {"type": "string"}, table.name: {"type": "array", "items": row}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": shared,
    }


def as_csv(table: Table) -> str:
    """A table as CSV: missing values are empty, and texts are escaped by `csv_cells`."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, table.columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in table.rows:
        writer.writerow({name: _cell(value) for name, value in flat(row)})
    return text.getvalue()


def flat(row: Row, before: str = "") -> Iterator[tuple[str, Any]]:
    """Name and value of each column; nested records are flattened."""
    for name, value in row.items():
        if name in _NO_COLUMNS:
            continue
        if isinstance(value, dict):
            yield from flat(value, f"{before}{name}_")
        else:
            yield f"{before}{name}", value


def _table(name: str, group: Iterable[Entity], more: ExtraColumns, words: Catalogue) -> Table:
    entities = tuple(group)
    added = {key: words(f"data.{'url' if key == 'page' else key}") for key in more(entities[0])}
    types = tuple(dict.fromkeys(map(type, entities)))
    schema = row_schema(types, added, LEFT_OUT, words("data.id"))
    return Table(name=name, rows=_Rows(entities, more), schema=schema)


class _Rows(Sequence[Row]):
    """Rows that are computed on access: the page about the data shows one of thousands."""

    def __init__(self, entities: Sequence[Entity], more: ExtraColumns) -> None:
        self._entities, self._more = entities, more

    def __len__(self) -> int:
        return len(self._entities)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return _Rows(self._entities[at], self._more)
        one = self._entities[at]
        return {"id": one.id, **self._more(one), **_dumped(one)}


def _dumped(one: Entity) -> Row:
    exclude = {*LEFT_OUT, "id"}
    row: Row = type_adapter(type(one)).dump_python(one, mode="json", by_alias=False, exclude=exclude)
    if isinstance(one, Exercise) and one.figure:
        # As short as its author wrote it: defaults are left out.
        figure = type_adapter(Figure).dump_python(
            one.figure, mode="json", by_alias=False, exclude_defaults=True
        )
        row["figure"] = _with_integers(figure)
    return row


def _with_integers(value: Any) -> Any:
    """Replace floats such as 112.0 by integers, as they were written."""
    match value:
        case dict():
            return {name: _with_integers(one) for name, one in value.items()}
        case list():
            return [_with_integers(one) for one in value]
        case float() if value.is_integer():
            return int(value)
    return value


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return list_cell(json.dumps(one) if isinstance(one, dict) else str(one) for one in value)
    return cell(value) if isinstance(value, str) else value


def _rows(head: Row, table: Table) -> str:
    """JSON with one row per line, so that a diff shows the row that changed."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in table.rows)
    return _json({**head, table.name: []}).replace(f'"{table.name}": []', f'"{table.name}": [\n{rows}\n ]')


def _json(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
