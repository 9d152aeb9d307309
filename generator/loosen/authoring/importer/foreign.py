"""The formats of public exercise databases: free-exercise-db and wger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from loosen.authoring.importer.record import (
    Given,
    Record,
    Refused,
    credit,
    new_id,
    no_kind,
    text_of,
    texts_of,
    with_our_ids,
)
from loosen.authoring.importer.synonyms import kind_of
from loosen.authoring.scaffold import Answer, Answers, kind_named
from loosen.model import Draft

WGER_ENGLISH = 2
"""wger's number of the language."""
_WGER_TABLES = (
    "this is a table of wger's database, in which licence, muscles and language are numbers; "
    "take `exerciseinfo` instead: https://wger.de/api/v2/exerciseinfo/?limit=1000"
)
_WGER_USED = re.compile(
    "(id|uuid|translations|exercises|muscles|muscles_secondary|equipment)$|license|author|last_update|created"
)
_UNASKED = ("stretch", "self-massage")
"""The kinds that such a collection means when it says so; its `strength` is a gym's."""
_FREE_USED = {
    "id",
    "name",
    "alternateNames",
    "aliases",
    "instructions",
    "equipment",
    "level",
    "difficulty",
} | {
    *("primaryMuscles", "secondaryMuscles", "primary_muscles", "secondary_muscles"),
    *("license", "licence", "license_author", "author"),
}
_NOTHING: tuple[object, ...] = (None, "", [], ())
Row = Mapping[str, Any]


def free_exercise_db(row: Row, draft: Draft, given: Given) -> Record | Refused:
    """A record of free-exercise-db, or of a collection that followed it: exercemus, open-exercise-db.

    Most name neither author nor licence, so the command line must.
    """
    word = next((key for key in ("kind", "category", "modality", "type") if text_of(row.get(key))), "")
    said = text_of(row.get(word))
    rolled = any(kind_of(text_of(row.get(key)), draft) == "self-massage" for key in ("equipment", "family"))
    meant = kind_of(said, draft)
    asked = given.kind or ("self-massage" if rolled else meant if meant in _UNASKED or word == "kind" else "")
    muscles = (
        row.get(f"{which}{end}") for which in ("primary", "secondary") for end in ("Muscles", "_muscles")
    )
    found = _Found(
        name=text_of(row.get("name")),
        kind=asked,
        texts={
            "also called": texts_of(row.get("alternateNames") or row.get("aliases")),
            "steps": texts_of(row.get("instructions")),
            "level": text_of(row.get("level") or row.get("difficulty")),
        },
        muscles=tuple(name for names in muscles for name in texts_of(names)),
        equipment=texts_of(row.get("equipment")),
        owner=credit(row, given),
        rest={key: value for key, value in row.items() if key not in _FREE_USED | {word}},
        no_kind=f"its {word} `{said}` is no kind that is brought in unasked; say so with --kind"
        if said
        else "",
    )
    return _record(found, draft)


def wger(row: Row, draft: Draft, given: Given) -> Record | Refused:
    """A record of wger's `exerciseinfo`: the English text, with the licence that it names."""
    if _is_wger_table(row):
        name = text_of(_mapping(row.get("fields")).get("name") or row.get("name"))
        return Refused(name=name or "a record", why=_WGER_TABLES)
    listed = row.get("translations") or row.get("exercises") or []
    texts = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    text = next((one for one in texts if one.get("language") == WGER_ENGLISH), None)
    if not text:
        return Refused(name=f"wger {text_of(row.get('id'))}".strip(), why="it has no English text")
    known = _mapping(row.get("license"))
    if known and text.get("license") == known.get("id"):  # a number that the record itself explains
        text = {key: value for key, value in text.items() if key != "license"}
    owner = credit(row, given, text)
    aliases = texts_of([_mapping(one).get("alias") for one in text.get("aliases") or ()])
    found = _Found(
        name=text_of(text.get("name")),
        kind=given.kind,
        texts={"also called": aliases, "steps": _paragraphs(str(text.get("description") or ""))},
        muscles=_names(row.get("muscles")) + _names(row.get("muscles_secondary")),
        equipment=_names(row.get("equipment")),
        owner=owner,
        rest={key: value for key, value in row.items() if not _WGER_USED.match(key)}
        | {"notes": text.get("notes")},
    )
    return _record(found, draft)


def is_wger(row: Row) -> bool:
    """Whether a record has the shape of wger's `exerciseinfo`, or of a table of its database."""
    return "translations" in row or isinstance(row.get("exercises"), list) or _is_wger_table(row)


def _is_wger_table(row: Row) -> bool:
    """Raw records: of the fixtures `model`, `pk` and `fields`; of the API numbers instead of names."""
    if isinstance(row.get("fields"), Mapping) and "model" in row:
        return True
    return isinstance(row.get("language"), int) and not {"exercise", "exercise_base"}.isdisjoint(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a format's own reader found in one record."""

    name: str
    kind: str
    texts: Answers
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    owner: Mapping[str, str] | str
    rest: Row
    """What the record holds beside that."""
    no_kind: str = ""
    """Why it is refused when it has no kind, where more can be said than that it names none."""


def _record(found: _Found, draft: Draft) -> Record | Refused:
    name, kind, owner = found.name, found.kind, found.owner
    id = new_id(name)
    if isinstance(id, Refused):
        return id if name else Refused(name="a record", why="it has no name")
    if not kind:
        return Refused(name=name, why=found.no_kind or no_kind(draft))
    if isinstance(owner, str):
        return Refused(name=name, why=owner)
    said: dict[str, Answer] = {**found.texts, "muscles": found.muscles, "equipment": found.equipment}
    keys = {field.key for field in kind_named(kind, draft).fields}
    ours, left = with_our_ids(
        {key: value for key, value in said.items() if key in keys and value}, kind, draft
    )
    unread = {**{key: value for key, value in said.items() if key not in keys}, **found.rest}
    left += [f"`{key}`: there is no key for it" for key, value in unread.items() if value not in _NOTHING]
    return Record(id=id, kind=kind, answers={"name": name, **ours, "credit": owner}, left_out=tuple(left))


def _names(things: Any) -> tuple[str, ...]:
    """The names of wger's muscles and equipment, in English where there is one."""
    rows = [_mapping(one) for one in things or ()] if isinstance(things, list) else []
    return texts_of([one.get("name_en") or one.get("name") for one in rows])


def _mapping(value: Any) -> Row:
    return value if isinstance(value, Mapping) else {}


def _paragraphs(html: str) -> tuple[str, ...]:
    """The paragraphs and list items of a little HTML, each as plain text."""
    pieces = re.split(r"</?(?:p|li|ul|ol|br|div)\b[^>]*>", html, flags=re.IGNORECASE)
    return texts_of([Markup(piece).striptags() for piece in pieces])
