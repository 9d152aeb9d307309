"""Edits content files: opens an entity as a form, previews a draft, and saves it."""

from __future__ import annotations

import hashlib
import pathlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import TypeAdapter, ValidationError

from loosen.authoring import editor_schema, scaffold
from loosen.devserver.live_site import LiveSite
from loosen.devserver.snapshot import SiteSnapshot
from loosen.devserver.studio.errors import ChangedError, RefusedError
from loosen.devserver.studio.form import form_of, from_form, to_form
from loosen.devserver.studio.pose import parse_edit, posed
from loosen.devserver.studio.yaml_update import update_yaml
from loosen.drawing.mannequin import Said, draw, problems
from loosen.loader.document import Document, parse_text
from loosen.loader.parse import kinds_in
from loosen.model.author_fields import ID, Kind, kind_for_file
from loosen.model.diagnostic import Report
from loosen.model.figure import Figure
from loosen.model.location import KeyPath
from loosen.runtime import files
from loosen.site import urls


@dataclass(frozen=True, slots=True)
class EditTarget:
    """A content file, or one entry of it."""

    path: pathlib.Path
    file: str
    """Its name in diagnostics."""
    within: KeyPath

    @property
    def id(self) -> str:
        """Of the entity."""
        return str(self.within[0]) if self.within else self.path.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsavedFile:
    """A file as it would be saved, with its diagnostics and preview."""

    text: str
    report: Report
    snapshot: SiteSnapshot | None
    address: str
    """URL path of the page to preview; empty if there is none."""
    drawing: str
    """SVG; empty if there is no figure, or an invalid one."""
    places: Mapping[tuple[int, int], KeyPath]
    """Key path of the value at each line and column."""


class Editor:
    """Edits the content of one live site."""

    def __init__(self, preview: LiveSite, today: Any) -> None:
        self._preview, self.today = preview, today
        self.shown: SiteSnapshot | None = None
        """The last draft without errors."""

    def entities(self) -> list[dict[str, str]]:
        """Everything that can be edited, in file order."""
        found = []
        documents = self._preview.reader.documents()
        kinds = kinds_in(documents)
        for document in documents:
            kind = kind_for_file(document.file, document.data, kinds)
            if kind is None or kind.name == "moved":
                continue
            entries = list(document.data) if kind.listed else [""]
            for entry in entries:
                data = document.data.get(entry) if entry else document.data
                name = data.get("name") if isinstance(data, dict) else None
                label = str(name or entry or document.id)
                row = {"kind": kind.name, "file": _inside(document.file), "entry": entry, "name": label}
                found.append(row)
        return found

    def kinds(self) -> list[str]:
        """The kinds with one file per entity, of which new ones can be made."""
        there = self._kinds().values()
        return [kind.name for kind in there if kind.is_named_by_file and kind.name != "moved"]

    def target(self, file: str, entry: str = "") -> EditTarget:
        """The file that a request names, relative to the content folder.

        Raises:
            RefusedError: it is not a file of the content.
        """
        content = self._preview.reader.content
        path = content / file
        simple = re.fullmatch(r"([a-z0-9-]+/){0,2}[a-z0-9-]+\.(yml|md)", file)
        if not simple or path.is_symlink() or not path.resolve().is_relative_to(content.resolve()):
            raise RefusedError(f"{file} is not a file of the content")
        return EditTarget(path, f"{content.name}/{file}", (entry,) if entry else ())

    def open_entity(self, file: str, entry: str = "") -> dict[str, Any]:
        """The form and the values of an existing entity."""
        target = self.target(file, entry)
        if not target.path.is_file():
            raise RefusedError(f"{file} is not there")
        raw = target.path.read_bytes()
        return self._form(target, files.decode_text(raw)) | {"version": version(raw)}

    def new_entity(self, kind: str, id: str, name: str) -> dict[str, Any]:
        """The form and the values of a new entity, which is not saved."""
        if kind not in self.kinds() or not re.fullmatch(ID, id):
            raise RefusedError("an id must be small letters, digits and single hyphens")
        draft, _ = self._preview.reader.draft()
        file = scaffold.path_of(kind, id)
        target = self.target(file)
        if target.path.exists():
            raise RefusedError(f"{file} is there already")
        text = scaffold.scaffold(kind, {"name": name} if name else {}, draft, today=self.today())
        return self._form(target, text) | {"version": ""}

    def draft(self, target: EditTarget, base: str, value: Any, body: str) -> UnsavedFile:
        """The file `base` with the values of the form, and its preview."""
        document = _document(base, target.file)
        kind = self._kind(target, document)
        data = from_form(value, self._form_of(kind), _at(document.data, target.within)) or {}
        data = ({"kind": kind.name} if kind.is_exercise else {}) | data
        order = ["kind", *(field.key for field in kind.fields)]
        yaml = update_yaml(document.text, data, within=target.within, order=order)
        text = f"---\n{yaml}---\n{body}" if target.file.endswith(".md") else yaml
        snapshot, report = self._preview.unsaved({target.file: text.encode()})
        self.shown = snapshot or self.shown
        return UnsavedFile(
            text=text,
            report=report,
            snapshot=snapshot,
            address=_address(snapshot, target) if snapshot else "",
            drawing=_drawing(data.get("figure")),
            places=dict(_places(_document(text, target.file), target.within)),
        )

    def pose(self, target: EditTarget, base: str, value: Any, edit: Mapping[str, Any]) -> Mapping[str, Any]:
        """The body of the figure with one change by hand, as values of the form, and its pictures.

        Raises:
            RefusedError: there is no such body or change.
        """
        form = self._form_of(self._kind(target, _document(base, target.file)))["properties"]
        if "figure" not in form:
            raise RefusedError(f"{target.file} has no figure")
        body = form["figure"]["properties"]["body"]
        figure = value.get("figure")
        given = from_form(figure.get("body") if isinstance(figure, dict) else {}, body) or {}
        data, shown = posed(given, target.path.stem, parse_edit(edit))
        return {**shown, "body": to_form(data, body)}

    def save(self, target: EditTarget, text: str, wanted: str) -> str:
        """Write the file if it still has the version `wanted`. Returns the new version.

        Raises:
            ChangedError: the file was changed meanwhile.
        """
        raw = target.path.read_bytes() if target.path.exists() else b""
        if (version(raw) if raw else "") != wanted:
            raise ChangedError(files.decode_text(raw), version(raw) if raw else "")
        data = files.encode_like(text, like=raw)
        files.write_atomic(target.path, data)
        return version(data)

    def _form(self, target: EditTarget, text: str) -> dict[str, Any]:
        document = _document(text, target.file)
        kind = self._kind(target, document)
        form = self._form_of(kind)
        data = _at(document.data, target.within)
        return {
            "kind": kind.name,
            "file": _inside(target.file),
            "entry": "".join(map(str, target.within)),
            "schema": form,
            "value": to_form(data, form),
            "base": text,
            "body": document.body,
            "id": target.id if "*" in kind.pattern or kind.listed else "",
            "has_body": target.file.endswith(".md"),
        }

    def _form_of(self, kind: Kind) -> editor_schema.Schema:
        draft, _ = self._preview.reader.draft()
        return form_of(editor_schema.record(kind, draft))

    def _kinds(self) -> Mapping[str, Kind]:
        return kinds_in(self._preview.reader.documents())

    def _kind(self, target: EditTarget, document: Document) -> Kind:
        kind = kind_for_file(target.file, document.data, self._kinds())
        if kind is None or kind.listed != bool(target.within):
            raise RefusedError(f"{target.file} has no form; edit it as a text")
        if target.within and target.within[0] not in document.data:
            raise RefusedError(f"{target.file} has no entry `{target.within[0]}`")
        return kind


def version(raw: bytes) -> str:
    """Hash of a file's bytes."""
    return hashlib.sha256(raw).hexdigest()


def _document(text: str, file: str) -> Document:
    document, problems_ = parse_text(text.encode(), file)
    if document is None:
        raise RefusedError(f"{problems_[0]}")
    return document


def _inside(file: str) -> str:
    return file.split("/", 1)[1]


def _address(snapshot: SiteSnapshot, target: EditTarget) -> str:
    """URL path of the page that shows a file, or else of the home page."""
    pages = snapshot.pages.values()
    own = (page.address for page in pages if page.file == target.file)
    shown = (
        page.address for page in pages if page.kind.shows and _inside(target.file).startswith(page.kind.shows)
    )
    return next(chain(own, shown), urls.HOME)


def _drawing(figure: Any) -> str:
    """The figure alone, which can be previewed before the rest is filled in."""
    if not isinstance(figure, dict):
        return ""
    try:
        read = TypeAdapter(Figure).validate_python({"shows": "-"} | figure)
    except ValidationError:
        return ""
    if problems(read):
        return ""
    return draw(read, "", Said("", "", "studio"))


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _places(document: Document, within: KeyPath) -> Iterator[tuple[tuple[int, int], KeyPath]]:
    data = _at(document.data, within)
    for path in reversed([(), *_paths(data, ())]):
        for of_key in (False, True):
            place = document.place(within + path, of_key=of_key)
            yield (place.line, place.column), path


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        yield (*path, key)
        yield from _paths(one, (*path, key))
