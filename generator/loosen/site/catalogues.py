"""Which catalogues there are, and how one is made: an author's own words, the language's, and English."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from babel import Locale, UnknownLocaleError

from loosen.model import Library, Settings
from loosen.model.kinds import kinds_of
from loosen.runtime import resources
from loosen.runtime.suggest import nearest
from loosen.site.pseudo_language import PSEUDO, PSEUDO_TAG, pseudo_words
from loosen.site.translations import HEAD, Catalogue, read_words

ENGLISH = "en"
"""All other catalogues are translations of it, and it stands in where one has no words."""
_FOLDER = resources.folder("templates")
_FILE = re.compile(r"words\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yml")
_FORMS = {"zero", "one", "two", "few", "many", "other"}
_BLANK = re.compile(r"\{(\w+)\}")
Words = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Words that cannot be used, and why: `nav.hom`, or a sentence with other blanks than the English one."""

    key: str
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A language's catalogue, and what is wrong with it."""

    catalogue: Catalogue
    missing: tuple[str, ...] = ()
    """Words that only English has, by key."""
    unreviewed: tuple[str, ...] = ()
    """Words that keep readers safe, and that no person has reviewed in this language."""
    misfits: tuple[Misfit, ...] = ()
    """Of the author's own words."""


def languages(templates: pathlib.Path = _FOLDER) -> tuple[str, ...]:
    """The languages that have a catalogue: `("ar", "de", "en", "es", "pseudo")`."""
    named = (_FILE.fullmatch(path.name) for path in templates.iterdir())
    return (*sorted(match[1] for match in named if match), PSEUDO)


def addresses_in(language: str, templates: pathlib.Path = _FOLDER) -> Mapping[str, str]:
    """What the parts of addresses are in a language, as the head of its catalogue says."""
    path = templates / f"words.{language}.yml"
    known = language in languages(templates) and path.is_file()
    found: Mapping[str, str] = _read(path)[1].get("addresses", {}) if known else {}
    return found


def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language; nothing if it is none."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def catalogue_of(content: Library, settings: Settings, templates: pathlib.Path = _FOLDER) -> Catalogue:
    """The words of the interface for a site."""
    own = content.words.groups if content.words else {}
    made = translation(settings.language, own, templates).catalogue
    return replace(made, groups=_with_kinds(made.groups, content), _said={}) if content.kinds else made


def _with_kinds(groups: Words, content: Library) -> Words:
    """The words with those of the author's own kinds, which stand in their files."""
    rows = {kind.words: kind.own for kind in kinds_of(content).values() if kind.own}
    added = {
        "nav": {key: own.title for key, own in rows.items()},
        "lead": {key: own.summary for key, own in rows.items()},
        "kind": {key: own.name for key, own in rows.items()},
        "short_kind": {key: own.short_name or own.name for key, own in rows.items()},
    }
    said = {name: {key: _verbatim(text) for key, text in more.items()} for name, more in added.items()}
    return {name: {**words, **said.get(name, {})} for name, words in groups.items()}


def _verbatim(text: str) -> str:
    """An author's text as words that have no blanks to fill in."""
    return text.replace("{", "{{").replace("}", "}}")


def translation(language: str, own: Words, templates: pathlib.Path = _FOLDER) -> Translation:
    """The catalogue of a language with an author's own words in it.

    A word that no longer fits its English one counts as missing: it was translated from another sentence.
    """
    english, source = _read(templates / f"words.{ENGLISH}.yml")
    shipped, head = _shipped(language, english, templates)
    theirs = {key: entry for key, entry in _entries(shipped) if not misfit(key, entry, english)}
    judged = [(key, entry, misfit(key, entry, english)) for key, entry in _entries(own)]
    misfits = tuple(wrong for _, _, wrong in judged if wrong)
    mine = {key: entry for key, entry, wrong in judged if not wrong}
    known = theirs | mine
    keys = [key for key, _ in _entries(english)]
    reviewed = {*head.get("reviewed", ()), *mine}
    is_source = language in (ENGLISH, PSEUDO)
    safety = [key for key in source.get("safety", ()) if key in keys]
    return Translation(
        _made(language, english, known),
        missing=() if is_source else tuple(key for key in keys if key not in known),
        unreviewed=() if is_source else tuple(key for key in safety if key not in reviewed),
        misfits=misfits,
    )


def misfit(key: str, entry: Any, english: Words) -> Misfit | None:
    """Why words cannot stand in for the English ones; nothing if they can."""
    group, _, name = key.partition(".")
    there = english.get(group, {}).get(name)
    if there is None:
        near = nearest(key, [known for known, _ in _entries(english)], cutoff=0.7)
        help = f"did you mean `{near}`?" if near else "templates/words.en.yml has all words that a page uses"
        return Misfit(key, f"words must be some that a page uses, got `{key}`", help)
    wanted, got = _blanks(there), _blanks(entry)
    if not isinstance(entry, str) and not (_is_forms(entry) and ("n" in wanted or _is_forms(there))):
        what = "`other` and other plural forms" if _is_forms(there) else "one text"
        return Misfit(key, f"`{key}` must be {what}", f"in English it is: {_said(there)}")
    if isinstance(entry, str) and _is_forms(there) and "other" in there:
        return None if got <= wanted else _wrong_blanks(key, wanted, got)
    return None if wanted == got else _wrong_blanks(key, wanted, got)


def _wrong_blanks(key: str, wanted: frozenset[str], got: frozenset[str]) -> Misfit:
    def braced(names: frozenset[str]) -> str:
        return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"

    help = "what stands in braces is filled in; keep it as it is in English"
    return Misfit(key, f"`{key}` must have the blanks {braced(wanted)}, got {braced(got)}", help)


def _read(path: pathlib.Path) -> tuple[Words, Mapping[str, Any]]:
    """The words of a file, and its head."""
    words = dict(read_words(path))
    head = words.pop(HEAD, {})
    return words, head


def _shipped(language: str, english: Words, templates: pathlib.Path) -> tuple[Words, Mapping[str, Any]]:
    if language == ENGLISH:  # it is what stands in for all that is not translated
        return {}, {}
    if language == PSEUDO:
        return pseudo_words(english), {}
    path = templates / f"words.{language}.yml"
    return _read(path) if path.is_file() else ({}, {})


def _made(language: str, english: Words, known: Mapping[str, Any]) -> Catalogue:
    groups = {
        group: {name: known.get(f"{group}.{name}", entry) for name, entry in words.items()}
        for group, words in english.items()
    }
    if language in (ENGLISH, PSEUDO):
        return Catalogue(groups, language if language == ENGLISH else PSEUDO_TAG)
    locale = locale_of(language)
    return Catalogue(groups, language, locale) if locale else Catalogue(groups, language)


def _entries(words: Words) -> Iterator[tuple[str, Any]]:
    for group, entries in words.items():
        if isinstance(entries, Mapping):
            yield from ((f"{group}.{name}", entry) for name, entry in entries.items())


def _is_forms(entry: Any) -> bool:
    return isinstance(entry, Mapping) and "other" in entry and entry.keys() <= _FORMS


def _blanks(entry: Any) -> frozenset[str]:
    texts = entry.values() if isinstance(entry, Mapping) else [entry]
    return frozenset(name for text in texts for name in _BLANK.findall(str(text)))


def _said(entry: Any) -> str:
    return str(entry["other"] if _is_forms(entry) else entry)
