"""Edit YAML text in place; all other bytes, comments too, are kept."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

import yaml

from loosen.model.location import KeyPath

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, more slowly
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


_COMMENT = re.compile(r"(?:^|(?<=\s))(#.*)", re.MULTILINE)


class Pair(NamedTuple):
    """A key and its value in a text; in a list, the item twice."""

    key: yaml.Node
    value: yaml.Node


@functools.lru_cache(maxsize=64)
def compose(text: str) -> yaml.Node | None:
    """The nodes of a text.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=Loader)
    return node


def find(text: str, path: KeyPath) -> Pair | None:
    """The nodes at `path`, or `None` if the text has no such value.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    node: yaml.Node | None = compose(text)
    found = None
    for step in path:
        found = _child(node, step)
        if not found:
            return None
        node = found.value
    return found


def set_value(text: str, path: KeyPath, written: str) -> str:
    """The text with another value at `path`, written just as `written` says.

    Raises:
        KeyError: the text has no value there.
    """
    found = find(text, path)
    if not found:
        raise KeyError(path)
    key, value = found
    if not is_block_style(value):
        return text[: value.start_mark.index] + written + text[value.end_mark.index :]
    start = key.end_mark.index if key is not value else value.start_mark.index
    colon = text.index(":", start) + 1
    return text[:colon] + " " + written + "\n" + text[block_end(text, key, value) :]


def block_end(text: str, key: yaml.Node, value: yaml.Node) -> int:
    """The end of a block's last line, without the blank lines and comments that YAML counts as part of it."""
    lines = text[: value.end_mark.index].splitlines(keepends=True)
    while lines and _stands_after(lines[-1], key.start_mark.column):
        lines.pop()
    return sum(map(len, lines))


def _stands_after(line: str, column: int) -> bool:
    """Whether a line is blank, a comment beside or before the key, or the indentation of the next key."""
    content = line.lstrip(" ")
    return not content.strip() or (content.startswith("#") and len(line) - len(content) <= column)


def is_block_style(node: yaml.Node) -> bool:
    """Whether a value is in YAML's block style: a list with `- `, indented keys, a text after `>-`."""
    if isinstance(node, yaml.CollectionNode):
        return not node.flow_style
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _child(node: yaml.Node | None, step: str | int) -> Pair | None:
    if isinstance(node, yaml.MappingNode):
        return next((Pair(*pair) for pair in node.value if pair[0].value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return Pair(node.value[step], node.value[step])
    return None


def comments(text: str) -> list[str]:
    """Every note in a text, in order, from its `#` to the end of its line.

    Raises:
        yaml.YAMLError: `text` is not YAML.
    """
    spans = [
        # Behind the `>-` of a block may stand a note.
        (text.find("\n", start) if token.style in ("|", ">") else start, token.end_mark.index)
        for token in yaml.scan(text, Loader=Loader)
        if isinstance(token, yaml.ScalarToken) and (start := token.start_mark.index) >= 0
    ]
    found, at = [], 0
    while match := _COMMENT.search(text, at):
        inside = next((end for start, end in spans if start <= match.start(1) < end), None)
        if inside is None:
            found.append(match[1].rstrip())
        at = inside or match.end()
    return found
