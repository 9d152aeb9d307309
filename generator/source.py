"""The only reader: the files of a content folder become documents."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.cores import parallel_map
from generator.diagnostic import Diagnostic
from generator.document import MAX_BYTES, Document, Found, ReadValues, parse_text, salvage
from generator.place import Place
from generator.progress import Progress, untold
from generator.seen import Good, Seen
from generator.yaml_values import read_values

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
    seen: Seen | None = None,
    progress: Progress = untold,
) -> Reading:
    """Read every `.yml` and `.md` file below `content`, in the order of their names.

    `with_` reads each file in place of `read_file`, and `seen` knows files that did not change since
    they were read last.
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
    outside = [file for path, file in files if _leads_out(path, content)]
    unreadable.update(outside)
    diagnostics += map(_led_out, outside)
    files = [one for one in files if one[1] not in unreadable]
    found = (with_(*one) for one in files) if with_ else _each_file(files, seen)
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


def _leads_out(path: pathlib.Path, content: pathlib.Path) -> bool:
    """Whether a file is a link to one of another folder: a stranger's content must not show ours."""
    return path.is_symlink() and not path.resolve().is_relative_to(content.resolve())


def _led_out(file: str) -> Diagnostic:
    message = "the file must be readable, got a link that leads out of the content folder"
    return Diagnostic(Place(file), "not-utf8", message, "copy the file itself into the content folder")


def _salvaged(
    path: pathlib.Path, file: str, said: list[Diagnostic]
) -> tuple[Document, list[Diagnostic]] | None:
    try:
        return salvage(path.read_bytes(), file, said)
    except OSError:  # gone meanwhile; what was said of it stands
        return None


def _each_file(files: Sequence[tuple[pathlib.Path, str]], seen: Seen | None) -> Iterator[Found]:
    """What they hold; those that are not known are read on all cores."""
    known = {file: document for path, file in files if seen and (document := seen.document(path, file))}
    new = [one for one in files if one[1] not in known]
    found = parallel_map(lambda one: _sent(read_file(*one)), new, worth=_WORTH_A_PROCESS, chunk=_AT_ONCE)
    for _, file in files:
        if file in known:
            yield known[file], []
            continue
        sent = next(found)
        document, problems = (sent.document(), []) if isinstance(sent, Good) else sent
        if seen and isinstance(sent, Good):
            seen.keep(sent)
        yield document, problems


def _sent(found: Found) -> Good | Found:
    document, problems = found
    return found if not document or problems else Good.of(document)


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
