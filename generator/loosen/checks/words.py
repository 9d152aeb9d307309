"""Rules about the language of a site, and the words of the interface in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loosen.checks.rule import rule
from loosen.model import Draft, OwnWords
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.location import KeyPath, Location
from loosen.runtime.memoize import memoize_by_identity
from loosen.runtime.suggest import nearest
from loosen.site.catalogues import ENGLISH, Translation, languages, locale_of, translation

_NAMED = 5
"""Keys that a message names; the help says where the others are found."""


@rule()
def known_language(draft: Draft) -> Iterator[Diagnostic]:
    """`language` has a catalogue, or is a language whose words the author writes."""
    if not draft.settings or not draft.settings.is_valid("language"):
        return
    language, known = draft.settings.language, languages()
    if _is_known(draft):
        return
    near = nearest(language, known)
    help = f"did you mean `{near}`?" if near else "for another language, write its words in content/words.yml"
    message = f"`language` must be one of {', '.join(known)}, got `{language}`"
    yield Diagnostic(draft.settings.at("language"), "known-language", message, help)


@rule()
def own_words(draft: Draft) -> Iterator[Diagnostic]:
    """An author's own words are some that a page uses, with the same blanks."""
    if not draft.words:
        return
    for group, entries in draft.words.groups.items():
        if not isinstance(entries, Mapping):
            message = f"`{group}` must be a group of words, got one text"
            help = "write it as in a catalogue: `nav:`, and below it, further in, `home: Start`"
            yield Diagnostic(draft.words.at(group), "own-words", message, help)
    for misfit in _translated(draft).misfits:
        yield Diagnostic(_place(draft.words, misfit.key), "own-words", misfit.message, misfit.help)


@rule()
def missing_words(draft: Draft) -> Iterator[Diagnostic]:
    """Each word of the interface is there in the site's language; until then it is English."""
    if not draft.settings or not _is_known(draft) or not (keys := _translated(draft).missing):
        return
    message = f"each word should be there in `{draft.settings.language}`, got {len(keys)} that are English"
    help = f"write them in content/words.yml: {_some(keys)}"
    yield Diagnostic(draft.settings.at("language"), "missing-words", message, help, Severity.NOTE)


@rule()
def unreviewed_words(draft: Draft) -> Iterator[Diagnostic]:
    """Words that keep readers safe were reviewed by a person who speaks the language."""
    if not draft.settings or not _is_known(draft) or not (keys := _translated(draft).unreviewed):
        return
    message = (
        f"safety words must be reviewed by a person in `{draft.settings.language}`, "
        f"got {len(keys)} that nobody has reviewed"
    )
    help = f"have them read, and write them as they should be in content/words.yml: {_some(keys, len(keys))}"
    yield Diagnostic(draft.settings.at("language"), "unreviewed-words", message, help, Severity.WARNING)


def _is_known(draft: Draft) -> bool:
    language = draft.settings.language if draft.settings else ""
    return language in languages() or bool(draft.words and locale_of(language))


@memoize_by_identity
def _translations(draft: Draft) -> Iterator[Translation]:
    language = draft.settings.language if draft.settings and _is_known(draft) else ENGLISH
    yield translation(language, draft.words.groups if draft.words else {})


def _translated(draft: Draft) -> Translation:
    """Kept, as several rules ask."""
    return _translations(draft)[0]


def _place(words: OwnWords, key: str) -> Location:
    path: KeyPath = tuple(key.split(".", 1))
    return words.origin.place(path, of_key=True)


def _some(keys: tuple[str, ...], most: int = _NAMED) -> str:
    more = f" and {len(keys) - most} more" if len(keys) > most else ""
    return ", ".join(keys[:most]) + more
