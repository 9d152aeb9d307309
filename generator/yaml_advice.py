"""What a YAML parser's complaint means for an author, and what to do about it."""

from __future__ import annotations

import re

import yaml

from generator.diagnostic import Diagnostic
from generator.place import Place


def advise(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    """One `yaml-syntax` diagnostic at the place where the author's slip most likely is."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    if mark is None:  # a character that YAML forbids: the reader says only where, counted in characters
        before = text[: getattr(error, "position", 0)]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        message, help = (
            "the file has a character that text must not have",
            "delete the invisible character here",
        )
    else:
        line, column, message, help = _explain(error, mark, lines)
    return Diagnostic(Place(file, line + first_line, column + 1), "yaml-syntax", message, help)


def _explain(error: yaml.YAMLError, mark: yaml.Mark, lines: list[str]) -> tuple[int, int, str, str]:
    line, column = min(mark.line, max(len(lines) - 1, 0)), mark.column
    here = lines[line] if lines else ""
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    context = getattr(error, "context_mark", None)
    if (tab := _tab(lines, line)) is not None:
        return (
            tab,
            lines[tab].index("\t"),
            "indentation must be spaces, got a tab",
            "replace the tab by spaces",
        )
    if "quoted scalar" in said and context is not None:
        help = "close the text with the quote that it began with; inside single quotes write ' twice"
        return context.line, context.column, "a text in quotes must be closed", help
    if "mapping values are not allowed" in said:
        help = 'put the whole text in quotes, for example "Stop: rest first"'
        return line, column, "a colon inside a text must stand in quotes", help
    if (near := _colon_without_space(lines, line)) is not None:
        return near, lines[near].index(":"), "a colon must be followed by a space", "write `key: value`"
    if "alias" in said or "anchor" in said:
        return line, column, "a text must not begin with * or &", "put the text in quotes"
    if "expected <document start>" in said or "single document" in said:
        return line, column, "a file must hold one document", "delete the line of --- and all that follows"
    if "cannot start any token" in said:
        return (
            line,
            column,
            f"a text must not begin with {here[column : column + 1]!r}",
            "put the text in quotes",
        )
    if "flow" in said:
        help = "close every [ with ] and every { with }, with commas between"
        return line, column, "a list in brackets must be closed", help
    help = "check the spaces at the start of this line and of the one above: keys side by side start in one column"
    return line, column, "this line must fit the lines above it", help


def _tab(lines: list[str], line: int) -> int | None:
    """The line with a tab in its indentation, among the one complained about and the two above."""
    near = [n for n in range(max(0, line - 2), line + 1) if n < len(lines)]
    return next((n for n in reversed(near) if re.match(r" *\t", lines[n])), None)


def _colon_without_space(lines: list[str], line: int) -> int | None:
    """A line such as `hold:30 s` at the complaint, or just above it."""
    near = [n for n in range(max(0, line - 2), line + 1) if n < len(lines)]
    return next((n for n in reversed(near) if re.match(r"\s*[a-z][a-z ]*:\S", lines[n])), None)
