"""What a search on Material's pages looks through: a text, in place of an index that each browser builds.

A thousand exercises have 15,000 sections. Material's worker took 17 s on a phone until it knew each of their
words; ours, `templates/assets/search/worker.js`, looks through the text itself in a few milliseconds.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.finish.error import FinishError

FOLDER = "assets/search/"
WORKER = f"{FOLDER}worker.js"
TEXT = re.compile(rf"{FOLDER}[0-9a-f]{{8}}\.txt")
_HOME = "./"
"""The site's root as an address that is not empty."""
_BLOCK = re.compile(
    r"</?(?:blockquote|d[dlt]|details|div|fig[a-z]+|h\d|li|[ou]l|p|pre|summary|t[a-z]+)\b[^<>]*>"
)
_TAG = re.compile(r"<[^<>]*>")
_ASKED = re.compile(
    r'("search": "(?:[^"]*/)?)assets/'
    r'(?:javascripts/workers/search\.[0-9a-f]{8}\.min|own/[0-9a-f]{8}/search/worker)\.js"'
)


def with_text(index: Mapping[str, Any], path: str) -> dict[str, bytes]:
    """Material's index without entries, which a page asks for first, and the text that it leads to."""
    text = searched_text(index["docs"]).encode()
    name = f"{FOLDER}{hashlib.sha256(text).hexdigest()[:8]}.txt"
    lean = {"config": {**index["config"], "text": name}, "docs": []}
    return {path: json.dumps(lean, separators=(",", ":")).encode(), name: text}


def searched_text(entries: Sequence[Mapping[str, Any]]) -> str:
    """The address of each page and section, an empty line, and what each of them says, a line each."""
    found = list(_merged(entries))
    return "\n".join([*(address for address, _ in found), "", *(line for _, line in found)])


def _merged(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each page with what stands below its title, which a publisher may hold for its first section."""
    left = iter([*entries, None])
    entry = next(left)
    while entry:
        after = next(left)
        page, _, anchor = entry["location"].partition("#")
        if anchor:
            yield f"#{anchor}", _line(entry, ())
        else:
            text = entry["text"]
            if after and after["title"] == entry["title"] and after["location"].startswith(f"{page}#"):
                text += after["text"]
                after = next(left)
            yield page or _HOME, _line({**entry, "text": text}, entry.get("tags") or ())
        entry = after


def _line(entry: Mapping[str, Any], names: Sequence[str]) -> str:
    """The title, the other names, and each paragraph, with tabs between them and without markup."""
    parts = (entry["title"], ", ".join(names), *filter(str.strip, _blocks(entry["text"])))
    return "\t".join([_plain(part) for part in parts]) + "\t" * (len(parts) == 2)


def _blocks(text: str) -> list[str]:
    first, *others = _BLOCK.split(text)
    if others:
        # An expression that begins with white space is slow: it would be tried at each space.
        *inner, last = others
        first = "\0".join((first.rstrip(), *map(str.strip, inner), last.lstrip()))
    return _TAG.sub("", first).split("\0")


def _plain(part: str) -> str:
    """Without markup's signs, each white space as one space, at the ends, too."""
    said = html.unescape(part) if "&" in part else part
    words = " ".join(said.split())
    begin, end = " " * said[:1].isspace(), " " * said[-1:].isspace()
    return f"{begin}{words}{end}" if words else begin


def asking(html: str, worker: str, path: str) -> str:
    """The page that asks for our worker where it asked for the theme's.

    Raises:
        FinishError: it asks for none, or in another way.
    """
    changed, count = _ASKED.subn(lambda match: f'{match[1]}{worker}"', html)
    if count != 1:
        raise FinishError(
            f"{path} must name the worker that searches once, got {count} times. The theme has changed: look "
            "at how it searches now, and renew generator/finish/search_text.py."
        )
    return changed
