"""Error recovery: the readable keys of a text with a YAML syntax error.

Each top-level key is read by itself. The lines of unreadable ones are blanked, so that all other values keep
their location.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loosen.loader.yaml_reader import YamlValues, read_values
from loosen.model.diagnostic import Diagnostic

MAX_KEYS = 1000
"""Keys of one file: no author writes more, and each takes time."""
_KEY = re.compile(r"""(?:"[^"]+"\s*|'[^']+'\s*|[^\s"'#&*!|>%@`\[\]{},?:-][^:]*):(?:\s|$)""")
_CONTINUES = re.compile(r"\s|$|#|-(?:\s|$)")
"""The start of a line that belongs to the key above it."""
_DOCUMENT_END = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
"""A line that ends a document: it is unknown which of two documents is meant."""


class RecoveredBlocks(NamedTuple):
    """The readable part of a text."""

    text: str
    """With blank lines in place of unreadable keys."""
    values: YamlValues
    more: tuple[Diagnostic, ...]
    """Diagnostics beyond those of the first attempt."""


def recover_blocks(text: str, file: str, first_line: int, fatal: list[Diagnostic]) -> RecoveredBlocks | None:
    """The readable keys of a text that failed with `fatal`; `None` if its keys cannot be told apart."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _KEY.match(line)]
    if not starts or len(starts) > MAX_KEYS or any(map(_DOCUMENT_END.match, lines)):
        return None
    more: list[Diagnostic] = []
    is_explained = False
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        block = read_values("\n".join(lines[begin:end]), file, first_line + begin)
        if not block.broken:
            continue
        stray = next((at for at in range(begin + 1, end) if not _CONTINUES.match(lines[at])), begin)
        above = read_values("\n".join(lines[begin:stray]), file, first_line + begin)
        if isinstance(above.data, dict) and not above.broken and all(above.data.values()):
            begin = stray  # a stray line below a key that can be read
        lines[begin:end] = [""] * (end - begin)
        if begin <= fatal[-1].place.line - first_line < end:
            is_explained = True
        else:
            more.append(block.diagnostics[-1])
    blanked = "\n".join(lines)
    values = read_values(blanked, file, first_line)
    if not is_explained or values.broken or not isinstance(values.data, dict):
        return None
    more = [one for one in (*more, *values.diagnostics) if one not in fatal]
    return RecoveredBlocks(blanked, values, tuple(more))
