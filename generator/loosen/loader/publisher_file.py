"""Reads the `mkdocs.yml` beside a content folder."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import Any

import yaml

from loosen.model.location import Location
from loosen.model.publisher_file import PublisherFile, Setting

NAME = "mkdocs.yml"


def read_publisher_file(content: pathlib.Path) -> PublisherFile | None:
    """The file beside a content folder; nothing where there is none, or none that a publisher could read."""
    try:
        text = (content.parent / NAME).read_text(encoding="utf-8")
        node = yaml.compose(text, yaml.SafeLoader)  # without making objects of its tags
    except (OSError, UnicodeDecodeError, yaml.YAMLError):  # the publisher says what is wrong with it
        return None
    return PublisherFile(dict(_settings(node, ()))) if isinstance(node, yaml.MappingNode) else None


def _settings(node: yaml.MappingNode, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Setting]]:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            mark, path = key.start_mark, (*above, str(key.value))
            yield path, Setting(_plain(value), Location(NAME, mark.line + 1, mark.column + 1))
            if isinstance(value, yaml.MappingNode):
                yield from _settings(value, path)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    return [_plain(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value)
