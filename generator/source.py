"""The only reader: files in a content folder become documents whose every value knows its place."""

from __future__ import annotations

import functools
import os
import pathlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from generator.cores import each
from generator.diagnostic import Diagnostic
from generator.memory import Forgetful, Memory
from generator.place import Path, Place
from generator.progress import Progress, untold
from generator.salvage import salvaged
from generator.yaml_values import Loader, Values, read_values

MAX_BYTES = 1_000_000
_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""Line breaks to YAML but not to an editor: as such they would shift every place after them."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LIKE_OURS = {"", ".yml", ".yaml", ".md", ".markdown", ".txt", ".json"}
IGNORED = ("GUIDELINES.md", "README.md")
_WORTH_A_PROCESS = 200
"""Files. Fewer are read before another process has begun."""
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Document:
    """One file. Every text in `data` is a `str`, whatever YAML would have made of it: `no` stays `no`."""

    file: str
    """Relative to the folder above the content folder: `content/exercises/x.yml`."""
    text: str
    """The YAML: the whole file, or an article's front matter."""
    data: Any
    """Nested dicts, lists, texts and `None` for what was left empty."""
    first_line: int = 1
    """The line in the file at which `text` begins."""
    body: str = ""
    """What follows the front matter of an article."""
    body_line: int = 1
    """The line in the file at which `body` begins."""
    salvaged: bool = False
    """YAML gave up on the file: keys that could not be read are not in `data`, and empty lines in `text`."""

    @property
    def id(self) -> str:
        return pathlib.PurePosixPath(self.file).stem

    @property
    def source(self) -> str:
        return f"{self.text}\0{self.body}"

    def place(self, path: Path = (), *, of_key: bool = False) -> Place:
        """The place of the value at `path`, or of its nearest parent when it is not there."""
        mark = self._node(path, of_key=of_key).start_mark
        return Place(self.file, mark.line + self.first_line, mark.column + 1)

    def may_hold(self, signs: tuple[str, ...]) -> bool:
        """Whether one of some signs may stand in a text of this file."""
        # A sign that is written as a backslash and a number is none in the file.
        return any(sign in self.text or sign in self.body for sign in (*signs, "\\"))

    def find(self, path: Path, pattern: str) -> Place:
        """The place of the first match of a regular expression inside the text at `path`."""
        node = self._node(path)
        match = re.search(pattern, self.text[node.start_mark.index : node.end_mark.index], re.IGNORECASE)
        if not match:
            return self.place(path)
        before = self.text[: node.start_mark.index + match.start()]
        line = before.count("\n")
        return Place(self.file, line + self.first_line, len(before) - before.rfind("\n"))

    def _node(self, path: Path, *, of_key: bool = False) -> yaml.Node:
        node = _composed(self.text)
        for depth, step in enumerate(path):
            found = _child(node, step)
            if not found:
                break
            node = found[0] if of_key and depth == len(path) - 1 else found[1]
        return node


@functools.lru_cache(maxsize=64)
def _composed(text: str) -> yaml.Node:
    """The nodes again: places are asked for rarely, so keeping every node would only cost memory."""
    node = yaml.compose(text, Loader=Loader)
    assert node is not None  # no document is made of an empty text
    return node


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and the value under `step`; in a list, the item twice."""
    if isinstance(node, yaml.MappingNode):
        return _by_key(node).get(step)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


@functools.lru_cache(maxsize=64)
def _by_key(node: yaml.MappingNode) -> dict[str | int, tuple[yaml.Node, yaml.Node]]:
    """The pairs of a mapping; of two with the same key, the first counts, as it does for the values."""
    return {key.value.strip(): (key, value) for key, value in reversed(node.value) if _is_word(key)}


def _is_word(key: yaml.Node) -> bool:
    return isinstance(key, yaml.ScalarNode)


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, and everything that was noticed on the way."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    unreadable: frozenset[str]
    """Files that are there but could not be read, so that nobody is told that they are missing."""
    salvaged: tuple[Document, ...] = ()
    """What is left of some of them, to be judged all the same."""


ReadValues: TypeAlias = "Callable[[str, str, int], Values]"
"""What a YAML text holds, with the name of its file and the line at which it begins."""
ReadFile: TypeAlias = "Callable[[pathlib.Path, str], Found]"
"""What a file, with its name for authors, turns out to hold."""
Found: TypeAlias = "tuple[Document | None, list[Diagnostic]]"
"""A document, or at least one thing that stands in its way."""


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


def salvage(raw: bytes, file: str, said: list[Diagnostic]) -> tuple[Document, list[Diagnostic]] | None:
    """What is left of a file that `parse_text` could not read, and what else is wrong with it."""
    fatal = [one for one in said if one.rule == "yaml-syntax"]
    if not fatal or len(raw) > MAX_BYTES:
        return None
    text, first_line, body, body_line = _unified(raw.decode("utf-8-sig")), 1, "", 1
    if file.endswith(".md"):
        match = _FRONT_MATTER.match(text)
        assert match  # else it would not be YAML that is wrong
        text, first_line, body = match[1], 2, text[match.end() :]
        body_line = match[0].count("\n") + 1
    found = salvaged(text, file, first_line, fatal)
    if not found:
        return None
    document = Document(file, found.text, found.values.data, first_line, body, body_line, salvaged=True)
    return document, list(found.more)


def _each_file(files: Sequence[tuple[pathlib.Path, str]], memory: Memory) -> Iterator[Found]:
    """What they hold, read on all cores where there are many."""

    def one(file: tuple[pathlib.Path, str]) -> tuple[Found, Any]:
        return read_file(*file, values=memory.values), memory.taken()

    for file in files[:_WORTH_A_PROCESS]:
        yield read_file(*file, values=memory.values)
    rest = files[_WORTH_A_PROCESS:]
    if memory.helps:
        yield from (read_file(*file, values=memory.values) for file in rest)
        return
    for found, news in each(one, rest, worth=_WORTH_A_PROCESS, at_once=_AT_ONCE):
        memory.give(news)
        yield found


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


def read_file(
    path: pathlib.Path, file: str, *, values: ReadValues = read_values
) -> tuple[Document | None, list[Diagnostic]]:
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


def parse_text(
    raw: bytes, file: str, *, values: ReadValues = read_values
) -> tuple[Document | None, list[Diagnostic]]:
    """A document from a file's bytes; without one there is at least one diagnostic."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error.start, file)]
    kind = _article if file.endswith(".md") else _document
    return kind(_unified(text), file, values)


def _unified(text: str) -> str:
    """With line breaks as we count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)


def _not_utf8(raw: bytes, index: int, file: str) -> Diagnostic:
    # What stands before the first bad byte is good UTF-8, so the column counts characters, as editors do.
    before = raw[:index].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = f"the file must be saved as UTF-8, got the byte 0x{raw[index]:02x}"
    return Diagnostic(place, "not-utf8", message, "in your editor choose `Save with encoding` and then UTF-8")


def _article(text: str, file: str, values: ReadValues) -> tuple[Document | None, list[Diagnostic]]:
    match = _FRONT_MATTER.match(text)
    if not match:
        message = "an article must begin with its name and summary between two lines of ---"
        help = "copy the first lines of another article and change them"
        return None, [Diagnostic(Place(file), "missing-key", message, help)]
    lines, body = match[0].count("\n"), text[match.end() :]
    document, problems = _document(match[1], file, values, first_line=2, body=body, body_line=lines + 1)
    if not body.strip():
        message, help = "an article must have a text", "write it below the second line of ---"
        problems.append(Diagnostic(Place(file, match[1].count("\n") + 2), "missing-key", message, help))
    return document, problems


def _document(
    text: str, file: str, values: ReadValues, *, first_line: int = 1, body: str = "", body_line: int = 1
) -> tuple[Document | None, list[Diagnostic]]:
    found = values(text, file, first_line)
    if found.broken:
        return None, list(found.diagnostics)
    if found.data is None:
        message, help = "the file must not be empty", "copy another file of the same kind and change it"
        return None, [Diagnostic(Place(file, first_line), "missing-key", message, help)]
    if not isinstance(found.data, dict):
        message, help = (
            "the file must have keys and values",
            "write `key: value`, as other files of its kind do",
        )
        return None, [*found.diagnostics, Diagnostic(found.place, "wrong-type", message, help)]
    document = Document(file, text, found.data, first_line, body, body_line)
    return document, list(found.diagnostics)
