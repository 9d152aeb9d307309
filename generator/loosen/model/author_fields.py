"""The keys that authors write: each kind of file with its fields, in house order."""

from __future__ import annotations

import dataclasses
import functools
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from loosen import model
from loosen.model import base, voice
from loosen.model.base import Entity, Text, To
from loosen.model.docstrings import docstring
from loosen.model.json_schema import json_schema_of
from loosen.model.kinds import EXERCISES, FOLDERS, IN_MARKDOWN, LISTS, SINGLES, row_of

_EXERCISES = "exercises/*.yml"
ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
"""The form of an id, as a regular expression that editors understand too."""
_AFTER = {
    "sides": "position",
    "prepare": "position",
    "pressure": "dose",
    "shorter hold because": "dose",
    "keep off": "mistakes",
    "terms": "reviewed",
    "sets": "down, hold, one spot, breath out, one repeat",
    "rest": "sets",
    "days per week": "rest, walk",
}
"""Keys that stand elsewhere than the model's inheritance puts them: right after one of which others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key that an author may write."""

    key: str
    meaning: str
    """The field's docstring; empty when it has none."""
    required: bool
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What may stand behind a key."""

    type: Any
    """The type itself, without the marks and without `None`."""
    mark: Text | To | None = None
    many: bool = False
    """A list of such values."""
    limits: tuple[Any, ...] = ()
    """How long the list may be, as `annotated_types` says it."""
    short: bool = False
    """Each record may be written as its first value alone."""
    single: bool = False
    """A list of one may be written as that one."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The keys of a record; nothing for any other value."""
        return author_fields(self.type) if is_record(self.type) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file, or of entry in a file."""

    name: str
    """What authors call it, and what `loosen new` takes: `self-massage`."""
    type: type[Entity]
    pattern: str
    """Where it stands in the content folder: `exercises/*.yml`."""
    listed: bool = False
    """Many in one file, each under its id."""

    @property
    def is_exercise(self) -> bool:
        """A kind of exercise; all of them stand in one folder, and each file says its kind."""
        return issubclass(self.type, model.Exercise)

    @property
    def is_named_by_file(self) -> bool:
        """Whether the name of its file is its id: a pack of a voice has that of its folder."""
        return "*." in self.pattern

    @property
    def fields(self) -> tuple[Field, ...]:
        """All keys, in the house order."""
        return author_fields(self.type)  # type: ignore[arg-type]  # mypy takes the hash of its instances


def _kinds() -> Iterator[Kind]:
    for kind in EXERCISES.values():
        yield Kind(name=kind.id, type=kind.type, pattern=_EXERCISES)
    for folder, (name, entity) in FOLDERS.items():
        ending = "md" if folder in IN_MARKDOWN else "yml"
        yield Kind(name=name, type=entity, pattern=f"{folder}/*.{ending}")
    for file, (name, _, entity) in LISTS.items():
        yield Kind(name=name, type=entity, pattern=file, listed=True)
    for file, (name, entity) in SINGLES.items():
        yield Kind(name={"settings": "site"}.get(name, name).replace("_", "-"), type=entity, pattern=file)
    yield Kind(name="voice-pack", type=model.VoicePack, pattern=f"{voice.FOLDER}/*/{voice.PACK}")
    yield Kind(name="moved", type=model.Moved, pattern=_EXERCISES)


KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _kinds()}
"""Those of every site."""


def kinds_with(own: Iterable[model.OwnKind]) -> Mapping[str, Kind]:
    """The kinds of one site: an author's own kinds of exercise, too."""
    made = (Kind(name=one.id, type=row_of(one).type, pattern=_EXERCISES) for one in own)
    return {**KINDS, **{kind.name: kind for kind in made if kind.name not in KINDS}}


def kind_for_file(file: str, data: Mapping[str, Any], kinds: Mapping[str, Kind] = KINDS) -> Kind | None:
    """Which kind of file this is, by its place and its `kind`; nothing for a file that is not ours."""
    inside = file.split("/", 1)[1]
    name = "moved" if "moved_to" in data else data.get("kind")
    for kind in kinds.values():
        pattern = re.escape(kind.pattern).replace(r"\*", "[^/]*")
        if re.fullmatch(pattern, inside) and ("exercises/" not in kind.pattern or kind.name == name):
            return kind
    return None


def is_record(type_: Any) -> bool:
    """Whether a type is one of the model's, with keys of its own."""
    return dataclasses.is_dataclass(type_) and hasattr(type_, "__pydantic_config__")


@functools.cache
def author_fields(type_: Any) -> tuple[Field, ...]:
    """The keys of a record, in the house order; what `parse` adds is left out."""
    hints = get_type_hints(type_, include_extras=True)
    meanings, needed = meanings_of(type_), set(json_schema_of(type_).get("required", ()))
    found = {}
    for name in (field.name for field in dataclasses.fields(type_)):
        key = _alias(hints[name]) or _key(type_, name)
        if not key.startswith("\0"):
            value = _value(hints[name])
            meaning = meanings.get(key) or _first_paragraph(value.type)
            found[key] = Field(key=key, meaning=meaning, required=key in needed, value=value)
    return tuple(found[key] for key in _in_house_order(list(found)))


def meanings_of(type_: type) -> dict[str, str]:
    """Each key's docstring."""
    parts = json_schema_of(type_).get("properties", {})
    return {key: part["description"] for key, part in parts.items() if part.get("description")}


def _first_paragraph(type_: Any) -> str:
    """What a record's own docstring says, for a key that adds nothing to it."""
    text = docstring(type_) if is_record(type_) else ""
    return " ".join(text.split("\n\n")[0].split())


def _key(type_: type, name: str) -> str:
    # `moved_to` is the one key with an underscore: `parse` looks for it before it knows the kind.
    known = json_schema_of(type_).get("properties", {})
    return name if name in known else name.replace("_", " ")


def _alias(hint: Any) -> str | None:
    extras = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    found = next((one.alias for one in extras if isinstance(one, FieldInfo) and one.alias), None)
    return found if found in (base.ID, base.ORIGIN) or (found or "").startswith("\0") else None


def _in_house_order(keys: list[str]) -> list[str]:
    for key, others in _AFTER.items():
        before = next((other for other in others.split(", ") if other in keys), None)
        if key in keys and before:
            keys.remove(key)
            keys.insert(keys.index(before) + 1, key)
    return keys


def _value(hint: Any) -> Value:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        inner = _value(args[0])
        # A list of lists has no marks inside; it stays as it is.
        return Value(type=hint) if inner.many else dataclasses.replace(inner, many=True)
    if origin is not Annotated:
        return Value(type=hint)
    inner, mark = args[0], next((extra for extra in args[1:] if isinstance(extra, Text | To)), None)
    bare = any(isinstance(extra, BeforeValidator) for extra in args[1:])
    if mark:
        return Value(type=hint, mark=mark)
    if get_origin(inner) is tuple:
        limits = tuple(
            limit for extra in args[1:] if isinstance(extra, FieldInfo) for limit in extra.metadata
        )
        return dataclasses.replace(_value(inner), limits=limits, single=bare)
    if is_record(inner):
        return Value(type=inner, short=bare)
    return Value(type=hint)
