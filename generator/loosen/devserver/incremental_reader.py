"""Reads a content folder again and again; what did not change is neither read nor parsed twice."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from loosen.loader.document import Document, parse_text, recover_document
from loosen.loader.look_folder import read_look
from loosen.loader.parse import OwnKinds, Parsed, parse, parse_document
from loosen.loader.reader import ReadResult, is_hidden, read, read_file
from loosen.loader.template_folder import read_templates
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic

Stamp: TypeAlias = tuple[int, int, int]
Found: TypeAlias = tuple[Document | None, list[Diagnostic]]


class IncrementalReader:
    """What a content folder holds now."""

    def __init__(self, content: pathlib.Path) -> None:
        self.content = content
        self._read: dict[str, tuple[Stamp, Found]] = {}
        self._parsed: dict[str, tuple[Document, OwnKinds, tuple[Parsed, ...]]] = {}

    def draft(self, unsaved: Mapping[str, bytes] | None = None) -> tuple[Draft, tuple[Diagnostic, ...]]:
        """The draft, and what is wrong with its shape.

        `unsaved` has, by the names that diagnostics use, what some files would hold once they are saved.
        """
        return self.draft_of(self.reading(unsaved))

    def reading(self, unsaved: Mapping[str, bytes] | None = None) -> ReadResult:
        """All files; the document of one that did not change is the same object as before."""
        reading = read(self.content, file_reader=self._file)
        for file, raw in (unsaved or {}).items():
            reading = _with(reading, file, raw)
        return reading

    def draft_of(self, reading: ReadResult) -> tuple[Draft, tuple[Diagnostic, ...]]:
        """The draft that was read, and what is wrong with its shape."""
        draft, problems = parse(reading, document_parser=self._entities)
        return replace(draft, look=read_look(self.content), templates=read_templates(self.content)), problems

    def documents(self) -> tuple[Document, ...]:
        """Every file that can be read, in order."""
        return read(self.content, file_reader=self._file).documents

    def _file(self, path: pathlib.Path, file: str) -> Found:
        try:
            stamp = _stamp(path.stat())
        except OSError:  # gone, or not ours to read: `read_file` says so
            return read_file(path, file)
        known = self._read.get(file)
        if not known or known[0] != stamp:
            known = self._read[file] = (stamp, read_file(path, file))
        return known[1]

    def _entities(self, document: Document, kinds: OwnKinds) -> tuple[Parsed, ...]:
        known = self._parsed.get(document.file)
        if not known or known[0] is not document or known[1] != kinds:
            known = self._parsed[document.file] = (document, kinds, tuple(parse_document(document, kinds)))
        return known[2]


def _with(reading: ReadResult, file: str, raw: bytes) -> ReadResult:
    document, problems = parse_text(raw, file)
    others = [one for one in reading.documents if one.file != file] + ([document] if document else [])
    rest = [one for one in reading.diagnostics if one.place.file != file]
    unreadable = reading.unreadable - {file} if document else reading.unreadable | {file}
    recovered = [one for one in reading.recovered if one.file != file]
    if not document and (found := recover_document(raw, file, problems)):
        recovered.append(found[0])
        problems += found[1]
    return replace(
        reading,
        recovered=tuple(recovered),
        documents=tuple(sorted(others, key=lambda one: one.file)),
        diagnostics=(*rest, *problems),
        unreadable=unreadable,
    )


def stamps(folder: pathlib.Path) -> dict[str, Stamp]:
    """Every file below a folder, with what changes when it is saved; what an editor hides is passed over."""
    return dict(_stamps(str(folder), ""))


def _stamps(folder: str, inside: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # it was deleted meanwhile
        return
    for entry in entries:
        if is_hidden(entry.name):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):  # what a link leads to is not read, and may have no end
                yield from _stamps(entry.path, f"{inside}{entry.name}/")
            elif not entry.is_dir():  # a link to a folder may lead round in a circle
                yield f"{inside}{entry.name}", _stamp(entry.stat())
        except OSError:  # an editor's file that came and went
            continue


def _stamp(stat: os.stat_result) -> Stamp:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
