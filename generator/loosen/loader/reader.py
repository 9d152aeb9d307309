"""Read a content folder into documents."""

from __future__ import annotations

import os
import pathlib
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from loosen.loader.check_cache import CachedDocument, CheckCache
from loosen.loader.clip_reader import is_clip, read_clip
from loosen.loader.document import MAX_BYTES, Document, ParseResult, ReadValues, parse_text, recover_document
from loosen.loader.media import read_medium
from loosen.loader.yaml_reader import read_values
from loosen.model.appearance import FOLDER as LOOK
from loosen.model.diagnostic import Diagnostic
from loosen.model.kinds import IN_MARKDOWN
from loosen.model.location import Location
from loosen.model.media import FOLDER, MediaFile
from loosen.model.own_template import FOLDER as TEMPLATES
from loosen.model.voice import Clip
from loosen.runtime.parallel import parallel_map
from loosen.runtime.progress import Progress, no_progress

_TEXT_SUFFIXES = {"", ".yml", ".yaml", ".md", ".markdown", ".txt", ".json"}
IGNORED = ("GUIDELINES.md", "README.md")
_LEFT_BEHIND = re.compile(
    r".*~|#.*#|[0-9]{4,5}|.*___jb_(?:tmp|old|bak)___|.*\.(?:sw[a-p]|tmp|bak|orig|part|crdownload|lnk)"
    r"|(?:eh)?thumbs\.db.*|desktop\.ini|icon\r|\$recycle\.bin|@eadir|lost\+found|system volume information",
    re.IGNORECASE,
)
"""What Emacs, Vim, JetBrains' editors, Windows, macOS and file servers leave in a folder."""
_MIN_PARALLEL = 200
"""Fewer files are read before another process has started."""
_CHUNK = 64
"""Files sent in one message between processes, which costs as much as reading several."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The documents of a content folder, and the diagnostics of reading them."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    unreadable: frozenset[str]
    """Files that exist but could not be read, so that they are not reported as missing."""
    recovered: tuple[Document, ...] = ()
    """The readable parts of some of them, for the checks only."""
    media: tuple[MediaFile, ...] = ()
    """The files of `content/media/`, which are no texts."""
    clips: tuple[Clip, ...] = ()
    """The recordings of voices."""


ReadFile: TypeAlias = "Callable[[pathlib.Path, str], ParseResult]"
"""Called with the path of a file and its name in diagnostics."""


def read(
    content: pathlib.Path,
    *,
    file_reader: ReadFile | None = None,
    cache: CheckCache | None = None,
    progress: Progress = no_progress,
) -> ReadResult:
    """Read every `.yml` and `.md` file below `content`, and the recordings, in the order of their names.

    `file_reader` replaces `read_file`, for example by one that caches; `cache` holds documents of earlier
    runs.
    """
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    unreadable: set[str] = set()
    rest: list[Document] = []
    paths, others = _paths(content)
    diagnostics += [_not_a_file(_display_name(content, relative), why) for relative, why in others]
    files = [(content / relative, _display_name(content, relative)) for relative in paths]
    media = dict.fromkeys(one for one in files if one[1].split("/")[1:-1] == [FOLDER])
    files = [one for one in files if one not in media]
    outside = [file for path, file in (*files, *media) if _is_outside(path, content)]
    unreadable.update(outside)
    diagnostics += map(_outside_link, outside)
    files = [one for one in files if one[1] not in unreadable]
    clips = [read_clip(*one) for one in files if is_clip(one[1])]
    files = [one for one in files if not is_clip(one[1])]
    results = (file_reader(*one) for one in files) if file_reader else _read_all(files, cache)
    for number, ((path, file), (document, problems)) in enumerate(zip(files, results, strict=True), 1):
        progress(number, len(files))
        documents += [document] if document else []
        diagnostics += problems
        if not document:
            unreadable.add(file)
            if recovered := _recover(path, file, problems):
                rest.append(recovered[0])
                diagnostics += recovered[1]
    return ReadResult(
        tuple(documents),
        (*diagnostics, *(one for one in clips if isinstance(one, Diagnostic))),
        frozenset(unreadable),
        tuple(rest),
        tuple(read_medium(*one) for one in media if one[1] not in unreadable),
        tuple(one for one in clips if isinstance(one, Clip)),
    )


def _is_outside(path: pathlib.Path, content: pathlib.Path) -> bool:
    """Whether a file is a link to another folder: content from a stranger must not publish our files."""
    return path.is_symlink() and not path.resolve().is_relative_to(content.resolve())


def _outside_link(file: str) -> Diagnostic:
    message = "the file must be readable, got a link that leads out of the content folder"
    return Diagnostic(Location(file), "not-utf8", message, "copy the file itself into the content folder")


def _recover(
    path: pathlib.Path, file: str, diagnostics: list[Diagnostic]
) -> tuple[Document, list[Diagnostic]] | None:
    try:
        return recover_document(path.read_bytes(), file, diagnostics)
    except OSError:  # deleted meanwhile; its diagnostics stand
        return None


def _read_all(files: Sequence[tuple[pathlib.Path, str]], cache: CheckCache | None) -> Iterator[ParseResult]:
    """Read files in their order, in parallel if they are not in the cache."""
    cached = {file: document for path, file in files if cache and (document := cache.get(path, file))}
    new = [one for one in files if one[1] not in cached]
    results = parallel_map(lambda one: _pack(read_file(*one)), new, min_parallel=_MIN_PARALLEL, chunk=_CHUNK)
    for _, file in files:
        if file in cached:
            yield cached[file], []
            continue
        result = next(results)
        if isinstance(result, CachedDocument):
            if cache:
                cache.put(result)
            result = result.document(), []
        yield result


def _pack(result: ParseResult) -> CachedDocument | ParseResult:
    document, problems = result
    return result if not document or problems else CachedDocument.of(document)


def _paths(content: pathlib.Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Sorted relative paths of all files, and of everything that is no file or folder, with what it is.

    Links to folders are not followed: a link to a parent folder would be an endless loop.
    """
    found: list[tuple[str, ...]] = []
    others: list[tuple[str, str]] = []

    def on_error(error: OSError) -> None:
        path = pathlib.Path(error.filename).relative_to(content)
        others.append((path.as_posix(), f"a folder that cannot be opened ({error.strerror})"))

    for folder, folders, files in os.walk(content, onerror=on_error):
        folders[:] = [name for name in folders if not is_hidden(name)]
        inside = pathlib.Path(folder).relative_to(content).parts
        if not inside:  # these hold no data: `look_folder` and `template_folder` read them
            folders[:] = [name for name in folders if name not in (LOOK, TEMPLATES)]
        for name in (*folders, *files):
            if is_hidden(name) or name in IGNORED:
                continue
            why, is_file = _kind_of(os.path.join(folder, name))  # noqa: PTH118 - ten thousand paths
            if why:
                others.append(("/".join((*inside, name)), why))
            elif is_file:
                found.append((*inside, name))
    return ["/".join(parts) for parts in sorted(found)], others


def _kind_of(path: str) -> tuple[str, bool]:
    """What a path is if it is no file or folder, in words; and whether it is a file."""
    mode = os.lstat(path).st_mode
    if not stat.S_ISLNK(mode):
        is_file = stat.S_ISREG(mode)
        return ("" if is_file or stat.S_ISDIR(mode) else "a pipe or a device"), is_file
    if os.path.isfile(path):  # noqa: PTH113
        return "", True
    target = os.readlink(path)  # noqa: PTH115
    return f"a link to {'the folder' if os.path.isdir(path) else 'nothing:'} {target}", False  # noqa: PTH112


def _not_a_file(file: str, why: str) -> Diagnostic:
    message = f"what stands in the content folder must be a file or a folder, got {why}"
    help = "put the file or the folder itself here in place of the link, or move it out of the content folder"
    return Diagnostic(Location(file), "bad-id", message, help)


def _display_name(content: pathlib.Path, relative: str) -> str:
    """A file's name in diagnostics; bytes that are not UTF-8 are replaced, as they could not be printed."""
    return os.fsencode(f"{content.name}/{relative}").decode("utf-8", "replace")


def is_hidden(name: str) -> bool:
    """Whether a file or a folder is no author's: hidden, switched off, or left by an editor or a system."""
    return name.startswith((".", "_", "~$")) or bool(_LEFT_BEHIND.fullmatch(name))


def read_file(path: pathlib.Path, file: str, *, values: ReadValues = read_values) -> ParseResult:
    """Read and parse a file; `file` is its name in diagnostics."""
    ending = ".md" if file.split("/")[1] in IN_MARKDOWN else ".yml"
    if not file.endswith(ending):
        name = pathlib.PurePosixPath(file)
        help = (
            "put a photo, a film or a sound into content/media/, and move all else out of the content folder"
        )
        if name.suffix.lower() in _TEXT_SUFFIXES:
            stem = name
            while stem.suffix and stem.suffix.lower() in _TEXT_SUFFIXES:
                stem = stem.with_suffix("")
            help = f"rename it to {stem.name}{ending}, or move it out of the content folder"
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
