"""Migrate files of an earlier format; values and comments are kept."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from loosen.authoring.figure_migration import in_space
from loosen.authoring.yaml_edit import comments
from loosen.model.kinds import FLAT_FIGURE


@dataclass(frozen=True, slots=True)
class Migrated:
    """A file in the current format."""

    text: str
    done: tuple[str, ...]
    """What was changed, one sentence each."""
    left: tuple[str, ...]
    """What a person has to fill in."""


def migrated(text: str, inside: str) -> Migrated | None:
    """The file that stands at `inside` the content folder; nothing where its shape is today's.

    Raises:
        ruamel.yaml.error.YAMLError: `text` is not YAML.
    """
    change = next((one for pattern, one in _CHANGES.items() if fnmatch(inside, pattern)), None)
    if not change:
        return None
    machine = _machine()
    root = machine.load(text)
    done, left = change(root) if isinstance(root, CommentedMap) else ([], [])
    if not done:
        return None
    out = io.StringIO()
    machine.dump(root, out)
    lost = tuple((Counter(comments(text)) - Counter(comments(out.getvalue()))).elements())
    left += ["put the notes at the end of the file back to where they belong"] if lost else []
    end = "".join(f"{note}\n" for note in lost)
    return Migrated(out.getvalue() + end, tuple(done), tuple(left))


def _machine() -> YAML:
    machine = YAML()
    machine.preserve_quotes = True
    machine.width = 4096  # what is folded stays folded where it was
    machine.indent(mapping=2, sequence=4, offset=2)
    return machine


def _safety(root: CommentedMap) -> tuple[list[str], list[str]]:
    """Signs were texts with one list of sources for all; now they stand in groups, with their own."""
    done: list[str] = []
    left: list[str] = []
    urgencies = root.get("urgencies")
    for urgency in urgencies if isinstance(urgencies, CommentedSeq) else ():
        if isinstance(urgency, CommentedMap) and isinstance(urgency.get("signs"), CommentedSeq):
            name = str(urgency.get("name", urgency.get("id", "")))
            left += _grouped(urgency, name)
            done.append(f"the signs of `{name}` stand in one group, each with the sources that all had")
            left.append(f"put the signs of `{name}` into groups, each with a short `name:`")
    return done, left


def _grouped(urgency: CommentedMap, name: str) -> list[str]:
    sources = urgency.get("sources") or []
    signs = CommentedSeq(_sign(text, sources) for text in urgency["signs"])
    urgency.insert(
        list(urgency).index("signs"), "groups", CommentedSeq([CommentedMap(name=name, signs=signs)])
    )
    for key in ("signs", "sources"):
        urgency.pop(key, None)
    return [] if sources else [f"each sign of `{name}` needs `sources:`, or a `note:` that says why not"]


def _sign(text: Any, sources: Any) -> CommentedMap:
    sign = CommentedMap(sign=text)
    if sources:
        sign["sources"] = CommentedSeq(sources)
        sign["sources"].fa.set_flow_style()
    return sign


def _figure(root: CommentedMap) -> tuple[list[str], list[str]]:
    """Figures were drawn in one plane; now they are people in space."""
    figure = root.get("figure")
    if not isinstance(figure, CommentedMap) or not isinstance(figure.get("pose"), CommentedMap):
        return [], []
    try:
        brought = in_space(figure)
    except (AttributeError, KeyError, TypeError, ValueError):  # `check` says what is wrong with it
        return [], []
    for key in FLAT_FIGURE:
        figure.pop(key, None)
    figure["body"] = _lines(brought.body)
    return ["the figure is a person in space, with the angles of joints"], brought.left


def _lines(body: Mapping[str, Any]) -> CommentedMap:
    """A body with a line for each part."""
    node = CommentedMap()
    for key, value in body.items():
        node[key] = _lines(value) if key == "start" else _in_a_line(value)
    return node


def _in_a_line(value: Any) -> Any:
    if not isinstance(value, dict | list):
        return value
    node: Any
    if isinstance(value, dict):
        node = CommentedMap((key, _in_a_line(one)) for key, one in value.items())
    else:
        node = CommentedSeq(map(_in_a_line, value))
    node.fa.set_flow_style()
    return node


_CHANGES: Mapping[str, Callable[[CommentedMap], tuple[list[str], list[str]]]] = {
    "safety.yml": _safety,
    "exercises/*.yml": _figure,
}
"""What changed, by file."""
