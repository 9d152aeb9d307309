"""Edits content files: opens an entity as a form, previews a draft, and saves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import ValidationError

from loosen.authoring import editor_schema, scaffold
from loosen.devserver.live_site import LiveSite
from loosen.devserver.problems import said_in
from loosen.devserver.snapshot import SiteSnapshot
from loosen.devserver.studio.choices import fitting, new_kinds
from loosen.devserver.studio.errors import ChangedError, RefusedError
from loosen.devserver.studio.field_places import FieldPlaces
from loosen.devserver.studio.form import form_of, from_form, to_form
from loosen.devserver.studio.form_words import in_words
from loosen.devserver.studio.pose import parse_edit, posed
from loosen.devserver.studio.target import (
    EditTarget,
    document_of,
    document_or_empty,
    edit_target,
    edited_kind,
    refuse_bad_id,
    value_at,
    version,
)
from loosen.devserver.studio.yaml_update import update_yaml
from loosen.drawing.mannequin import Said, draw, problems
from loosen.loader.parse import kinds_in
from loosen.model.adapters import type_adapter
from loosen.model.author_fields import Kind
from loosen.model.diagnostic import Report
from loosen.model.figure import Figure
from loosen.runtime import files
from loosen.site import urls

_TITLES = ("name", "title", "claim")
"""Keys under which a new thing's name stands, the first that its kind has."""


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
    places: FieldPlaces
    """Where the values stand in the text."""
    fitting: Mapping[str, list[str]]
    """Of fields whose choices depend on others, by key: the ids that the rules allow."""


class Editor:
    """Edits the content of one live site."""

    def __init__(self, preview: LiveSite, today: Any) -> None:
        self._preview, self.today = preview, today
        self.shown: SiteSnapshot | None = None
        """The last draft without errors."""

    def target(self, file: str, entry: str = "") -> EditTarget:
        """The file that a request names, relative to the content folder.

        Raises:
            RefusedError: it is not a file of the content.
        """
        return edit_target(self._preview.reader.content, file, entry)

    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of file of this site."""
        return kinds_in(self._preview.reader.documents())

    def open_entity(self, file: str, entry: str = "") -> dict[str, Any]:
        """The form and the values of an existing entity."""
        target = self.target(file, entry)
        if not target.path.is_file():
            raise RefusedError(f"{file} is not there")
        raw = target.path.read_bytes()
        return self._form(target, files.decode_text(raw)) | {"version": version(raw)}

    def new_entity(self, kind: str, id: str, name: str) -> dict[str, Any]:
        """The form and the values of a new entity, which is not saved.

        What stands in a list with others may get its id later.

        Raises:
            RefusedError: the kind or the id is none, or the id is taken.
        """
        if kind not in new_kinds(kinds := self.kinds()):
            raise RefusedError(f"nothing new can be made of the kind `{kind}`")
        if kinds[kind].listed:
            return self._new_entry(kinds[kind], id, name)
        refuse_bad_id(id)
        draft, _ = self._preview.reader.draft()
        file = scaffold.path_of(kind, id)
        target = self.target(file)
        if target.path.exists():
            raise RefusedError(f"{file} is there already")
        answers = {"name": name} if name else {}
        text = scaffold.scaffold(kind, answers, draft, today=self.today(), say=self._preview.say)
        return self._form(target, scaffold.without_notes(text)) | {"version": ""}

    def _new_entry(self, kind: Kind, id: str, name: str) -> dict[str, Any]:
        target = self.target(kind.pattern, id)
        raw = target.path.read_bytes() if target.path.is_file() else b""
        text = files.decode_text(raw) if raw else f"{editor_schema.modeline(kind.pattern)}\n"
        edited_kind(target, document_or_empty(text, target.file), self.kinds(), is_new=True)
        form = self._form_of(kind)
        title = next((key for key in _TITLES if key in form["properties"]), "")
        data = {title: name} if title and name else {}
        opened = _opened(kind, target, form, data, text)
        return opened | {"version": version(raw) if raw else "", "new": True}

    def draft(
        self, target: EditTarget, base: str, value: Any, body: str, *, is_new: bool = False
    ) -> UnsavedFile:
        """The file `base` with the values of the form, and its preview."""
        document = document_or_empty(base, target.file) if is_new else document_of(base, target.file)
        kind = edited_kind(target, document, self.kinds(), is_new=is_new)
        if kind.listed and not target.within:
            raise RefusedError("it needs a short name")
        before = None if is_new and kind.listed else value_at(document.data, target.within)
        data = from_form(value, self._form_of(kind), before) or {}
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
            places=FieldPlaces(document_of(text, target.file), target.within),
            fitting=fitting(kind, data, self._preview.reader.draft()[0]),
        )

    def pose(self, target: EditTarget, base: str, value: Any, edit: Mapping[str, Any]) -> Mapping[str, Any]:
        """The body of the figure with one change by hand, as values of the form, and its pictures.

        Raises:
            RefusedError: there is no such body or change.
        """
        form = self._form_of(edited_kind(target, document_of(base, target.file), self.kinds()))["properties"]
        if "figure" not in form:
            raise RefusedError(f"{target.file} has no figure")
        body = form["figure"]["properties"]["body"]
        figure = value.get("figure")
        given = from_form(figure.get("body") if isinstance(figure, dict) else {}, body) or {}
        data, shown = posed(given, target.path.stem, parse_edit(edit))
        told = [said_in(row, self._preview.say) for row in shown["problems"]]
        return {**shown, "problems": told, "body": to_form(data, body)}

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
        document = document_of(text, target.file)
        kind = edited_kind(target, document, self.kinds())
        data = value_at(document.data, target.within)
        return _opened(kind, target, self._form_of(kind), data, text, document.body)

    def _form_of(self, kind: Kind) -> editor_schema.Schema:
        draft, _ = self._preview.reader.draft()
        return in_words(form_of(editor_schema.record(kind, draft)), kind, self._preview.words)


def _opened(
    kind: Kind, target: EditTarget, form: editor_schema.Schema, data: Any, text: str, body: str = ""
) -> dict[str, Any]:
    """What the page needs to show a form."""
    return {
        "kind": kind.name,
        "file": _inside(target.file),
        "entry": "".join(map(str, target.within)),
        "schema": form,
        "value": to_form(data, form),
        "base": text,
        "body": body,
        "id": target.id if "*" in kind.pattern or kind.listed else "",
        "has_body": target.file.endswith(".md"),
    }


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
        read = type_adapter(Figure).validate_python({"shows": "-"} | figure)
    except ValidationError:
        return ""
    if problems(read):
        return ""
    return draw(read, "", Said("", "", "studio"))
