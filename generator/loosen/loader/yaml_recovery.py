"""What can be read of a text that YAML gives up on: one slip need not hide what else is wrong.

An author's file is a row of keys, each at the start of a line. Each is read by itself; those that cannot be
are left out, and their lines left empty, so that every other value keeps its place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loosen.loader.yaml_reader import YamlValues, read_values
from loosen.model.diagnostic import Diagnostic

MOST = 1000
"""Keys of one file: more have no author, and each takes its time."""
_KEY = re.compile(r"""(?:"[^"]+"\s*|'[^']+'\s*|[^\s"'#&*!|>%@`\[\]{},?:-][^:]*):(?:\s|$)""")
_GOES_ON = re.compile(r"\s|$|#|-(?:\s|$)")
"""How a line begins that belongs to the key above it."""
_ENDS = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
"""A line after which another document begins: which of the two is meant, nobody knows."""


class RecoveredBlocks(NamedTuple):
    """What could be read."""

    text: str
    """With empty lines for what could not."""
    values: YamlValues
    more: tuple[Diagnostic, ...]
    """What YAML has to say beside what it said before it gave up."""


def recover_blocks(text: str, file: str, first_line: int, said: list[Diagnostic]) -> RecoveredBlocks | None:
    """What is left of a text, after what YAML `said` of it; nothing when its parts cannot be told apart."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _KEY.match(line)]
    if not starts or len(starts) > MOST or any(map(_ENDS.match, lines)):
        return None
    more: list[Diagnostic] = []
    is_told = False
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        block = read_values("\n".join(lines[begin:end]), file, first_line + begin)
        if not block.broken:
            continue
        stray = next((at for at in range(begin + 1, end) if not _GOES_ON.match(lines[at])), begin)
        above = read_values("\n".join(lines[begin:stray]), file, first_line + begin)
        if isinstance(above.data, dict) and not above.broken and all(above.data.values()):
            begin = stray  # a line that is no key, below one that can be read
        lines[begin:end] = [""] * (end - begin)
        if begin <= said[-1].place.line - first_line < end:
            is_told = True
        else:
            more.append(block.diagnostics[-1])
    blanked = "\n".join(lines)
    values = read_values(blanked, file, first_line)
    if not is_told or values.broken or not isinstance(values.data, dict):
        return None
    more = [one for one in (*more, *values.diagnostics) if one not in said]
    return RecoveredBlocks(blanked, values, tuple(more))
