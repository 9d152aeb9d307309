"""Rename an id everywhere: its file, references, embeds, citations, links and recordings."""

from __future__ import annotations

import pathlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import yaml

from loosen.authoring.plan import Plan, carried_out, errors
from loosen.authoring.yaml_edit import compose
from loosen.loader.document import Document
from loosen.loader.parse import kinds_in
from loosen.loader.reader import ReadResult
from loosen.model import Clip, Settings
from loosen.model.author_fields import ID, KINDS, Field, Kind, Value, kind_for_file
from loosen.model.base import To
from loosen.model.kinds import EXERCISES
from loosen.site import article_markup, urls, voice
from loosen.site.addresses import localized, slugs
from loosen.site.catalogues import languages


@dataclass(frozen=True, slots=True)
class RenameTarget:
    """The entity to rename: its kind, as references call it, and its location."""

    kind: str
    id: str
    document: Document
    listed: bool
    """An entry in a file with many."""

    folder: str | None = None
    """What the address of its page begins with; nothing without one."""

    @property
    def links(self) -> str:
        """A regular expression for the part of an address that names it; it never matches for other kinds."""
        if self.folder:
            return rf"(?<![\w/-]){_in_any_language(self.folder)}(?P<id>{re.escape(self.id)})(?=/)"
        if self.kind in ("claim", "source"):
            return rf"{_in_any_language(urls.EVIDENCE)}#{self.kind}-(?P<id>{re.escape(self.id)})(?![\w-])"
        return r"(?P<id>(?!))"

    @property
    def leaves_redirect(self) -> bool:
        """Whether the old address of its page leads on: only an exercise's file can say where it went."""
        return self.kind == "exercise" or not self.folder


def _in_any_language(address: str) -> str:
    """A regular expression for an address, whichever language the site is in."""
    return f"(?:{'|'.join(dict.fromkeys(localized(address, slugs(one)) for one in languages()))})"


class EditedFile(NamedTuple):
    """A changed document: the YAML and, for an article, its body."""

    text: str
    body: str


class _Change(NamedTuple):
    start: int
    end: int
    new: str


def find_targets(documents: Iterable[Document], id: str) -> list[RenameTarget]:
    """Everything with this id: a muscle and a claim may share one."""
    found = []
    everything = tuple(documents)
    kinds = kinds_in(everything)
    for document in everything:
        kind = kind_for_file(document.file, document.data, kinds)
        if not kind or kind.name == "moved":
            continue
        name, folder = "exercise" if kind.is_exercise else kind.name, _folder(kind)
        if kind.listed and id in document.data:
            found.append(RenameTarget(name, id, document, listed=True, folder=folder))
        elif kind.is_named_by_file and document.id == id:
            found.append(RenameTarget(name, id, document, listed=False, folder=folder))
    return found


def _folder(kind: Kind) -> str | None:
    if not kind.is_exercise:
        return urls.folder(kind.type)
    return f"/{EXERCISES[kind.name].section if kind.name in EXERCISES else kind.name}/"


def rename_in(
    document: Document, target: RenameTarget, new: str, kinds: Mapping[str, Kind] = KINDS
) -> EditedFile:
    """A document with all references to the target renamed; `kinds` are those of the site."""
    text = [*_references(document, target, new, kinds), *_links(document.text, target, new)]
    body = [*_embeds(document.body, target, new), *_links(document.body, target, new)]
    return EditedFile(_applied(document.text, text), _applied(document.body, body))


def redirect(new: str) -> str:
    """The text of an exercise's old file, which redirects to the new id."""
    return f"moved_to: {new}\n"


def _references(
    document: Document, target: RenameTarget, new: str, kinds: Mapping[str, Kind]
) -> Iterator[_Change]:
    kind, root = kind_for_file(document.file, document.data, kinds), compose(document.text)
    if not kind or not isinstance(root, yaml.MappingNode):
        return
    if target.listed and document is target.document:
        yield from (_in_place(key, target.id, new) for key, _ in root.value if key.value == target.id)
    if target.folder and kind.type is Settings:
        yield from (_in_place(one, target.id, new) for one in _menu_pages(root) if one.value == target.id)
    owners = [entry for _, entry in root.value] if kind.listed else [root]
    for owner in owners:
        for node, to in _named(owner, kind.fields):
            if to == target.kind and node.value == target.id:
                yield _in_place(node, target.id, new)


def _menu_pages(settings: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    """What names a page, of any kind, in the menu and at the foot of all pages."""
    for key, entries in settings.value:
        if key.value not in ("menu", "footer links") or not isinstance(entries, yaml.SequenceNode):
            continue
        for entry in entries.value:
            pairs = entry.value if isinstance(entry, yaml.MappingNode) else [(None, entry)]
            found = (value for name, value in pairs if name is None or name.value == "page")
            yield from (value for value in found if isinstance(value, yaml.ScalarNode))


def _named(owner: yaml.Node, fields: Sequence[Field]) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """Every id inside a record, with the kind of entity that it refers to."""
    known = {field.key: field.value for field in fields}
    for key, node in owner.value if isinstance(owner, yaml.MappingNode) else ():
        if key.value in known:
            value = known[key.value]
            for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
                yield from _named_by(item, value)


def _named_by(node: yaml.Node, value: Value) -> Iterator[tuple[yaml.ScalarNode, str]]:
    if isinstance(node, yaml.MappingNode):
        yield from _named(node, value.fields)
    elif isinstance(node, yaml.ScalarNode):
        mark = value.fields[0].value.mark if value.short else value.mark
        if isinstance(mark, To):
            yield node, mark.kind


def _embeds(body: str, target: RenameTarget, new: str) -> Iterator[_Change]:
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    spots = [
        piece.spot
        for piece in article_markup.split_embeds(body)
        if isinstance(piece, article_markup.Embed) and (piece.kind, piece.id) == (target.kind, target.id)
    ]
    if target.kind == "source":
        spots += [mention.spot for mention in article_markup.citations(body) if mention.target == target.id]
    for spot in spots:
        start = starts[spot.line] + spot.column
        yield _Change(start, start + len(target.id), new)


def _links(text: str, target: RenameTarget, new: str) -> Iterator[_Change]:
    for match in re.finditer(target.links, text):
        yield _Change(match.start("id"), match.end("id"), new)


def _in_place(node: yaml.Node, old: str, new: str) -> _Change:
    # A text in quotes keeps them.
    quoted = bool(getattr(node, "style", None))
    start = node.start_mark.index + quoted
    return _Change(start, start + len(old), new)


def _applied(text: str, changes: Iterable[_Change]) -> str:
    for start, end, new in sorted(set(changes), reverse=True):
        text = text[:start] + new + text[end:]
    return text


class MoveError(Exception):
    """The id cannot be changed; the message tells an author why."""


def plan_rename(reading: ReadResult, target: RenameTarget, new: str, *, today: date) -> Plan:
    """What to write so that the target has the new id. Nothing is changed yet.

    Raises:
        MoveError: the new id is taken or is no id, or the content would have more mistakes than before.
    """
    if not re.fullmatch(ID, new):
        raise MoveError(f"an id must be small letters, digits and single hyphens, got {new!r}")
    there = [one for one in find_targets(reading.documents, new) if one.kind == target.kind]
    if there:
        raise MoveError(f"`{new}` is there already, in {there[0].document.file}; choose another id")
    plan: Plan = {}
    kinds = kinds_in(reading.documents)
    for document in reading.documents:
        edited = rename_in(document, target, new, kinds)
        if edited != (document.text, document.body):
            plan[document.file] = _whole(document, edited)
    if not target.listed:
        own = target.document
        file = str(pathlib.PurePosixPath(own.file).with_stem(new))
        text = plan.get(own.file) or _whole(own, EditedFile(own.text, own.body))
        plan |= {own.file: redirect(new) if target.kind == "exercise" else None, file: text}
    plan |= _recordings(reading.clips, target, new)
    _refuse_new_mistakes(reading, plan, today)
    return plan


def _recordings(clips: Iterable[Clip], target: RenameTarget, new: str) -> Plan:
    """The recordings of an exercise, which are named after it."""
    plan: Plan = {}
    for clip in clips if target.kind == "exercise" else ():
        folder, _, id = clip.id.rpartition("/")
        if id != target.id or folder not in (voice.EXERCISES, voice.BEGINNINGS):
            continue
        file = str(pathlib.PurePosixPath(clip.file).with_stem(new))
        if any(other.file == file for other in clips):
            raise MoveError(f"{file} is there already; move it away, or choose another id")
        plan |= {clip.file: None, file: clip.data}
    return plan


def _whole(document: Document, edited: EditedFile) -> str:
    front = document.first_line > 1
    return f"---\n{edited.text}---\n{edited.body}" if front else edited.text


def _refuse_new_mistakes(reading: ReadResult, plan: Plan, today: date) -> None:
    before = Counter(one.rule for one in errors(reading, today))
    after = errors(carried_out(reading, plan), today)
    worse = Counter(one.rule for one in after) - before
    if worse:
        said = "\n".join(str(one) for one in after if one.rule in worse)
        raise MoveError(f"nothing was changed, because then this would be wrong:\n{said}")
