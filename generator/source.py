"""The only reader: files in a content folder become documents whose every value knows its place."""

from __future__ import annotations

import functools
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostic import Diagnostic
from generator.place import Path, Place
from generator.yaml_advice import advise

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, more slowly
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
IGNORED = ("GUIDELINES.md", "README.md")


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

    @property
    def id(self) -> str:
        return pathlib.PurePosixPath(self.file).stem

    def place(self, path: Path = (), *, of_key: bool = False) -> Place:
        """The place of the value at `path`, or of its nearest parent when it is not there."""
        mark = self._node(path, of_key=of_key).start_mark
        return Place(self.file, mark.line + self.first_line, mark.column + 1)

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
    node: yaml.Node = yaml.compose(text, Loader=Loader)
    return node


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The key and the value under `step`; in a list, the item twice."""
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, and everything that was noticed on the way."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    unreadable: frozenset[str]
    """Files that are there but could not be read, so that nobody is told that they are missing."""


def read(content: pathlib.Path) -> Reading:
    """Read every `.yml` and `.md` file below `content`, in the order of their names."""
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    unreadable: set[str] = set()
    for path in sorted(content.rglob("*")):
        relative = path.relative_to(content)
        hidden = any(part.startswith((".", "_")) or part.endswith("~") for part in relative.parts)
        if hidden or not path.is_file() or relative.name in IGNORED:
            continue
        result = _read_file(path, f"{content.name}/{relative.as_posix()}")
        documents += [result[0]] if result[0] else []
        diagnostics += result[1]
        if not result[0]:
            unreadable.add(f"{content.name}/{relative.as_posix()}")
    return Reading(tuple(documents), tuple(diagnostics), frozenset(unreadable))


def _read_file(path: pathlib.Path, file: str) -> tuple[Document | None, list[Diagnostic]]:
    if path.suffix not in {".yml", ".md"}:
        ending = ".md" if path.parent.name == "articles" else ".yml"
        help = f"rename it to {path.stem}{ending}, or move it out of the content folder"
        return None, [
            Diagnostic(Place(file), "bad-id", f"the name must end in {ending}, got {path.name}", help)
        ]
    if path.stat().st_size > MAX_BYTES:
        return None, [Diagnostic(Place(file), "yaml-syntax", "the file must be smaller than 1 MB")]
    return parse_text(path.read_bytes(), file)


def parse_text(raw: bytes, file: str) -> tuple[Document | None, list[Diagnostic]]:
    """A document from a file's bytes; without one there is at least one diagnostic."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        message = f"the file must be saved as UTF-8, got the byte 0x{raw[error.start]:02x}"
        help = "in your editor choose `Save with encoding` and then UTF-8"
        return None, [Diagnostic(Place(file, line, column), "not-utf8", message, help)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if file.endswith(".md"):
        return _article(text, file)
    return _document(text, file)


def _article(text: str, file: str) -> tuple[Document | None, list[Diagnostic]]:
    match = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not match:
        message = "an article must begin with its name and summary between two lines of ---"
        help = "copy the first lines of another article and change them"
        return None, [Diagnostic(Place(file), "missing-key", message, help)]
    lines = match.group(0).count("\n")
    return _document(match[1], file, first_line=2, body=text[match.end() :], body_line=lines + 1)


def _document(
    text: str, file: str, *, first_line: int = 1, body: str = "", body_line: int = 1
) -> tuple[Document | None, list[Diagnostic]]:
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, [advise(error, text, file, first_line)]
    if not isinstance(node, yaml.MappingNode):
        line = first_line + (node.start_mark.line if node else 0)
        message = "the file must have keys and values" if node else "the file must not be empty"
        help = "copy another file of the same kind and change it"
        return None, [Diagnostic(Place(file, line), "wrong-type" if node else "missing-key", message, help)]
    reader = _Reader(file, first_line)
    data = reader.value(node, 0)
    if reader.broken:
        return None, reader.diagnostics
    document = Document(file, text, data, first_line, body, body_line)
    return document, reader.diagnostics


class _Reader:
    """One walk over the nodes of a file: values out, duplicate keys and aliases noticed."""

    def __init__(self, file: str, first_line: int) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.broken = False
        self._file = file
        self._first_line = first_line
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            # `style` is None for an unquoted text: an empty one is a key that nobody filled in.
            return None if node.style is None and node.value == "" else node.value
        if depth > MAX_DEPTH or id(node) in self._seen:
            return self._refuse(node, deep=depth > MAX_DEPTH)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return dict(self._pairs(node, depth))

    def _pairs(self, node: yaml.Node, depth: int) -> Iterator[tuple[str, Any]]:
        first: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._say(key, "yaml-syntax", "a key must be a word, got a list", "put the value in quotes")
                continue
            if key.value in first:
                line = first[key.value].start_mark.line + self._first_line
                message = (
                    f"`{key.value}` must be written once, got a second one (the first is in line {line})"
                )
                self._say(key, "duplicate-key", message, "keep one of the two and delete the other")
                continue
            first[key.value] = key
            yield key.value, self.value(value, depth + 1)

    def _refuse(self, node: yaml.Node, *, deep: bool) -> None:
        self.broken = True
        if deep:
            message, help = (
                f"values must be nested less than {MAX_DEPTH} deep",
                "simplify this part of the file",
            )
        else:
            message, help = "a value must not be an alias (`*name`)", "write the value out in both places"
        self._say(node, "yaml-syntax", message, help)

    def _say(self, node: yaml.Node, rule: str, message: str, help: str) -> None:
        mark = node.start_mark
        place = Place(self._file, mark.line + self._first_line, mark.column + 1)
        self.diagnostics.append(Diagnostic(place, rule, message, help))
