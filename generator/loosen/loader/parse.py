"""Parse documents into the model, or into diagnostics about keys, types, times, choices and ids."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from pydantic import ValidationError

from loosen import model
from loosen.loader.document import Document
from loosen.loader.entity_recovery import recover_entity
from loosen.loader.reader import ReadResult
from loosen.loader.validation_errors import ValidationProblem, problems_of, quote, to_diagnostics
from loosen.model import own_words, voice
from loosen.model.adapters import type_adapter
from loosen.model.author_fields import Kind, kinds_with
from loosen.model.base import ID, ORIGIN, Entity
from loosen.model.diagnostic import Diagnostic
from loosen.model.kinds import EXERCISES, FOLDERS, GROUPS, IN_MARKDOWN, LISTS, REQUIRED, SINGLES, row_of
from loosen.model.location import KeyPath, Location
from loosen.model.own_kind import OWN_KIND
from loosen.runtime.ids import id_from
from loosen.runtime.suggest import did_you_mean, nearest

OwnKinds: TypeAlias = Mapping[str, "model.OwnKind | None"]
"""An author's own kinds by id; nothing behind one whose file has a mistake."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of a list document; its paths begin at the entry."""

    document: Document
    prefix: KeyPath

    @property
    def file(self) -> str:
        return self.document.file

    @property
    def source(self) -> str:
        return self.document.source

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        # The entry itself is located by its key.
        return self.document.place(self.prefix + path, of_key=of_key or not path)

    def may_contain(self, substrings: tuple[str, ...]) -> bool:
        return self.document.may_contain(substrings)

    def find(self, path: KeyPath, pattern: str) -> Location:
        return self.document.find(self.prefix + path, pattern)


class Parsed(NamedTuple):
    """One entity, or why there is none."""

    kind: str
    id: str
    entity: Entity | None
    diagnostics: tuple[Diagnostic, ...]
    recovered: Entity | None = None
    """If there is none: the entity without its invalid values, for the checks only."""


def parse(
    reading: ReadResult, *, document_parser: Callable[[Document, OwnKinds], Iterable[Parsed]] | None = None
) -> tuple[model.Draft, tuple[Diagnostic, ...]]:
    """Parse all documents into one draft, with all diagnostics of reading and parsing.

    `document_parser` replaces `parse_document`, for example by a cached one.
    """
    kinds = own_kinds((*reading.documents, *reading.recovered), reading.unreadable)
    parser = document_parser or parse_document
    parsed = [one for document in reading.documents for one in parser(document, kinds)]
    rest = [one for document in reading.recovered for one in parse_document(document, kinds)]
    parsed += [one._replace(entity=None, recovered=one.entity or one.recovered) for one in rest]
    diagnostics = [*reading.diagnostics, *(d for one in parsed for d in one.diagnostics)]
    present = {_path_in_content(document.file) for document in reading.documents}
    present |= {_path_in_content(file) for file in reading.unreadable}
    root = reading.documents[0].file.split("/")[0] if reading.documents else "content"
    diagnostics += [_missing_file(f"{root}/{name}") for name in REQUIRED if name not in present]
    return _draft(parsed, reading), tuple(diagnostics)


def _draft(parsed: Sequence[Parsed], reading: ReadResult) -> model.Draft:
    found: dict[str, dict[str, Any]] = {}
    broken = {_kind_of_file(file) for file in reading.unreadable}
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
    parts |= {"voices": found.get("voice-pack", {}), "clips": reading.clips}
    parts["words"] = next(iter(found.get("words", {}).values()), None)
    parts["media_files"] = reading.media
    recovered = tuple((GROUPS[one.kind], one.recovered) for one in parsed if one.recovered)
    return model.Draft(**parts, broken=frozenset(broken), recovered=recovered)


def own_kinds(documents: Iterable[Document], unreadable: Iterable[str] = ()) -> OwnKinds:
    """The author's own kinds by id, which have to be known before an exercise can be parsed."""
    broken = {id: None for kind, id in map(_kind_of_file, unreadable) if kind == "kind"}
    parsed = [
        one
        for document in documents
        if _path_in_content(document.file).startswith("kinds/")
        for one in parse_document(document, {})
    ]
    found = {one.id: one.entity for one in parsed if one.kind == "kind" and one.id not in EXERCISES}
    return broken | {id: own if isinstance(own, model.OwnKind) else None for id, own in found.items()}


def kinds_in(documents: Iterable[Document]) -> Mapping[str, Kind]:
    """The kinds of file of the site that has these documents."""
    return kinds_with(own for own in own_kinds(documents).values() if own)


def parse_document(document: Document, kinds: OwnKinds) -> Iterator[Parsed]:
    """Parse one document: one entity, or one for each entry of a list."""
    inside = _path_in_content(document.file)
    folder = inside.split("/")[0]
    if inside == own_words.FILE:
        yield _entity("words", document.id, model.OwnWords, {own_words.GROUPS: document.data}, document)
    elif inside in SINGLES:
        kind, type_ = SINGLES[inside]
        yield _entity(kind, document.id, type_, document.data, document)
    elif inside in LISTS:
        kind, _, type_ = LISTS[inside]
        for id, data in document.data.items():
            section = Section(document, (id,))
            yield _with_id_check(_entity(kind, id, type_, data, section), section.place)
    elif folder == "exercises" and inside.count("/") == 1:
        yield _with_id_check(_exercise(document, kinds), lambda: Location(document.file))
    elif folder in FOLDERS and inside.count("/") == 1:
        kind, type_ = FOLDERS[folder]
        data = document.data | ({"\0text": document.body} if folder in IN_MARKDOWN else {})
        yield _with_id_check(
            _entity(kind, document.id, type_, data, document), lambda: Location(document.file)
        )
    elif (pack := _pack_of(inside)) is not None:
        yield _with_id_check(
            _entity("voice-pack", pack, model.VoicePack, document.data, document),
            lambda: Location(document.file),
        )
    else:
        yield Parsed("file", document.id, None, (_unexpected_file(document.file, inside),))


def _pack_of(inside: str) -> str | None:
    """The id of the voice whose pack this file is: the name of its folder."""
    folder, *rest = inside.split("/")
    return rest[0] if folder == voice.FOLDER and len(rest) == 2 and rest[1] == voice.PACK else None


def _exercise(document: Document, kinds: OwnKinds) -> Parsed:
    data = dict(document.data)
    if "moved_to" in data:
        return _entity("moved", document.id, model.Moved, data, document)
    kind = data.pop("kind", None)
    if isinstance(kind, str) and kind in EXERCISES:
        return _entity("exercise", document.id, EXERCISES[kind].type, data, document)
    if isinstance(kind, str) and kind in kinds:
        if (own := kinds[kind]) is None:  # its file is told; what this one may say is not known before
            return Parsed("exercise", document.id, None, ())
        return _entity("exercise", document.id, row_of(own).type, data | {OWN_KIND: own}, document)
    problems = []
    key = next((key for key in data if kind is None and nearest(key, ("kind",))), "kind")
    if key in data:
        kind = data.pop(key)
        problems.append(_misspelt_kind(key, document.place((key,), of_key=True)))
    is_known = isinstance(kind, str) and kind in EXERCISES
    if not is_known and (kind is not None or not document.recovered):
        problems.append(_bad_kind(kind, document.place((key,)), (*EXERCISES, *kinds)))
    best, *others = _likely_kinds(document, data, nearest(str(kind), EXERCISES))
    # Only what is wrong for every likely kind is reported; the rest may be right for the kind meant.
    certain = [one for one in best.diagnostics if all(_is_in(one, other.diagnostics) for other in others)]
    return Parsed("exercise", document.id, None, (*problems, *certain), best.entity or best.recovered)


def _likely_kinds(document: Document, data: Any, meant: str) -> list[Parsed]:
    """The exercise parsed as each likely kind: of a similar name, or with the fewest wrong keys."""
    parsed_as = {
        name: _entity("exercise", document.id, kind.type, data, document) for name, kind in EXERCISES.items()
    }
    if meant:
        return [parsed_as[meant]]
    mismatches = {
        name: sum(one.rule in ("unknown-key", "missing-key") for one in parsed.diagnostics)
        for name, parsed in parsed_as.items()
    }
    return [parsed_as[name] for name, count in mismatches.items() if count == min(mismatches.values())]


def _is_in(one: Diagnostic, others: Iterable[Diagnostic]) -> bool:
    return any((one.place, one.message) == (other.place, other.message) for other in others)


def _misspelt_kind(key: str, place: Location) -> Diagnostic:
    message = f"a key must be one that is known here, got `{key}`"
    return Diagnostic(place, "unknown-key", message, "did you mean `kind`?")


def _bad_kind(kind: Any, place: Location, known: Sequence[str]) -> Diagnostic:
    choices = ", ".join(known)
    if kind is None:
        help = f"add `kind:` with one of: {choices}"
        return Diagnostic(place, "missing-key", "`kind` must be there and not be empty", help)
    message = f"`kind` must be one of {choices}, got {quote(kind)}"
    return Diagnostic(place, "bad-value", message, did_you_mean(str(kind), known))


def _entity(kind: str, id: str, type_: type[Entity], data: Any, origin: Document | Section) -> Parsed:
    if not isinstance(data, dict):
        message = f"`{id}` must have keys of its own, got {'nothing' if data is None else quote(data)}"
        help = f"write `{id}:` and below it, further in, its own keys"
        return Parsed(kind, id, None, (Diagnostic(origin.place(), "wrong-type", message, help),))
    incomplete = isinstance(origin, Document) and origin.recovered
    problems: list[ValidationProblem] = []
    try:
        entity = type_adapter(type_).validate_python(data | {ID: id, ORIGIN: origin})
        if not incomplete:
            return Parsed(kind, id, entity, ())
    except ValidationError as error:
        problems = problems_of(error, type_, origin)
    rest, more = recover_entity(problems, type_, data | {ID: id}, origin, incomplete=incomplete)
    # A key on an unreadable line is not missing.
    reported = [one for one in problems if not incomplete or one.kind != "missing" or len(one.path) > 1]
    return Parsed(kind, id, None, (*to_diagnostics(reported), *more), rest)


def _with_id_check(parsed: Parsed, place: Callable[[], Location]) -> Parsed:
    if _ID.fullmatch(parsed.id):
        return parsed
    suggestion = id_from(parsed.id) or "a-name"
    message = f"an id must be small letters, digits and single hyphens, got {quote(parsed.id)}"
    problem = Diagnostic(place(), "bad-id", message, f"rename it, for example to `{suggestion}`")
    return parsed._replace(diagnostics=(*parsed.diagnostics, problem))


def _missing_file(file: str) -> Diagnostic:
    help = "run `loosen init my-site`: it writes a small site with an example of this file"
    return Diagnostic(Location(file), "missing-key", "this file must exist", help)


def _unexpected_file(file: str, inside: str) -> Diagnostic:
    name = pathlib.PurePosixPath(inside).name
    if inside.startswith(f"{voice.FOLDER}/"):
        message = f"the file of a voice must be {voice.FOLDER}/its-name/{voice.PACK}, got {inside}"
        return Diagnostic(
            Location(file), "bad-id", message, "rename it, or move it out of the content folder"
        )
    known = [*SINGLES, own_words.FILE, *LISTS, *(f"{folder}/{name}" for folder in _folders())]
    near = nearest(inside, known, cutoff=0.75)
    message = f"the content folder must hold only files that belong there, got {inside}"
    help = f"did you mean `{near}`?" if near else f"put it into one of: {', '.join(_folders())}"
    return Diagnostic(Location(file), "bad-id", message, help)


def _folders() -> list[str]:
    return ["exercises", *FOLDERS]


def _path_in_content(file: str) -> str:
    return file.split("/", 1)[1]


def _kind_of_file(file: str) -> tuple[str, str]:
    """The kind and id that an unreadable file would have; for a list file the id is `*`."""
    inside = _path_in_content(file)
    id = pathlib.PurePosixPath(inside).stem
    if inside in LISTS:
        return LISTS[inside][0], "*"
    if inside in SINGLES:
        return SINGLES[inside][0], id
    folder = inside.split("/")[0]
    if (pack := _pack_of(inside)) is not None:
        return "voice-pack", pack
    return ("exercise" if folder == "exercises" else FOLDERS.get(folder, ("file",))[0]), id
