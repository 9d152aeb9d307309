"""Read YAML into plain values, and refuse anchors, aliases, tags and duplicate keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from loosen.loader.yaml_errors import explain_yaml_error
from loosen.model.diagnostic import Diagnostic, RuleId
from loosen.model.location import Location

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, more slowly
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_DEPTH = 20
"""Real values are about 5 deep. Without a limit, deep nesting would overflow the stack."""
__all__ = ["Loader", "YamlValues", "read_values"]
MAX_PROBLEMS = 10
"""Reported problems of one file: with more, it is hardly meant to be a content file."""
_LATIN = r"[A-Za-z\xc0-\u024f]"
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
    # Some scripts and emoji need joiners, marks of direction and selectors; between Latin letters they hide.
    rf"|(?<={_LATIN})[\u200c-\u200f\u061c\ufe00-\ufe0f]|[\u200c-\u200f\u061c](?={_LATIN})"
    r"|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e01ef]"
)
"""Characters that nobody sees: they change what a search finds, and the order in which letters are shown."""
_QUOTE = "put the text in quotes"


@dataclass(frozen=True, slots=True)
class YamlValues:
    """Nested dicts, lists and texts; `None` for an empty value."""

    data: Any
    place: Location
    """Where the outermost value begins."""
    diagnostics: tuple[Diagnostic, ...]
    broken: bool = False
    """Whether `data` must not be used, because reading stopped early or a value is unknown."""


def read_values(text: str, file: str, first_line: int) -> YamlValues:
    """Read one document. Every scalar is a `str`, whatever YAML would make of it: `no` stays `no`."""
    reader = _Reader(text, file, first_line)
    data = None
    try:
        data = reader.document()
    except _StopError:
        reader.broken = True
    except yaml.YAMLError as error:
        reader.broken = True
        reader.diagnostics.append(explain_yaml_error(error, text, file, first_line))
    return YamlValues(data, reader.place, tuple(reader.diagnostics), reader.broken)


class _StopError(Exception):
    """Stop reading; the diagnostic is already recorded."""


class _Reader:
    """Reads a document event by event, so that aliases are never expanded.

    Valid values take few steps: locations are only made for diagnostics.
    """

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.broken = False
        self.place = Location(file, first_line)
        self._text, self._file = text, file
        self._first_line = first_line
        # An invisible character is in the text itself, or written as a backslash escape.
        self._may_have_invisible = "\\" in text or bool(INVISIBLE.search(text))

    def document(self) -> Any:
        """The one document of the text; `None` when there is none."""
        data: Any = None
        documents = 0
        self._next: Callable[[], Any] = Loader(self._text).get_event
        while type(event := self._next()) is not yaml.StreamEndEvent:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    help = "delete the line of --- and all that follows, or move it to a file of its own"
                    self._stop(event, "a file must hold one document, got a second one", help)
                root: Any = self._next()
                self.place = self._place(root)
                data = self._value(root, 0)
        return data

    def _value(self, event: Any, depth: int) -> Any:
        if type(event) is yaml.ScalarEvent and event.anchor is event.tag is None and depth <= MAX_DEPTH:
            if self._may_have_invisible:
                return self._scalar(event)
            return event.value.strip() if event.value or event.style else None
        if depth > MAX_DEPTH:
            message = f"values must be nested at most {MAX_DEPTH} deep"
            self._stop(event, message, "look for a bracket or a hyphen too many")
        if isinstance(event, yaml.AliasEvent):
            self.broken = True  # the value is unknown
            return self._refuse(event, "*", f"{_QUOTE}; to use a value twice, write it out in both places")
        assert isinstance(
            event, yaml.ScalarEvent | yaml.CollectionStartEvent
        )  # no other event begins a value
        if event.anchor is not None:
            self._refuse(event, "&", f"{_QUOTE}; to use a value twice, write it out in both places")
        elif event.tag is not None:
            self._refuse(event, "!", _QUOTE)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return self._list(depth) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(depth)

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        """The stripped text; `None` for an empty value without quotes."""
        if self._may_have_invisible and (found := INVISIBLE.search(event.value)):
            message = f"a text must not have invisible characters, got U+{ord(found[0]):04X}"
            self._report(event, "yaml-syntax", message, "delete the text and type it anew")
            return INVISIBLE.sub("", event.value).strip()
        return event.value.strip() if event.value or event.style else None

    def _list(self, depth: int) -> list[Any]:
        values, next_event, inner_depth = [], self._next, depth + 1
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            values.append(self._value(event, inner_depth))
        return values

    def _mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, Any] = {}
        next_event, inner_depth = self._next, depth + 1
        while type(key := next_event()) is not yaml.MappingEndEvent:
            name = self._value(key, inner_depth) or ""
            value = self._value(next_event(), inner_depth)
            if type(key) is not yaml.ScalarEvent:
                if not isinstance(key, yaml.AliasEvent):
                    self._report(key, "yaml-syntax", "a key must be a word, got a list or keys", _QUOTE)
            elif name in first:
                line = first[name].start_mark.line + self._first_line
                message = f"`{name}` must be written once, got it again (first in line {line})"
                self._report(key, "duplicate-key", message, "keep one of the two and delete the other")
            else:
                first[name] = key
                values[name] = value
        return values

    def _refuse(self, event: yaml.Event, sign: str, help: str) -> None:
        self._report(event, "yaml-syntax", f"a text without quotes must not begin with {sign}", help)

    def _stop(self, event: yaml.Event, message: str, help: str) -> NoReturn:
        self._report(event, "yaml-syntax", message, help)
        raise _StopError

    def _report(self, event: yaml.Event, rule: RuleId, message: str, help: str) -> None:
        self.diagnostics.append(Diagnostic(self._place(event), rule, message, help))
        if len(self.diagnostics) >= MAX_PROBLEMS:
            raise _StopError

    def _place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        assert mark is not None  # every event of a text has one
        return Location(self._file, mark.line + self._first_line, mark.column + 1)
