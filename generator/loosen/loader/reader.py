"""The only reader: the files of a content folder become documents."""

from __future__ import annotations

import os
import pathlib
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from loosen.loader.check_cache import CheckCache, Good
from loosen.loader.document import MAX_BYTES, Document, Found, ReadValues, parse_text, salvage
from loosen.loader.yaml_reader import read_values
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location
from loosen.runtime.parallel import parallel_map
from loosen.runtime.progress import Progress, no_progress

_LIKE_OURS = {"", ".yml", ".yaml", ".md", ".markdown", ".txt", ".json"}
IGNORED = ("GUIDELINES.md", "README.md")
_LEFT_BEHIND = re.compile(
    r".*~|#.*#|[0-9]{4,5}|.*___jb_(?:tmp|old|bak)___|.*\.(?:sw[a-p]|tmp|bak|orig|part|crdownload|lnk)"
    r"|(?:eh)?thumbs\.db.*|desktop\.ini|icon\r|\$recycle\.bin|@eadir|lost\+found|system volume information",
    re.IGNORECASE,
)
"""What Emacs, Vim, JetBrains' editors, Windows, macOS and file servers leave in a folder."""
_WORTH_A_PROCESS = 200
"""Files. Fewer are read before another process has begun."""
_AT_ONCE = 64
"""Files that are sent together: each message costs as much as several of them."""


@dataclass(frozen=True, slots=True)
class ReadResult:
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
    seen: CheckCache | None = None,
    progress: Progress = no_progress,
) -> ReadResult:
    """Read every `.yml` and `.md` file below `content`, in the order of their names.

    `with_` reads each file in place of `read_file`, and `seen` knows files that did not change since
    they were read last.
    """
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    unreadable: set[str] = set()
    rest: list[Document] = []
    paths, left_out = _paths(content)
    diagnostics += [_left_out(_named(content, relative), why) for relative, why in left_out]
    files = [(content / relative, _named(content, relative)) for relative in paths]
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
    return ReadResult(tuple(documents), tuple(diagnostics), frozenset(unreadable), tuple(rest))


def _leads_out(path: pathlib.Path, content: pathlib.Path) -> bool:
    """Whether a file is a link to one of another folder: a stranger's content must not show ours."""
    return path.is_symlink() and not path.resolve().is_relative_to(content.resolve())


def _led_out(file: str) -> Diagnostic:
    message = "the file must be readable, got a link that leads out of the content folder"
    return Diagnostic(Location(file), "not-utf8", message, "copy the file itself into the content folder")


def _salvaged(
    path: pathlib.Path, file: str, said: list[Diagnostic]
) -> tuple[Document, list[Diagnostic]] | None:
    try:
        return salvage(path.read_bytes(), file, said)
    except OSError:  # gone meanwhile; what was said of it stands
        return None


def _each_file(files: Sequence[tuple[pathlib.Path, str]], seen: CheckCache | None) -> Iterator[Found]:
    """What they hold; those that are not known are read on all cores."""
    known = {file: document for path, file in files if seen and (document := seen.document(path, file))}
    new = [one for one in files if one[1] not in known]
    found = parallel_map(
        lambda one: _sent(read_file(*one)), new, min_parallel=_WORTH_A_PROCESS, chunk=_AT_ONCE
    )
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


def _paths(content: pathlib.Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Every file that may be an author's, seen from the content folder, with forward slashes, in order.

    And what is no file and no folder, each with what it is. Folders that are links are not followed: two of
    them that lead to the folder they stand in would be read for ever.
    """
    found: list[tuple[str, ...]] = []
    left_out: list[tuple[str, str]] = []

    def locked(error: OSError) -> None:
        path = pathlib.Path(error.filename).relative_to(content)
        left_out.append((path.as_posix(), f"a folder that cannot be opened ({error.strerror})"))

    for folder, folders, files in os.walk(content, onerror=locked):
        folders[:] = [name for name in folders if not is_hidden(name)]
        inside = pathlib.Path(folder).relative_to(content).parts
        for name in (*folders, *files):
            if is_hidden(name) or name in IGNORED:
                continue
            why, is_file = _kind_of(os.path.join(folder, name))  # noqa: PTH118 - ten thousand paths
            if why:
                left_out.append(("/".join((*inside, name)), why))
            elif is_file:
                found.append((*inside, name))
    return ["/".join(parts) for parts in sorted(found)], left_out


def _kind_of(path: str) -> tuple[str, bool]:
    """What is wrong with a path, in words; and whether it is a file."""
    mode = os.lstat(path).st_mode
    if not stat.S_ISLNK(mode):
        is_file = stat.S_ISREG(mode)
        return ("" if is_file or stat.S_ISDIR(mode) else "a pipe or a device"), is_file
    if os.path.isfile(path):  # noqa: PTH113
        return "", True
    to = os.readlink(path)  # noqa: PTH115
    return f"a link to {'the folder' if os.path.isdir(path) else 'nothing:'} {to}", False  # noqa: PTH112


def _left_out(file: str, why: str) -> Diagnostic:
    message = f"what stands in the content folder must be a file or a folder, got {why}"
    help = "put the file or the folder itself here in place of the link, or move it out of the content folder"
    return Diagnostic(Location(file), "bad-id", message, help)


def _named(content: pathlib.Path, relative: str) -> str:
    """A file as authors know it. Its name need not be UTF-8; whatever we print must be."""
    return os.fsencode(f"{content.name}/{relative}").decode("utf-8", "replace")


def is_hidden(name: str) -> bool:
    """Whether a file or a folder is no author's: hidden, switched off, or left by an editor or a system."""
    return name.startswith((".", "_", "~$")) or bool(_LEFT_BEHIND.fullmatch(name))


def read_file(path: pathlib.Path, file: str, *, values: ReadValues = read_values) -> Found:
    """A document from a file on disk; without one there is at least one diagnostic."""
    ending = ".md" if file.split("/")[1] == "articles" else ".yml"
    if not file.endswith(ending):
        name = pathlib.PurePosixPath(file)
        help = "move it out of the content folder"
        if name.suffix.lower() in _LIKE_OURS:
            stem = name
            while stem.suffix and stem.suffix.lower() in _LIKE_OURS:
                stem = stem.with_suffix("")
            help = f"rename it to {stem.name}{ending}, or {help}"
        message = f"the name of the file must end in {ending}, got {name.name}"
        return None, [Diagnostic(Location(file), "bad-id", message, help)]
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            message = f"a file must be at most 1 MB, got {size / 1_000_000:.0f} MB"
            return None, [
                Diagnostic(Location(file), "yaml-syntax", message, "pictures and the like do not belong here")
            ]
        raw = path.read_bytes()
    except OSError as error:
        message = f"the file must be readable, got: {error.strerror}"
        return None, [Diagnostic(Location(file), "not-utf8", message, "check the permissions of the file")]
    return parse_text(raw, file, values=values)
