"""What YAML would drop or join without a word: each character of a file is either used or told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import yaml

from loosen.loader.yaml_errors import bare_colour, strange_space
from loosen.loader.yaml_reader import Loader
from loosen.model.diagnostic import Diagnostic
from loosen.model.location import Location

_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""Lines that Git leaves where two versions differ. `=======` alone may be a heading in Markdown."""
_STRANGE = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ITEM = re.compile(r"[ \t]*(-)[ \t]")


def conflicts(text: str, file: str) -> list[Diagnostic]:
    """Each place at which two versions of a file were not brought together."""
    help = (
        "Git put both versions here: keep the right lines, delete the lines of <<<<<<<, ======= and >>>>>>>"
    )
    message = "a file must hold one version, got a conflict between two"
    starts = [match for match in _CONFLICT.finditer(text) if match[0].startswith("<")]
    return [
        Diagnostic(Location(file, text.count("\n", 0, match.start()) + 1), "yaml-syntax", message, help)
        for match in starts or itertools.islice(_CONFLICT.finditer(text), 1)
    ]


def lost_text(text: str, file: str, first_line: int) -> list[Diagnostic]:
    """Words that look like text and are none to YAML, in a text that YAML can read."""
    lines = text.split("\n")
    if not _is_suspect(text, lines):
        return []
    strange = {number: strange_space(line) for number, line in enumerate(lines) if _STRANGE.search(line)}
    tokens = itertools.pairwise(yaml.scan(text, Loader=Loader))
    found = dict.fromkeys(one for token, follower in tokens for one in _lost(token, follower, lines, strange))
    return [
        Diagnostic(Location(file, line + first_line, column + 1), "yaml-syntax", message, help)
        for line, column, message, help in found
    ]


_Lost: TypeAlias = Iterator[tuple[int, int, str, str]]
_Strange: TypeAlias = Mapping[int, tuple[int, str, str] | None]
"""What is wrong with the spaces of a line, by its number."""


def _is_suspect(text: str, lines: list[str]) -> bool:
    """Whether a closer look may find something. It looks at each letter once, however long a line is."""
    return bool(_STRANGE.search(text)) or _may_have_note(lines) or _may_have_item(lines)


def _may_have_note(lines: list[str]) -> bool:
    """Whether a `#` may stand behind a text, or below one."""
    above = False
    for line in lines:
        start = line.lstrip()
        is_note = start.startswith("#")
        if is_note and above and start != line:
            return True
        if start and not is_note and (" #" in line or "\t#" in line):
            return True
        above = _is_open(start) if start else above
    return False


def _may_have_item(lines: list[str]) -> bool:
    """Whether a `- ` may stand inside a text that goes on from the line above."""
    above = in_brackets = False
    parents: list[tuple[int, bool]] = []
    """The column of each line that this line stands below, and whether that is an item."""
    for line in lines:
        start = line.lstrip()
        if start and start[0] != "#":
            column, is_item = len(line) - len(start), start.startswith(("- ", "-\t"))
            while parents and parents[-1][0] > column:
                parents.pop()
            # The next item of a list begins in the column of the one before; in brackets that says nothing.
            is_next = not in_brackets and (column, True) in parents[-1:]
            if is_item and above and not is_next and (column or in_brackets):
                return True
            if parents and parents[-1][0] == column:
                parents.pop()
            parents.append((column, is_item))
            in_brackets = in_brackets or _may_open(line)
        above = _is_open(start) if start else above
    return False


def _is_open(start: str) -> bool:
    """Whether a text may go on below a line."""
    return not start.startswith("#") and not start.rstrip().endswith(":")


def _may_open(line: str) -> bool:
    """Whether a bracket of a line may close on a later one."""
    opened = line.count("[") + line.count("{")
    closed = line.count("]") + line.count("}")
    may_be_quoted = "'" in line or '"' in line
    return opened > 0 and (may_be_quoted or opened != closed or not line.rstrip().endswith(("]", "}")))


def _lost(token: yaml.Token, follower: yaml.Token, lines: list[str], strange: _Strange) -> _Lost:
    """What is lost in a text without quotes, or between it and what comes next."""
    is_text = isinstance(token, yaml.ScalarToken) and token.plain
    if is_text:
        yield from _joined(token, lines, strange)
    if is_text or isinstance(token, yaml.FlowEntryToken):
        yield from _cut_off(token, follower, lines)
    if isinstance(token, yaml.ValueToken):
        yield from _colour(token, follower, lines)


def _colour(token: yaml.Token, follower: yaml.Token, lines: list[str]) -> _Lost:
    """A colour behind a key that has nothing else."""
    line, column = token.end_mark.line, token.end_mark.column
    found = bare_colour(lines[line], token.start_mark.column)
    if found and follower.start_mark.line > line and not lines[line][column : found[0]].strip():
        yield line, *found


def _joined(token: yaml.Token, lines: list[str], strange: _Strange) -> _Lost:
    """Items and keys that became part of a text."""
    start, end = token.start_mark, token.end_mark
    for number in range(start.line, end.line + 1):
        if space := strange.get(number):
            yield number, *space
        elif number > start.line and (item := _ITEM.match(lines[number])):
            message = "an item must stand below the item before it, got one that is further in"
            help = (
                "begin each item of a list in one column; put the text in quotes if the hyphen belongs to it"
            )
            yield number, item.start(1), message, help


def _cut_off(token: yaml.Token, follower: yaml.Token, lines: list[str]) -> _Lost:
    """A note that begins in the middle of a text."""
    line, column = token.end_mark.line, token.end_mark.column
    rest = lines[line][column:] if line != follower.start_mark.line else ""
    said = 'put the whole text in quotes; a note of your own stands on a line of its own, after "# "'
    message = "a text without quotes must not have a # after a space, got words that would be lost: `{}`"
    if match := re.match(r"([ \t]+)(#.*)", rest):
        text = lines[line][:column].rpartition(": ")[2].strip().removeprefix("- ")
        is_note = match[2][1:2] in ("", " ", "\t") and (len(match[1]) > 1 or " " not in text)
        if not is_note:
            yield line, column + match.start(2), message.format(_short(match[2])), said
        return
    first = lines[token.start_mark.line]
    below = lines[line + 1] if line + 1 < follower.start_mark.line else ""
    if not below:
        return
    deeper = len(below) - len(below.lstrip()) > len(first) - len(first.lstrip(" -"))
    if deeper and re.match(r"\s+#\S", below):
        yield line + 1, below.index("#"), message.format(_short(below.strip())), said


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}..."
