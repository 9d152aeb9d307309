"""The search index without what stands on every page, or on a page of its own.

What research says of a claim, say, is found on the page of the evidence. Said once more for each of a
thousand exercises, it was half of what a phone had to read before it found anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator import address
from generator.finish import search_text
from generator.finish.error import FinishError
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


def search_files(files: Mapping[str, bytes], path: str, site: Site, words: Words) -> dict[str, bytes]:
    """What is searched instead of the publisher's index: fewer entries, and those of Material as a text.

    Raises:
        FinishError: an earlier run made the text, and it is gone.
    """
    index = json.loads(files[path])
    text = index.get("config", {}).get("text")
    if text:
        return {path: files[path], text: _kept(text, files)}
    lean = lean_index(index, site, words)
    if "docs" in lean:
        return search_text.with_text(lean, path)
    lean["items"] = _joined(lean["items"])
    return {path: json.dumps(lean, ensure_ascii=False, separators=(",", ":")).encode()}


def lean_index(index: Mapping[str, Any], site: Site, words: Words) -> dict[str, Any]:
    """The index of a publisher, with fewer entries in the same order."""
    headings = frozenset(map(words, _HEADINGS))
    many = frozenset(
        address.address(one).removeprefix("/")
        for group in (site.exercises, site.muscles, site.routines)
        for one in group.values()
    )
    return {
        name: [_short(one) for one in part if _says_more(one, headings, many)] if name in _LISTS else part
        for name, part in index.items()
    }


def _joined(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each page once, with what stands below its title; its other words find it and not its sections.

    Zensical would show the page twice, once without a word.
    """
    found: list[dict[str, Any]] = []
    for one in entries:
        page = found[-1] if found else {"location": "", "title": ""}
        if one["title"] == page["title"] and one["location"].startswith(f"{page['location']}#"):
            found[-1] = page | {"text": page["text"] + one["text"]}
        else:
            found.append(one | {"tags": []} if "#" in one["location"] else one)
    return found


def _kept(text: str, files: Mapping[str, bytes]) -> bytes:
    if text not in files:
        raise FinishError(f"{text} must be there, so that a search finds something. Publish the site again.")
    return files[text]


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
