"""Updates values in the text of a YAML file; comments and unchanged text stay byte for byte."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, ScalarString

from loosen.authoring import yaml_edit
from loosen.loader.yaml_reader import read_values
from loosen.model.location import KeyPath

_SHORT = re.compile(r"[\w.:+-]{1,40}")
"""Text that may be a number or a date."""


def update_yaml(text: str, new: Mapping[str, Any], *, within: KeyPath = (), order: Sequence[str] = ()) -> str:
    """Replace the values at `within` by `new`; new keys are inserted in `order`.

    The last step of `within` may be a new key: it is added at the end.

    Raises:
        YAMLError: the text is not valid YAML.
    """
    old = read_values(text, "draft/draft.yml", 1).data or {}
    root = _round_trip_yaml().load(text) or CommentedMap()
    target, before = root, old
    for step in within:
        if step not in before:
            return _with_entry(text, step, new, order)
        target, before = target[step], before[step]
    if before == new:
        return text
    _merge(target, before, new, order)
    return _with_line_breaks(text, _with_rows(text, _dumped(root), old), old)


def _with_entry(text: str, key: str | int, new: Mapping[str, Any], order: Sequence[str]) -> str:
    """The text with a new key at its end, after an empty line; what stands there stays byte for byte."""
    before = re.sub(r"(?m)^\{\s*\}\s*\Z", "", text).rstrip()
    entry = CommentedMap()
    _merge(entry, {}, new, order)
    return f"{before}\n\n".lstrip() + _dumped(CommentedMap({key: entry}))


def _dumped(root: CommentedMap | CommentedSeq) -> str:
    out = io.StringIO()
    _round_trip_yaml().dump(root, out)
    return out.getvalue()


def _round_trip_yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _merge(node: Any, old: Any, new: Any, order: Sequence[str] = ()) -> None:
    for key in [key for key in node if key not in new]:
        del node[key]
    for key, value in new.items():
        if key not in node:
            node.insert(_place(key, list(node), order or list(new)), key, _node(value))
        elif old.get(key) != value:
            node[key] = _changed(node[key], old.get(key), value)


def _place(key: str, there: Sequence[str], order: Sequence[str]) -> int:
    """Index after the last key that precedes it in `order`."""
    before = set(order[: order.index(key)]) if key in order else set(there)
    return max((at + 1 for at, one in enumerate(there) if one in before), default=0)


def _changed(node: Any, old: Any, new: Any) -> Any:
    if isinstance(node, CommentedMap) and isinstance(old, dict) and isinstance(new, dict):
        _merge(node, old, new)
        return node
    if isinstance(node, CommentedSeq) and isinstance(old, list) and isinstance(new, list):
        for at, value in enumerate(new[: len(node)]):
            if old[at] != value:
                node[at] = _changed(node[at], old[at], value)
        del node[len(new) :]
        node.extend(_node(value) for value in new[len(node) :])
        return node
    made = _node(new)
    # A string keeps its style: quotes or block.
    return type(node)(new) if isinstance(node, ScalarString) and isinstance(made, str) else made


def _node(value: Any, *, inside: bool = False) -> Any:
    if isinstance(value, dict):
        node = CommentedMap((key, _node(one, inside=True)) for key, one in value.items())
        if inside:
            node.fa.set_flow_style()
        return node
    if isinstance(value, list):
        seq = CommentedSeq(_node(one, inside=inside) for one in value)
        if inside or all(isinstance(one, str) and " " not in one for one in value):
            seq.fa.set_flow_style()
        return seq
    return _plain(str(value))


def _plain(text: str) -> Any:
    """Numbers and dates as YAML types, so that they need no quotes; other text unchanged."""
    if text.startswith(":"):
        return DoubleQuotedScalarString(text)  # in brackets only ruamel could read it without quotes
    if not _SHORT.fullmatch(text):
        return text  # a thousand brackets would take 15 s to parse
    try:
        found = YAML().load(text)
    except YAMLError:
        return text
    return found if _is_number(found) or _is_day(found) else text


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_day(value: Any) -> bool:
    return type(value).__name__ in ("date", "TimeStamp") and not hasattr(value, "hour")


def _with_rows(text: str, made: str, old: Any) -> str:
    """Give each row of a list that is only somewhere else now its own lines back, with its notes."""
    new = read_values(made, "draft/draft.yml", 1).data
    for path in _paths(old, ()):
        before, after = _at(old, path), _at(new, path)
        if not (isinstance(before, list) and isinstance(after, list)) or before == after:
            continue
        was, now = _row_spans(text, path), _row_spans(made, path)
        if len(was) == len(before) and len(now) == len(after):
            own = dict(zip(map(repr, before), (text[start:end] for start, end in was), strict=True))
            changed = [at < len(before) and before[at] not in after for at in range(len(after))]
            rows = [
                own.get(repr(row)) or (made[slice(*span)] if in_place else _row(row, made, path))
                for row, span, in_place in zip(after, now, changed, strict=True)
            ]
            rows.append(_blank_and_notes(text, was[-1][1]))
            end = now[-1][1] + len(_blank_and_notes(made, now[-1][1]))
            made = made[: now[0][0]] + "".join(rows) + made[end:]
    return made


def _row_spans(text: str, path: KeyPath) -> list[tuple[int, int]]:
    """Where the lines of each item of a block list stand, the notes above it included; else nothing."""
    found = yaml_edit.find(text, path)
    if not found or found.key is found.value or not yaml_edit.is_block_style(found.value):
        return []
    ends = [text.index("\n", yaml_edit.block_end(text, item, item) - 1) + 1 for item in found.value.value]
    start = text.index("\n", found.key.end_mark.index) + 1
    return list(pairwise([start, *ends]))


def _blank_and_notes(text: str, start: int) -> str:
    """The blank lines and notes that stand there: they belong to what follows, or to nothing."""
    found = re.compile(r"(?:[ ]*(?:#.*)?\n)*").match(text, start)
    return found[0] if found else ""


def _row(value: Any, made: str, path: KeyPath) -> str:
    """The lines of a new item, without the notes of the one that stood there."""
    lines = _dumped(CommentedSeq([_node(value)]))
    found = yaml_edit.find(made, path)
    indent = " " * (found.value.start_mark.column if found else 0)
    return textwrap.indent(textwrap.dedent(lines), indent)


def _with_line_breaks(text: str, made: str, old: Any) -> str:
    """Restore the line breaks of unchanged flow collections."""
    new = read_values(made, "draft/draft.yml", 1).data
    for path in _paths(old, ()):
        if _at(old, path) != _at(new, path):
            continue
        was, now = yaml_edit.find(text, path), yaml_edit.find(made, path)
        if (
            was
            and now
            and not yaml_edit.is_block_style(was.value)
            and not yaml_edit.is_block_style(now.value)
        ):
            original = text[was.value.start_mark.index : was.value.end_mark.index]
            if "\n" in original:
                made = yaml_edit.set_value(made, path, original)
    return made


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in pairs:
        if isinstance(one, dict | list):
            yield (*path, key)
            yield from _paths(one, (*path, key))


def _at(value: Any, path: KeyPath) -> Any:
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
