"""The formats of public exercise databases: free-exercise-db and wger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from loosen.authoring.importer.record import (
    NO_ID,
    Given,
    Record,
    Refused,
    credit,
    id_from,
    matched,
    text_of,
    texts_of,
)
from loosen.authoring.scaffold import Answer
from loosen.model import Draft
from loosen.model.kinds import EXERCISES

WGER_ENGLISH = 2
"""wger's number of the language."""
_WITHOUT_EQUIPMENT = {"body only", "none", "none (bodyweight exercise)", "other"}
_NO_KIND = "it does not say what kind of exercise it is; say so with --kind, one of: " + ", ".join(EXERCISES)
_WGER_USED = re.compile(
    "(id|uuid|translations|exercises|muscles|muscles_secondary|equipment)$|license|author|last_update|created"
)
_NOTHING: tuple[object, ...] = (None, "", [])
Row = Mapping[str, Any]


def free_exercise_db(row: Row, draft: Draft, given: Given) -> Record | Refused:
    """A record of free-exercise-db: `primaryMuscles`, `instructions`, `category` and so on.

    The records name neither author nor licence, so the command line must.
    """
    category = text_of(row.get("category"))
    rolled = "foam roll" in text_of(row.get("equipment"))
    kind = given.kind or ("self-massage" if rolled else "stretch" if category == "stretching" else "")
    answers = {
        "also called": texts_of(row.get("alternateNames") or row.get("aliases")),
        "steps": texts_of(row.get("instructions")),
    }
    known = {"id", "name", "category", "alternateNames", "aliases", "instructions", "equipment"} | {
        "primaryMuscles",
        "secondaryMuscles",
        "primary_muscles",
        "secondary_muscles",
        "license",
        "licence",
        "license_author",
        "author",
    }
    muscles = (
        row.get(f"{which}{end}") for which in ("primary", "secondary") for end in ("Muscles", "_muscles")
    )
    found = _Found(
        name=text_of(row.get("name")),
        kind=kind,
        texts=answers,
        muscles=tuple(name for names in muscles for name in texts_of(names)),
        equipment=texts_of(row.get("equipment")),
        owner=credit(row, given),
        rest={key: value for key, value in row.items() if key not in known},
        no_kind=f"its category `{category}` is no kind that is brought in unasked; say so with --kind"
        if category
        else _NO_KIND,
    )
    return _record(found, draft)


def wger(row: Row, draft: Draft, given: Given) -> Record | Refused:
    """A record of wger's `exerciseinfo`: the English text, with the licence that it names."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a format's own reader found in one record."""

    name: str
    kind: str
    texts: Mapping[str, tuple[str, ...]]
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    owner: Mapping[str, str] | str
    rest: Row
    """What the record holds beside that."""
    no_kind: str = _NO_KIND
    """Why it is refused when it has no kind."""


def _record(found: _Found, draft: Draft) -> Record | Refused:
    name, kind, owner = found.name, found.kind, found.owner
    if not id_from(name):
        return Refused(name=name or "a record", why=NO_ID if name else "it has no name")
    if not kind:
        return Refused(name=name, why=found.no_kind)
    if isinstance(owner, str):
        return Refused(name=name, why=owner)
    muscles = {id: (one.name, *one.also_called) for id, one in draft.muscles.items()}
    equipment = {id: (one.name, *one.serves_too) for id, one in draft.equipment.items()}
    ids, strange = matched(found.muscles, muscles)
    needed, odd = matched(found.equipment, equipment)
    odd = [one for one in odd if one.casefold() not in _WITHOUT_EQUIPMENT]
    answers: dict[str, Answer] = {"name": name, **found.texts, "muscles": ids, "equipment": needed}
    left = [f"muscle `{one}`: no muscle here has this name" for one in strange]
    left += [f"equipment `{one}`: no equipment here has this name" for one in odd]
    left += [f"`{key}`: there is no key for it" for key, value in found.rest.items() if value not in _NOTHING]
    kept = {key: value for key, value in answers.items() if value} | {"credit": owner}
    return Record(id=id_from(name), kind=kind, answers=kept, left_out=tuple(left))


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
