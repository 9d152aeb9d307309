"""The only reader: the files of a content folder become documents."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from pydantic_core import from_json, to_json

from generator.cores import each
from generator.diagnostic import Diagnostic
from generator.document import MAX_BYTES, Document, Found, ReadValues, parse_text, salvage
from generator.memory import Forgetful, Memory
from generator.place import Place
from generator.progress import Progress, untold
from generator.yaml_values import Values, read_values

_LIKE_OURS = {"", ".yml", ".yaml", ".md", ".markdown", ".txt", ".json"}
IGNORED = ("GUIDELINES.md", "README.md")
_WORTH_A_PROCESS = 200
"""Files. Fewer are read before another process has begun."""
_AT_ONCE = 64
"""Files that are sent together: each message costs as much as several of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, and everything that was noticed on the way."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    unreadable: frozenset[str]
    """Files that are there but could not be read, so that nobody is told that they are missing."""
    salvaged: tuple[Document, ...] = ()
    """What is left of some of them, to be judged all the same."""


ReadFile: TypeAlias = "Callable[[pathlib.Path, str], Found]"
"""What a file, with its name for authors, turns out to hold."""


def read(
    content: pathlib.Path,
    *,
    with_: ReadFile | None = None,
    memory: Memory | None = None,
    progress: Progress = untold,
) -> Reading:
    """Read every `.yml` and `.md` file below `content`, in the order of their names.

    `with_` reads each file in place of `read_file`, and `memory` what YAML texts hold: they may remember what
    did not change.
    """
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    unreadable: set[str] = set()
    rest: list[Document] = []
    paths = _paths(content)
    # A link to nothing and a pipe are no files. A file's name need not be UTF-8; whatever we print must be.
    files = [
        (content / relative, os.fsencode(f"{content.name}/{relative}").decode("utf-8", "replace"))
        for relative in paths
        if os.path.isfile(os.path.join(content, relative))  # noqa: PTH113, PTH118 - ten thousand paths
    ]
    found = (with_(*one) for one in files) if with_ else _each_file(files, memory or Forgetful())
    for number, ((path, file), (document, problems)) in enumerate(zip(files, found, strict=True), 1):
        progress(number, len(files))
        documents += [document] if document else []
        diagnostics += problems
        if not document:
            unreadable.add(file)
            if salvage := _salvaged(path, file, problems):
                rest.append(salvage[0])
                diagnostics += salvage[1]
    return Reading(tuple(documents), tuple(diagnostics), frozenset(unreadable), tuple(rest))


def _salvaged(
    path: pathlib.Path, file: str, said: list[Diagnostic]
) -> tuple[Document, list[Diagnostic]] | None:
    try:
        return salvage(path.read_bytes(), file, said)
    except OSError:  # gone meanwhile; what was said of it stands
        return None


def _each_file(files: Sequence[tuple[pathlib.Path, str]], memory: Memory) -> Iterator[Found]:
    """What they hold, read on all cores where there are many."""

    def recalled(text: str, file: str, first_line: int) -> Values | None:
        data = memory.recall(text)
        return None if data is None else Values(data, Place(file, first_line), ())

    def here(text: str, file: str, first_line: int) -> Values:
        if found := recalled(text, file, first_line):
            return found
        found = read_values(text, file, first_line)
        if isinstance(found.data, dict) and not found.diagnostics:
            memory.keep(text, _as_json(found.data))
        return found

    def elsewhere(file: tuple[pathlib.Path, str]) -> Sent:
        found = read_file(*file, values=lambda *text: recalled(*text) or read_values(*text))
        return _sent(found)

    at_first, rest = files[:_WORTH_A_PROCESS], files[_WORTH_A_PROCESS:]
    yield from (read_file(*file, values=here) for file in at_first)
    if memory.helps:
        yield from (read_file(*file, values=here) for file in rest)
        return
    for sent in each(elsewhere, rest, worth=_WORTH_A_PROCESS, at_once=_AT_ONCE):
        if not isinstance(sent, _Good):
            yield sent
            continue
        memory.keep(sent.text, sent.data)
        yield Document(**sent._asdict() | {"data": from_json(sent.data)}), []


class _Good(NamedTuple):
    """A document without fault, as it goes from one process to another: as JSON, its values go fastest."""

    file: str
    text: str
    data: str
    first_line: int
    body: str
    body_line: int


Sent: TypeAlias = "_Good | Found"


def _sent(found: Found) -> Sent:
    document, problems = found
    if not document or problems:
        return found
    names = (getattr(document, name) for name in _Good._fields)
    return _Good(*names)._replace(data=_as_json(document.data))


def _as_json(data: Any) -> str:
    return to_json(data).decode()


def _paths(content: pathlib.Path) -> list[str]:
    """Every file that may be an author's, seen from the content folder, with forward slashes, in order."""
    found: list[tuple[str, ...]] = []
    for folder, folders, files in os.walk(content):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        inside = pathlib.Path(folder).relative_to(content).parts
        found += ((*inside, name) for name in files if not _is_hidden(name) and name not in IGNORED)
    return ["/".join(parts) for parts in sorted(found)]


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "_")) or name.endswith("~")


def read_file(path: pathlib.Path, file: str, *, values: ReadValues = read_values) -> Found:
    """A document from a file on disk; without one there is at least one diagnostic."""
    ending = ".md" if file.split("/")[1] == "articles" else ".yml"
    if not file.endswith(ending):
        name = pathlib.PurePosixPath(file)
        help = "move it out of the content folder"
        if name.suffix in _LIKE_OURS:
            help = f"rename it to {name.stem}{ending}, or {help}"
        message = f"the name of the file must end in {ending}, got {name.name}"
        return None, [Diagnostic(Place(file), "bad-id", message, help)]
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            message = f"a file must be at most 1 MB, got {size / 1_000_000:.0f} MB"
            return None, [
                Diagnostic(Place(file), "yaml-syntax", message, "pictures and the like do not belong here")
            ]
        raw = path.read_bytes()
    except OSError as error:
        message = f"the file must be readable, got: {error.strerror}"
        return None, [Diagnostic(Place(file), "not-utf8", message, "check the permissions of the file")]
    return parse_text(raw, file, values=values)
