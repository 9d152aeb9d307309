"""Examples for authors: good ones from the content, bad ones with their diagnostics."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args, get_origin

import yaml

from loosen.authoring.yaml_edit import Pair, find, is_block_style, set_value
from loosen.checks import WHOLE_RULES, references, wording
from loosen.loader.document import Document, parse_text
from loosen.loader.parse import parse
from loosen.loader.reader import ReadResult
from loosen.model import Draft
from loosen.model.author_fields import Field, Kind
from loosen.model.base import Count, Day, DaysAWeek, Range, Seconds, Text, To
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.location import KeyPath

_BAD: Mapping[str, str] = {
    "rest": "10sec",
    "one spot": "0 s",
    "one repeat": "0.5 min",
    "breath in": "five seconds",
    "sides": "left",
    "level": "easy",
    "id": "My Stage",
    "sets": "0",
    "url": "doi.org/10.1000/1",
    "address": "www.my-site.org",
    "edit address": "www.my-site.org",
    "massage first": "maybe",
    "page": "routine",
    "accent": '"#9c7"',
    "paper": "white",
    "ink": '"#999"',
    "colour": "purple",
    "icon": "balance.png",
    "logo": "logo.jpg",
    "typeface": "Arial",
    "heading typeface": "Arial",
    "style sheet": "style.scss",
    "link": "book.example.org",
}
"""Mistakes that people make with one key; for all others the kind of value says what is likely."""


_GOOD: Mapping[str, str] = {
    "shorter hold because": "This position gets uncomfortable after 20 seconds.",
    "because": "There is no room for a roller here.",
    "note": "Keep it small today.",
    "action": "Call for help at once.",
    "rate first": "Rate your pain from 0 to 10 before you start.",
    "caption": "So far and no further.",
    "author": "The name that they give",
    "licence": "CC BY-SA 4.0",
    "at": "floor 40 -10",
    "under": "head",
    "rests on": "floor 30 5",
    "points": "out down",
    "fingers": "ahead",
    "url": "https://example.org/exercises/12",
    "page": "routines",
    "sections": "[choices, method]",
    "accent": '"#7a2e5d"',
    "paper": '"#fbf7f2"',
    "ink": '"#201418"',
    "icon": "balance.svg",
    "logo": "logo.svg",
    "typeface": "system",
    "heading typeface": "my-font.woff2",
    "style sheet": "style.css",
    "link": "https://book.example.org/",
    "label": "Book a visit",
}
"""For keys that this content does not use."""
_SMALL: Mapping[str, str] = {
    "kind": (
        "name: Balance exercise\nshort name: Balance\ntitle: Balance exercises\n"
        "summary: You stand on one leg and keep steady, beside something to hold on to.\n"
        'timer: hold\nsays: Balance\ncolour: "#7a2f6b"\n'
    ),
    "page": "---\nname: Prices\nsummary: What an hour costs.\nalso called: [costs, fees]\n---\n\n80 euros.\n",
    "medium": "hand:\n  alt: A hand that holds a ball.\n  author: Ann Bee\n  licence: own work\n"
    "  url: https://example.org/hand\n  caption: So far.\n",
}
"""A file of a kind of which a site may have none."""
_TYPES: tuple[tuple[object, str], ...] = ((Seconds, "30 s"), (Count, "2"), (Day, "2026-11-22"))
_MISTAKES: tuple[tuple[object, str], ...] = (
    (Seconds, "30"),
    (Day, "22.11.2026"),
    (DaysAWeek, "8"),
    (Range, "every day"),
)


class Example(NamedTuple):
    """A mistake as an author would type it, and the first thing that `check` says about it."""

    written: str
    says: Diagnostic | None


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples for one kind out of one content folder, from the entity `sample` where it has the key."""

    reading: ReadResult
    kind: Kind
    sample: str

    @property
    def _documents(self) -> tuple[Document, ...]:
        """Those of the content, or a small one of this kind where it has none."""
        there = self.reading.documents
        if any(map(self._fits, there)) or self.kind.name not in _SMALL:
            return there
        small, _ = parse_text(
            _SMALL[self.kind.name].encode(), f"content/{self.kind.pattern.replace('*', 'mine')}"
        )
        return (*there, *filter(None, [small]))

    def good(self, path: KeyPath, field: Field) -> str:
        """How the content writes this key, on one line, at most about 80 characters."""
        for document, where in self._homes(path):
            if pair := find(document.text, where):
                return _short(field.key, pair.value, document.text)
        return f"{field.key}: {_GOOD.get(field.key) or self._of_type(field)}"

    def bad(self, path: KeyPath, field: Field) -> Example:
        """A likely mistake at this key, tried out."""
        for document, where in self._homes(path):
            if pair := find(document.text, where):
                written = self._mistake(field, pair.value.value, nested=len(path) > 1)
                text = set_value(document.text, where, written)
                return Example(f"{field.key}: {written}".rstrip(), self._judged(document, text))
        return self._added(path, field)

    def _added(self, path: KeyPath, field: Field) -> Example:
        """The mistake in a key that no file has yet: at the end of a file, or first in its `{...}`."""
        line = f"{field.key}: {self._mistake(field, '', nested=len(path) > 1)}".rstrip()
        found = next(self._parents(path), None)
        if not found:
            document, where = next(self._homes(path[:-1]))
            above = [f"{'  ' * depth}{key}:\n" for depth, key in enumerate(where) if isinstance(key, str)]
            dash = "- " if where and isinstance(where[-1], int) else ""
            text = f"{document.text}{''.join(above)}{'  ' * len(above)}{dash}{line}\n"
            return Example(line, self._judged(document, text, about=field.key))
        document, parent, missing = found
        written = line
        line = _nested(missing, line)
        at, column = parent.value.start_mark.index, parent.value.start_mark.column
        if is_block_style(parent.value):
            text = f"{document.text[:at]}{line}\n{' ' * column}{document.text[at:]}"
        else:
            text = f"{document.text[: at + 1]}{line}, {document.text[at + 1 :]}"
        return Example(written, self._judged(document, text, about=field.key))

    def _parents(self, path: KeyPath) -> Iterator[tuple[Document, Pair, KeyPath]]:
        """What a new key may be added to, the nearest first, with the keys that are missing in between."""
        for depth in range(len(path) - 1, 0, -1):
            for document, where in self._homes(path[:depth]):
                if parent := find(document.text, where):
                    yield document, parent, path[depth:-1]

    def _homes(self, path: KeyPath) -> Iterator[tuple[Document, KeyPath]]:
        """Every place where an entity of this kind may have this key, those of the sample first."""
        # What one kind of exercise does not show, another may.
        documents = [one for one in self._documents if self._fits(one)]
        documents.sort(key=lambda one: not self.kind.listed and one.data.get("kind") != self.kind.name)
        for sampled in (True, False):
            for document in documents:
                ids = list(document.data) if self.kind.listed else [document.id]
                for id in (one for one in ids if (one == self.sample) is sampled):
                    prefix: KeyPath = (id,) if self.kind.listed else ()
                    yield from ((document, prefix + one) for one in _variants(path))

    def _fits(self, document: Document) -> bool:
        pattern = re.escape(self.kind.pattern).replace(r"\*", "[^/]*")
        inside = document.file.split("/", 1)[1]
        return bool(re.fullmatch(pattern, inside)) and "moved_to" not in document.data

    def _of_type(self, field: Field) -> str:
        if isinstance(field.value.mark, To):
            draft, _ = parse(self.reading)
            first = next(iter(references.known(draft, field.value.mark.kind)), "an-id")
            return f"[{first}]" if field.value.many else first
        if get_origin(field.value.type) is Literal:
            return str(get_args(field.value.type)[0])
        return next((good for type_, good in _TYPES if type_ == field.value.type), _number(field) or "...")

    def _mistake(self, field: Field, value: object, *, nested: bool) -> str:
        if field.key in _BAD:
            return _BAD[field.key]
        mark, type_ = field.value.mark, field.value.type
        if isinstance(mark, To):
            return f"[{_misspelt(value)}]" if field.value.many else _misspelt(value)
        if field.value.many:
            return "one" if nested else "one, two"  # a comma would end it inside `{...}`
        if field.value.fields:
            return "30 s"
        if isinstance(mark, Text):
            return self._unwanted(field, mark)
        known = next((bad for known, bad in _MISTAKES if known == type_), None)
        if known or _number(field):
            return known or "two"
        if get_origin(type_) is Literal:
            return "maybe"
        return "''" if nested else "Two words: and a colon"

    def _unwanted(self, field: Field, mark: Text) -> str:
        if field.key == "summary" and (phrase := _forbidden(self._words)):
            return f"Helps to {phrase}."
        if mark.markdown:
            return "See [the page](../safety)."
        return "" if field.required else "Wait: rest first."

    def _judged(self, document: Document, text: str, *, about: str = "") -> Diagnostic | None:
        """The first problem in a document after a change, if possible one about a key."""
        before = "---\n" if document.first_line > 1 else ""
        after = f"---\n{document.body}" if before else ""
        changed, found = parse_text(f"{before}{text}{after}".encode(), document.file)
        problems = list(found)
        if changed:
            others = tuple(changed if one.file == document.file else one for one in self._documents)
            draft, shape = parse(ReadResult(others, (), frozenset()))
            problems += shape or _against_the_rules(draft, changed, self._words)
        ours = [one for one in sorted(problems) if one.place.file == document.file]
        ours.sort(key=lambda one: one.severity is Severity.WARNING)
        return next((one for one in ours if f"`{about}`" in one.message), ours[0] if ours else None)

    @property
    def _words(self) -> tuple[Document, ...]:
        return tuple(one for one in self.reading.documents if one.file.endswith("/evidence/never-write.yml"))


def _against_the_rules(draft: Draft, document: Document, words: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """The first thing that a rule says about a document whose shape is right."""
    small, _ = parse(ReadResult((document, *words), (), frozenset()))
    yield from wording.never_write(small)  # slow over all texts; this one is enough
    found = (one for rule in WHOLE_RULES for one in rule(draft) if one.place.file == document.file)
    yield from itertools.islice(found, 1)


def _nested(keys: KeyPath, line: str) -> str:
    """A line inside of keys that are not there yet: `hand: {at: ...}`."""
    text, is_pair = line, True
    for key in reversed(keys):
        value = f"{{{text}}}" if is_pair else text
        text, is_pair = (f"[{value}]", False) if isinstance(key, int) else (f"{key}: {value}", True)
    return text


def _variants(path: KeyPath) -> Iterator[KeyPath]:
    """The path itself, and the same in other items of a list: the first may lack what another has."""
    yield path
    if 0 in path:
        at = path.index(0)
        yield from ((*path[:at], number, *path[at + 1 :]) for number in range(1, 10))


def _short(key: str | int, value: yaml.Node, text: str) -> str:
    """`steps: - Rest one foot on the other ...`: as it stands in the file, without its line breaks."""
    inner = value
    if is_block_style(value) and isinstance(value, yaml.CollectionNode) and value.value:
        first = value.value[0]
        inner = first if isinstance(value, yaml.SequenceNode) else value
    words = (
        inner.value if isinstance(inner, yaml.ScalarNode) and inner.style in ("|", ">") else _raw(inner, text)
    )
    dash = "- " if inner is not value else ""
    short = textwrap.shorten(" ".join(words.split()), width=78, placeholder=" ...")
    return f"{key}: {dash}{short}"


def _raw(node: yaml.Node, text: str) -> str:
    return text[node.start_mark.index : node.end_mark.index]


def _number(field: Field) -> str:
    """A number that fits a field of numbers; nothing for any other."""
    inner = (get_args(field.value.type) or (field.value.type,))[0]
    return {int: "4", float: "0.1"}.get(inner, "") if not get_origin(inner) else "0.1"


def _misspelt(value: object) -> str:
    first = value[0].value if isinstance(value, list) and value else value
    return str(first)[:-1] or "no-such-id"


def _first_words(phrase: str) -> str:
    return " ".join(word.split("|")[0].rstrip("*") for word in phrase.split() if word != "...")


def _forbidden(words: tuple[Document, ...]) -> str:
    """Words that the content forbids, taken from the first of its rules."""
    for document in words:
        for entry in document.data.values():
            return _first_words(entry["phrases"][0])
    return ""
