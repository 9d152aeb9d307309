"""What can be edited, what can be made, and what a text may refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loosen.authoring import scaffold
from loosen.authoring.editor_schema import called
from loosen.checks.references import known
from loosen.devserver.studio.errors import RefusedError
from loosen.loader.document import Document
from loosen.model import Draft
from loosen.model.author_fields import Kind, kind_for_file

_NOT_MADE = frozenset({"moved", "medium", "voice-pack"})
"""A rename makes the first; the others begin with files of photos or sound."""


def entities(documents: Iterable[Document], kinds: Mapping[str, Kind]) -> Iterator[dict[str, str]]:
    """Everything that can be edited, in file order."""
    for document in documents:
        kind = kind_for_file(document.file, document.data, kinds)
        if kind is None or kind.name == "moved":
            continue
        for entry in list(document.data) if kind.listed else [""]:
            data = document.data.get(entry) if entry else document.data
            name = data.get("name") if isinstance(data, dict) else None
            file = document.file.split("/", 1)[1]
            label = str(name or entry or document.id)
            yield {"kind": kind.name, "file": file, "entry": entry, "name": label}


def new_kinds(kinds: Mapping[str, Kind]) -> list[str]:
    """The kinds of which new ones can be made."""
    one_of_many = (kind.name for kind in kinds.values() if kind.is_named_by_file or kind.listed)
    return [name for name in one_of_many if name not in _NOT_MADE]


def fitting(kind: Kind, data: Mapping[str, Any], draft: Draft) -> dict[str, list[str]]:
    """Of the fields whose choices depend on other values, the ids that the rules allow."""
    if not any(field.key == "prepare" for field in kind.fields):
        return {}
    muscles = data.get("muscles")
    listed = muscles if isinstance(muscles, list) else [muscles]
    answers = {"muscles": [one for one in listed if isinstance(one, str)]}
    return {"prepare": scaffold.choices("prepare", kind.name, answers, draft)}


def references(draft: Draft, kind: str) -> list[dict[str, str]]:
    """The sources or claims that a text may refer to, by id and name.

    Raises:
        RefusedError: texts refer to no such kind.
    """
    if kind not in ("source", "claim"):
        raise RefusedError(f"no text refers to a `{kind}`")
    return [{"id": id, "name": called(one)} for id, one in known(draft, kind).items()]
