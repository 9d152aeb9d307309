"""Which file or entry a request edits, and what stands there."""

from __future__ import annotations

import hashlib
import pathlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from loosen.devserver.studio.errors import RefusedError
from loosen.loader.document import Document, parse_text
from loosen.model.author_fields import ID, Kind, kind_for_file
from loosen.model.location import KeyPath


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


def edit_target(content: pathlib.Path, file: str, entry: str = "") -> EditTarget:
    """The file that a request names, relative to the content folder.

    Raises:
        RefusedError: it is not a file of the content.
    """
    path = content / file
    simple = re.fullmatch(r"([a-z0-9-]+/){0,2}[a-z0-9-]+\.(yml|md)", file)
    if not simple or path.is_symlink() or not path.resolve().is_relative_to(content.resolve()):
        raise RefusedError(f"{file} is not a file of the content")
    return EditTarget(path, f"{content.name}/{file}", (entry,) if entry else ())


def version(raw: bytes) -> str:
    """Hash of a file's bytes."""
    return hashlib.sha256(raw).hexdigest()


def document_of(text: str, file: str) -> Document:
    """A content file as it is read.

    Raises:
        RefusedError: it cannot be read.
    """
    document, problems_ = parse_text(text.encode(), file)
    if document is None:
        raise RefusedError(f"{problems_[0]}")
    return document


def document_or_empty(text: str, file: str) -> Document:
    """The document of a list, which may have no entry yet."""
    is_empty = not re.sub(r"(?m)^\s*(#.*|\{\s*\})?$", "", text).strip()
    return Document(file, text, {}) if is_empty else document_of(text, file)


def refuse_bad_id(id: str) -> None:
    """Refuse what is no id.

    Raises:
        RefusedError: it is none.
    """
    if not re.fullmatch(ID, id):
        raise RefusedError("an id must be small letters, digits and single hyphens")


def edited_kind(
    target: EditTarget, document: Document, kinds: Mapping[str, Kind], *, is_new: bool = False
) -> Kind:
    """The kind of what is edited.

    Raises:
        RefusedError: it has no form, or its entry is not there, or is there although it is new.
    """
    kind = kind_for_file(target.file, document.data, kinds)
    if kind is None or (kind.listed != bool(target.within) and not is_new):
        raise RefusedError(f"{target.file} has no form; edit it as a text")
    for entry in map(str, target.within):
        if is_new:
            refuse_bad_id(entry)
            if entry in document.data:
                raise RefusedError(f"there is a `{entry}` already: choose another short name")
        elif entry not in document.data:
            raise RefusedError(f"{target.file} has no entry `{entry}`")
    return kind


def value_at(data: Any, path: KeyPath) -> Any:
    """The value at a path that is there."""
    for step in path:
        data = data[step]
    return data
