"""A document: what one file holds, and where in it each value stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from loosen.loader.lost_text import conflicts, lost_text
from loosen.loader.yaml_reader import Loader, YamlValues, read_values
from loosen.loader.yaml_recovery import recover_blocks
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import KeyPath, Location

MAX_BYTES = 1_000_000
_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""Line breaks to YAML but not to an editor: as such they would shift every place after them."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


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
        return self.file.rpartition("/")[2].rpartition(".")[0]

    @property
    def source(self) -> str:
        return f"{self.text}\0{self.body}"

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        """The place of the value at `path`, or of its nearest parent when it is not there."""
        mark = self._node(path, of_key=of_key).start_mark
        return Location(self.file, mark.line + self.first_line, mark.column + 1)

    def may_hold(self, signs: tuple[str, ...]) -> bool:
        """Whether one of some signs may stand in a text of this file."""
        # A sign that is written as a backslash and a number is none in the file.
        return any(sign in self.text or sign in self.body for sign in (*signs, "\\"))

    def find(self, path: KeyPath, pattern: str) -> Location:
        """The place of the first match of a regular expression inside the text at `path`."""
        node = self._node(path)
        match = re.search(pattern, self.text[node.start_mark.index : node.end_mark.index], re.IGNORECASE)
        if not match:
            return self.place(path)
        before = self.text[: node.start_mark.index + match.start()]
        line = before.count("\n")
        return Location(self.file, line + self.first_line, len(before) - before.rfind("\n"))

    def _node(self, path: KeyPath, *, of_key: bool = False) -> yaml.Node:
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


ReadValues: TypeAlias = "Callable[[str, str, int], YamlValues]"
"""What a YAML text holds, with the name of its file and the line at which it begins."""
Found: TypeAlias = "tuple[Document | None, list[Diagnostic]]"
"""A document, or at least one thing that stands in its way."""


def parse_text(raw: bytes, file: str, *, values: ReadValues = read_values) -> Found:
    """A document from a file's bytes; without one there is at least one diagnostic."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error.start, file)]
    text = _unified(text)
    if problems := conflicts(text, file):
        return None, problems
    kind = _article if file.endswith(".md") else _document
    return kind(text, file, values)


def _unified(text: str) -> str:
    """With line breaks as we count them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.translate(_BREAKS)


def _not_utf8(raw: bytes, index: int, file: str) -> Diagnostic:
    # What stands before the first bad byte is good UTF-8, so the column counts characters, as editors do.
    before = raw[:index].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    place = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = f"the file must be saved as UTF-8, got the byte 0x{raw[index]:02x}"
    return Diagnostic(place, "not-utf8", message, "in your editor choose `Save with encoding` and then UTF-8")


def _article(text: str, file: str, values: ReadValues) -> Found:
    match = _FRONT_MATTER.match(text)
    if not match:
        message = "an article must begin with its name and summary between two lines of ---"
        help = "copy the first lines of another article and change them"
        return None, [Diagnostic(Location(file), "missing-key", message, help)]
    lines, body = match[0].count("\n"), text[match.end() :]
    document, problems = _document(match[1], file, values, first_line=2, body=body, body_line=lines + 1)
    if not body.strip():
        message, help = "an article must have a text", "write it below the second line of ---"
        problems.append(Diagnostic(Location(file, match[1].count("\n") + 2), "missing-key", message, help))
    return document, problems


def _document(
    text: str, file: str, values: ReadValues, *, first_line: int = 1, body: str = "", body_line: int = 1
) -> Found:
    found = values(text, file, first_line)
    if found.broken:
        return None, list(found.diagnostics)
    if found.data is None:
        message, help = "the file must not be empty", "copy another file of the same kind and change it"
        return None, [Diagnostic(Location(file, first_line), "missing-key", message, help)]
    lost = lost_text(text, file, first_line)
    if not isinstance(found.data, dict) and lost:
        return None, [*found.diagnostics, *lost]
    if not isinstance(found.data, dict):
        message, help = (
            "the file must have keys and values",
            "write `key: value`, as other files of its kind do",
        )
        return None, [*found.diagnostics, Diagnostic(found.place, "wrong-type", message, help)]
    document = Document(file, text, found.data, first_line, body, body_line)
    return document, [*found.diagnostics, *lost]


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
    found = recover_blocks(text, file, first_line, fatal)
    if not found or conflicts(raw.decode("utf-8-sig"), file):
        return None
    document = Document(file, found.text, found.values.data, first_line, body, body_line, salvaged=True)
    return document, [*found.more, *lost_text(found.text, file, first_line)]
