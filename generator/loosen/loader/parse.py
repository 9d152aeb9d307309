"""Documents become the model, or diagnostics about their shape: keys, types, times, choices, ids."""

from __future__ import annotations

import pathlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from loosen import model
from loosen.loader.document import Document
from loosen.loader.entity_recovery import recover
from loosen.loader.reader import ReadResult
from loosen.loader.validation_errors import ValidationProblem, problems_of, shown, to_diagnostics
from loosen.model.adapters import adapter
from loosen.model.base import ID, ORIGIN, Entity
from loosen.model.diagnostic import Diagnostic
from loosen.model.kinds import EXERCISES, FOLDERS, GROUPS, LISTS, REQUIRED, SINGLES
from loosen.model.location import KeyPath, Location
from loosen.runtime.suggest import did_you_mean, nearest

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of a document that holds a list: an origin whose paths begin at the entry."""

    document: Document
    prefix: KeyPath

    @property
    def file(self) -> str:
        return self.document.file

    @property
    def source(self) -> str:
        return self.document.source

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        # An entry without a path of its own is best pointed at by its id.
        return self.document.place(self.prefix + path, of_key=of_key or not path)

    def may_hold(self, signs: tuple[str, ...]) -> bool:
        return self.document.may_hold(signs)

    def find(self, path: KeyPath, pattern: str) -> Location:
        return self.document.find(self.prefix + path, pattern)


class Parsed(NamedTuple):
    """One entity, or why there is none."""

    kind: str
    id: str
    entity: Entity | None
    diagnostics: tuple[Diagnostic, ...]
    mended: Entity | None = None
    """Where there is none, what is left of it without the parts that are wrong, to be judged all the same."""


def parse(
    reading: ReadResult, *, with_: Callable[[Document], Iterable[Parsed]] | None = None
) -> tuple[model.Draft, tuple[Diagnostic, ...]]:
    """All documents as one draft, with everything that is wrong with their shape.

    `with_` parses each document in place of `entities`: it may remember documents that did not change.
    """
    parsed = [one for document in reading.documents for one in (with_ or entities)(document)]
    rest = [one for document in reading.salvaged for one in entities(document)]
    parsed += [one._replace(entity=None, mended=one.entity or one.mended) for one in rest]
    diagnostics = [*reading.diagnostics, *(d for one in parsed for d in one.diagnostics)]
    present = {_inside(document.file) for document in reading.documents}
    present |= {_inside(file) for file in reading.unreadable}
    root = reading.documents[0].file.split("/")[0] if reading.documents else "content"
    diagnostics += [_missing_file(f"{root}/{name}") for name in REQUIRED if name not in present]
    return _draft(parsed, reading.unreadable), tuple(diagnostics)


def _draft(parsed: Sequence[Parsed], unreadable: frozenset[str]) -> model.Draft:
    found: dict[str, dict[str, Any]] = {}
    broken = {_kind_of_file(file) for file in unreadable}
    for one in parsed:
        if one.entity is None:
            broken.add((one.kind, one.id))
        else:
            found.setdefault(one.kind, {})[one.id] = one.entity
    parts: dict[str, Any] = {
        kind: next(iter(found.get(kind, {}).values()), None) for kind, _ in SINGLES.values()
    }
    parts |= {field: found.get(kind, {}) for kind, field, _ in LISTS.values()}
    parts |= {folder: found.get(kind, {}) for folder, (kind, _) in FOLDERS.items()}
    parts |= {"exercises": found.get("exercise", {}), "moved": found.get("moved", {})}
    mended = tuple((GROUPS[one.kind], one.mended) for one in parsed if one.mended)
    return model.Draft(**parts, broken=frozenset(broken), mended=mended)


def entities(document: Document) -> Iterator[Parsed]:
    """What one document holds: one entity, or the entries of a list."""
    inside = _inside(document.file)
    folder = inside.split("/")[0]
    if inside in SINGLES:
        kind, type_ = SINGLES[inside]
        yield _entity(kind, document.id, type_, document.data, document)
    elif inside in LISTS:
        kind, _, type_ = LISTS[inside]
        for id, data in document.data.items():
            section = Section(document, (id,))
            yield _checked_id(_entity(kind, id, type_, data, section), section.place)
    elif folder == "exercises" and inside.count("/") == 1:
        yield _checked_id(_exercise(document), lambda: Location(document.file))
    elif folder in FOLDERS and inside.count("/") == 1:
        kind, type_ = FOLDERS[folder]
        data = document.data | ({"\0text": document.body} if folder == "articles" else {})
        yield _checked_id(_entity(kind, document.id, type_, data, document), lambda: Location(document.file))
    else:
        yield Parsed("file", document.id, None, (_stray(document.file, inside),))


def _exercise(document: Document) -> Parsed:
    data = dict(document.data)
    if "moved_to" in data:
        return _entity("moved", document.id, model.Moved, data, document)
    kind = data.pop("kind", None)
    if isinstance(kind, str) and kind in EXERCISES:
        return _entity("exercise", document.id, EXERCISES[kind].type, data, document)
    problems = []
    key = next((key for key in data if kind is None and nearest(key, ("kind",))), "kind")
    if key in data:
        kind = data.pop(key)
        problems.append(_misspelt_kind(key, document.place((key,), of_key=True)))
    is_known = isinstance(kind, str) and kind in EXERCISES
    if not is_known and (kind is not None or not document.salvaged):
        problems.append(_bad_kind(kind, document.place((key,))))
    best, *others = _likely(document, data, nearest(str(kind), EXERCISES))
    # What is wrong whatever the kind is wrong; the rest may be right for the kind that is meant.
    sure = [one for one in best.diagnostics if all(_is_among(one, other.diagnostics) for other in others)]
    return Parsed("exercise", document.id, None, (*problems, *sure), best.entity or best.mended)


def _likely(document: Document, data: Any, meant: str) -> list[Parsed]:
    """The exercise as each of the kinds that it may be: the one whose name is near, or whose keys it has."""
    tries = {
        name: _entity("exercise", document.id, kind.type, data, document) for name, kind in EXERCISES.items()
    }
    if meant:
        return [tries[meant]]
    foreign = {
        name: sum(one.rule in ("unknown-key", "missing-key") for one in parsed.diagnostics)
        for name, parsed in tries.items()
    }
    return [tries[name] for name, count in foreign.items() if count == min(foreign.values())]


def _is_among(one: Diagnostic, others: Iterable[Diagnostic]) -> bool:
    return any((one.place, one.message) == (other.place, other.message) for other in others)


def _misspelt_kind(key: str, place: Location) -> Diagnostic:
    message = f"a key must be one that is known here, got `{key}`"
    return Diagnostic(place, "unknown-key", message, "did you mean `kind`?")


def _bad_kind(kind: Any, place: Location) -> Diagnostic:
    choices = ", ".join(EXERCISES)
    if kind is None:
        help = f"add `kind:` with one of: {choices}"
        return Diagnostic(place, "missing-key", "`kind` must be there and not be empty", help)
    message = f"`kind` must be one of {choices}, got {shown(kind)}"
    return Diagnostic(place, "bad-value", message, did_you_mean(str(kind), EXERCISES))


def _entity(kind: str, id: str, type_: type[Entity], data: Any, origin: Document | Section) -> Parsed:
    if not isinstance(data, dict):
        message = f"`{id}` must have keys of its own, got {'nothing' if data is None else shown(data)}"
        help = f"write `{id}:` and below it, further in, its own keys"
        return Parsed(kind, id, None, (Diagnostic(origin.place(), "wrong-type", message, help),))
    salvaged = isinstance(origin, Document) and origin.salvaged
    problems: list[ValidationProblem] = []
    try:
        entity = adapter(type_).validate_python(data | {ID: id, ORIGIN: origin})
        if not salvaged:
            return Parsed(kind, id, entity, ())
    except ValidationError as error:
        problems = problems_of(error, type_, origin)
    rest, more = recover(problems, type_, data | {ID: id}, origin, salvaged=salvaged)
    # What could not be read is not missing.
    told = [one for one in problems if not salvaged or one.kind != "missing" or len(one.path) > 1]
    return Parsed(kind, id, None, (*to_diagnostics(told), *more), rest)


def _checked_id(parsed: Parsed, place: Callable[[], Location]) -> Parsed:
    if _ID.fullmatch(parsed.id):
        return parsed
    plain = unicodedata.normalize("NFKD", parsed.id).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "a-name"
    message = f"an id must be small letters, digits and single hyphens, got {shown(parsed.id)}"
    problem = Diagnostic(place(), "bad-id", message, f"rename it, for example to `{better}`")
    return parsed._replace(diagnostics=(*parsed.diagnostics, problem))


def _missing_file(file: str) -> Diagnostic:
    help = "copy it from another site and change it"
    return Diagnostic(Location(file), "missing-key", "this file must exist", help)


def _stray(file: str, inside: str) -> Diagnostic:
    name = pathlib.PurePosixPath(inside).name
    known = [*SINGLES, *LISTS, *(f"{folder}/{name}" for folder in _folders())]
    near = nearest(inside, known, cutoff=0.75)
    message = f"the content folder must hold only files that belong there, got {inside}"
    help = f"did you mean `{near}`?" if near else f"put it into one of: {', '.join(_folders())}"
    return Diagnostic(Location(file), "bad-id", message, help)


def _folders() -> list[str]:
    return ["exercises", *FOLDERS]


def _inside(file: str) -> str:
    return file.split("/", 1)[1]


def _kind_of_file(file: str) -> tuple[str, str]:
    """What an unreadable file would have been; for a list, every entry of it (`*`)."""
    inside = _inside(file)
    id = pathlib.PurePosixPath(inside).stem
    if inside in LISTS:
        return LISTS[inside][0], "*"
    if inside in SINGLES:
        return SINGLES[inside][0], id
    folder = inside.split("/")[0]
    return ("exercise" if folder == "exercises" else FOLDERS.get(folder, ("file",))[0]), id
