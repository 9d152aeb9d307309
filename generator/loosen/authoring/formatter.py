"""Formatter for content files: keys in house order, long texts wrapped.

Lines are moved unchanged and only long texts are wrapped again; all other bytes stay. The values and comments
of the result are compared with those of the input before it is returned.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from loosen.authoring.yaml_edit import block_end, comments, compose, is_block_style
from loosen.loader.document import parse_text
from loosen.model.author_fields import KINDS, Kind, kind_for_file

WIDTH = 120
_FOLDED = re.compile(r">-?[ \t]*(#.*)?")


class FmtError(Exception):
    """The tidied file would not say the same: a mistake of ours, and the file is left as it is."""


def format_text(text: str, file: str, kinds: Mapping[str, Kind] = KINDS) -> str:
    """The whole text of a content file, tidied; one that cannot be read, or is not ours, stays as it is.

    `kinds` are those of the site.

    Raises:
        FmtError: a value or a note would have changed.
    """
    document, problems = parse_text(text.encode(), file)
    if not document or problems:
        return text
    start = text.index("\n") + 1 if document.first_line > 1 else 0
    before, own, after = text[:start], document.text, text[start + len(document.text) :]
    made = _ordered(_wrapped(own), file, kinds)
    again, _ = parse_text(f"{before}{made}{after}".encode(), file)
    if not again or again.data != document.data or Counter(comments(own)) != Counter(comments(made)):
        raise FmtError(file)
    return f"{before}{made}{after}"


# --- Wrapping


def _wrapped(text: str) -> str:
    """The block with each text that is too wide wrapped again, as a folded text after `>-`."""
    node = compose(text)
    for scalar, indent in sorted(_texts(node, 0), key=lambda one: -one[0].start_mark.index):
        start, end = scalar.start_mark.index, scalar.end_mark.index
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end - 1)
        lines = text[first : last if last >= 0 else len(text)].split("\n")
        if any(len(line) > WIDTH for line in lines) and " " in scalar.value:
            text = _laid_out(text, scalar, indent)
    return text


def _laid_out(text: str, scalar: yaml.ScalarNode, indent: int) -> str:
    start, end = scalar.start_mark.index, scalar.end_mark.index
    source = text[start:end]
    if scalar.style == ">":
        head, _, body = source.partition("\n")
        lines = body.split("\n")
        wanted = " " * indent
        if not _FOLDED.fullmatch(head) or any(re.match(rf"{wanted}\s", line) for line in lines):
            return text  # an indentation or a line break that means something
        tail = re.search(r"\n*\Z", body)
        return (
            text[:start] + head + "\n" + _lines(scalar.value, indent) + (tail[0] if tail else "") + text[end:]
        )
    rest_end = text.find("\n", end)
    rest = text[end : rest_end if rest_end >= 0 else len(text)]
    return text[:start] + ">-" + rest + "\n" + _lines(scalar.value, indent) + text[end + len(rest) :]


def _lines(value: str, indent: int) -> str:
    """A text as the lines of a folded block; an empty line stands between paragraphs."""
    wrap = textwrap.TextWrapper(width=WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    paragraphs = (wrap.wrap(part) for part in value.rstrip("\n").split("\n"))
    joined = "\n\n".join("\n".join(lines) for lines in paragraphs)
    return textwrap.indent(joined, " " * indent)


def _texts(node: yaml.Node | None, indent: int) -> Iterator[tuple[yaml.ScalarNode, int]]:
    """Texts that could be laid out anew, with the column for it: not quoted, not literal, not in brackets."""
    if isinstance(node, yaml.ScalarNode):
        simple = not node.value.startswith("\n") and not re.search(r"\s\s|\s\Z", node.value.rstrip("\n"))
        if (not node.style and "\n" not in node.value and simple) or (node.style == ">" and simple):
            yield node, indent
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in node.value:
            yield from _texts(value, key.start_mark.column + 2)
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        for item in node.value:
            yield from _texts(item, item.start_mark.column)


# --- Ordering


@dataclass(frozen=True, slots=True)
class _Block:
    """A key with its value and the notes right above it; `gap` is what stands apart above those."""

    rank: int
    gap: tuple[str, ...]
    lines: tuple[str, ...]


def _ordered(text: str, file: str, kinds: Mapping[str, Kind]) -> str:
    node = compose(text)
    if not isinstance(node, yaml.MappingNode):
        return text
    kind = kind_for_file(file, {key.value: value.value for key, value in node.value}, kinds)
    if not kind:
        return text
    owners = [value for _, value in node.value] if kind.listed else [node]
    keys = ["kind", *(field.key for field in kind.fields)]
    for owner in reversed(owners):
        if isinstance(owner, yaml.MappingNode) and not owner.flow_style:
            text = _with_order(text, owner, keys)
    return text


def _with_order(text: str, owner: yaml.MappingNode, keys: Sequence[str]) -> str:
    if any(key.value not in keys for key, _ in owner.value):
        return text
    ranks = [keys.index(key.value) for key, _ in owner.value]
    if ranks == sorted(ranks):
        return text
    lines = text.splitlines(keepends=True)
    starts = [key.start_mark.line for key, _ in owner.value]
    ends = [_end_line(text, key, value) for key, value in owner.value]
    # The lines above the first key: for the whole file its head, for an entry nothing.
    head = 0 if owner.value[0][0].start_mark.column == 0 else starts[0]
    edges = [head, *ends]
    blocks = [
        _block(rank, lines[edge:start], lines[start:end])
        for rank, edge, start, end in zip(ranks, edges, starts, ends, strict=False)
    ]
    if not blocks[-1].lines[-1].endswith("\n"):
        lines[-1] += "\n"
        blocks[-1] = _block(ranks[-1], lines[edges[-2] : starts[-1]], lines[starts[-1] : ends[-1]])
    top, blocks[0] = blocks[0].gap, _Block(ranks[0], (), blocks[0].lines)
    made = itertools.chain.from_iterable((*block.gap, *block.lines) for block in _sorted(blocks))
    return "".join([*lines[:head], *top, *made, *lines[ends[-1] :]])


def _end_line(text: str, key: yaml.Node, value: yaml.Node) -> int:
    if not is_block_style(value):
        return int(value.end_mark.line) + 1
    own = text[: block_end(text, key, value)]
    return own.count("\n") + (not own.endswith("\n"))


def _block(rank: int, above: Sequence[str], own: Sequence[str]) -> _Block:
    notes = list(itertools.takewhile(str.strip, reversed(above)))[::-1]
    return _Block(rank, tuple(above[: len(above) - len(notes)]), (*notes, *own))


def _sorted(blocks: Sequence[_Block]) -> list[_Block]:
    """In order of rank, moving as few as possible. Blank lines stay between groups, wherever a key goes."""
    staying = _longest_run([block.rank for block in blocks])
    kept: list[_Block] = []
    gap: tuple[str, ...] = ()
    for block in blocks:
        if block.rank in staying:
            kept.append(_Block(block.rank, block.gap or gap, block.lines))
            gap = ()
        elif not any(line.strip() for line in block.gap):
            gap = gap or block.gap  # what follows takes over the blank line
    for block in (block for block in blocks if block.rank not in staying):
        at = sum(one.rank < block.rank for one in kept)
        _insert(kept, at, block)
    return kept


def _insert(kept: list[_Block], at: int, block: _Block) -> None:
    noted = any(line.strip() for line in block.gap)
    after = kept[at] if at < len(kept) else None
    if noted or after is None or any(line.strip() for line in after.gap):
        kept.insert(at, _Block(block.rank, block.gap if noted else (), block.lines))
        return
    kept[at] = _Block(after.rank, (), after.lines)
    kept.insert(at, _Block(block.rank, after.gap if at else (), block.lines))


def _longest_run(ranks: Iterable[int]) -> set[int]:
    """The longest increasing subsequence: the items that need not move."""
    runs: list[tuple[int, ...]] = []
    for rank in ranks:
        before = [run for run in runs if run[-1] < rank]
        runs.append((*_longest(before), rank))
    return set(_longest(runs))


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=len) if runs else ()
