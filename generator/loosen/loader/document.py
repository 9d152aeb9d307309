"""A parsed file, and the location of each value in it."""

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
"""Line breaks to YAML but not to an editor: as such they would shift every location after them."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """One file. Every scalar in `data` is a `str`, whatever YAML would make of it: `no` stays `no`."""

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
    recovered: bool = False
    """The file has a YAML syntax error: unreadable keys are left out of `data`, and blank lines in `text`."""

    @property
    def id(self) -> str:
        return self.file.rpartition("/")[2].rpartition(".")[0]

    @property
    def source(self) -> str:
        return f"{self.text}\0{self.body}"

    def place(self, path: KeyPath = (), *, of_key: bool = False) -> Location:
        """The location of the value at `path`, or of its nearest parent if there is no such value."""
        mark = self._node(path, of_key=of_key).start_mark
        return Location(self.file, mark.line + self.first_line, mark.column + 1)

    def may_contain(self, substrings: tuple[str, ...]) -> bool:
        """Whether a text of this file may contain one of the substrings; false positives are possible."""
        return _has_any(self.text, substrings) or _has_any(self.body, substrings)

    def find(self, path: KeyPath, pattern: str) -> Location:
        """The location of the first match of a regular expression inside the text at `path`."""
        node = self._node(path)
        match = re.search(pattern, self.text[node.start_mark.index : node.end_mark.index], re.IGNORECASE)
        if not match:
            return self.place(path)
        before = self.text[: node.start_mark.index + match.start()]
        line = before.count("\n")
        return Location(self.file, line + self.first_line, len(before) - before.rfind("\n"))

    def _node(self, path: KeyPath, *, of_key: bool = False) -> yaml.Node:
        node = _compose(self.text)
        for depth, step in enumerate(path):
            found = _child(node, step)
            if not found:
                break
            node = found[0] if of_key and depth == len(path) - 1 else found[1]
        return node


@functools.lru_cache(maxsize=256)
def _has_any(text: str, substrings: tuple[str, ...]) -> bool:
    """Kept, as each entry of a long file asks the same of it."""
    # In double quotes, YAML may hide a character behind a backslash escape.
    return any(part in text for part in (*substrings, "\\"))


@functools.lru_cache(maxsize=64)
def _compose(text: str) -> yaml.Node:
    """Parse again: locations are needed rarely, so keeping all nodes would only cost memory."""
    node = yaml.compose(text, Loader=Loader)
    assert node is not None  # an empty text makes no document
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
    """The pairs of a mapping by key; of duplicate keys the first counts, as in `read_values`."""
    return {key.value.strip(): (key, value) for key, value in reversed(node.value) if _is_scalar(key)}


def _is_scalar(key: yaml.Node) -> bool:
    return isinstance(key, yaml.ScalarNode)


ReadValues: TypeAlias = "Callable[[str, str, int], YamlValues]"
"""Called with a YAML text, the name of its file and its first line there."""
ParseResult: TypeAlias = "tuple[Document | None, list[Diagnostic]]"
"""A document and its diagnostics; without a document there is at least one."""


def parse_text(raw: bytes, file: str, *, values: ReadValues = read_values) -> ParseResult:
    """Parse the bytes of a file; `file` is its name in diagnostics."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error.start, file)]
    text = _normalize_lines(text)
    if problems := conflicts(text, file):
        return None, problems
    parser = _article if file.endswith(".md") else _document
    return parser(text, file, values)


def _normalize_lines(text: str) -> str:
    """Only line feeds, as editors count lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.translate(_BREAKS)


def _not_utf8(raw: bytes, index: int, file: str) -> Diagnostic:
    # Decode what comes before the bad byte: columns count characters, as editors do.
    before = raw[:index].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    place = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    message = f"the file must be saved as UTF-8, got the byte 0x{raw[index]:02x}"
    return Diagnostic(place, "not-utf8", message, "in your editor choose `Save with encoding` and then UTF-8")


def _article(text: str, file: str, values: ReadValues) -> ParseResult:
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
) -> ParseResult:
    result = values(text, file, first_line)
    if result.broken:
        return None, list(result.diagnostics)
    if result.data is None:
        message, help = "the file must not be empty", "copy another file of the same kind and change it"
        return None, [Diagnostic(Location(file, first_line), "missing-key", message, help)]
    lost = lost_text(text, file, first_line)
    if not isinstance(result.data, dict) and lost:
        return None, [*result.diagnostics, *lost]
    if not isinstance(result.data, dict):
        message, help = (
            "the file must have keys and values",
            "write `key: value`, as other files of its kind do",
        )
        return None, [*result.diagnostics, Diagnostic(result.place, "wrong-type", message, help)]
    document = Document(file, text, result.data, first_line, body, body_line)
    return document, [*result.diagnostics, *lost]


def recover_document(
    raw: bytes, file: str, diagnostics: list[Diagnostic]
) -> tuple[Document, list[Diagnostic]] | None:
    """The readable keys of a file that `parse_text` refused with `diagnostics`, and further diagnostics."""
    fatal = [one for one in diagnostics if one.rule == "yaml-syntax"]
    if not fatal or len(raw) > MAX_BYTES:
        return None
    text, first_line, body, body_line = _normalize_lines(raw.decode("utf-8-sig")), 1, "", 1
    if file.endswith(".md"):
        match = _FRONT_MATTER.match(text)
        assert match  # else `parse_text` would have reported the front matter
        text, first_line, body = match[1], 2, text[match.end() :]
        body_line = match[0].count("\n") + 1
    blocks = recover_blocks(text, file, first_line, fatal)
    if not blocks or conflicts(raw.decode("utf-8-sig"), file):
        return None
    document = Document(file, blocks.text, blocks.values.data, first_line, body, body_line, recovered=True)
    return document, [*blocks.more, *lost_text(blocks.text, file, first_line)]
