"""The search index without what stands on every page, or on a page of its own.

What research says of a claim, say, is found on the page of the evidence. Said once more for each of a
thousand exercises, it was half of what a phone had to read before it found anything.
"""

from __future__ import annotations

import json
from typing import Any

from generator import address
from generator.model import Site
from generator.words import Words

_HEADINGS = (
    *("exercise.prepare", "exercise.next", "exercise.timer", "exercise.stop_if", "exercise.pain_cycle"),
    *("exercise.research", "exercise.routines", "muscle.massage", "muscle.stretch", "muscle.other"),
    *("routine.timer", "routine.list", "routine.times"),
)
"""Of sections that say on many pages what another page says, or that only lead on."""
_LISTS = ("docs", "items")
"""Where the entries stand: of MkDocs, and of Zensical."""


def lean_index(data: bytes, site: Site, words: Words) -> bytes:
    """The index of a publisher, with fewer entries in the same order."""
    index = json.loads(data)
    headings = frozenset(map(words, _HEADINGS))
    pages = tuple(
        address.address(one).removeprefix("/")
        for group in (site.exercises, site.muscles, site.routines)
        for one in group.values()
    )
    many = frozenset(pages)
    for name in _LISTS:
        if name in index:
            index[name] = [_short(one) for one in index[name] if _says_more(one, headings, many)]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _short(entry: dict[str, Any]) -> dict[str, Any]:
    """The page with every exercise to choose from says only what it is for: a theme takes all for text."""
    if not f"/{entry['location']}".startswith(address.PRESCRIBE):
        return entry
    first, end, _ = entry["text"].partition("</p>")
    return entry | {"text": first + end if end else ""}


def _says_more(entry: dict[str, Any], headings: frozenset[str], many: frozenset[str]) -> bool:
    page, _, anchor = entry["location"].partition("#")
    if not anchor or page not in many:
        return True
    return bool(entry["text"]) and entry["title"] not in headings
