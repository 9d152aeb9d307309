"""A page as it is finished, but for what depends on all pages: the policy, our assets' address, its facts.

It depends on nothing but the page that was published, so that pages can be made apart: on every core, and of
one that did not change since the last build not again. Such a page stands in the folder as it was finished.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.cores import each
from generator.finish import csp, safe, scripts, sheets, unused
from generator.finish.accessibility import accessible
from generator.finish.folder import NOTHING, Published
from generator.finish.lean import lean
from generator.finish.patch import without_head
from generator.words import Words

_CONTENT = "\0"
"""Where the article stands in what the theme wrote; no page of HTML may hold this sign."""
WORTH_A_PROCESS = 100
"""Pages. Fewer are made before another process has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is made of one published page, and what the whole site must know of it."""

    html: str
    """Empty when the page stands in the folder."""
    names: tuple[str, ...]
    """Of classes, ids and colours."""
    scripts: tuple[str, ...]
    """The code of those that stand in the page."""
    sheets: tuple[str, ...]
    """The style sheets that the page asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A page when it is finished."""

    around: str
    """Another one when something that came around the part is another one."""
    made: str
    """The fingerprint of the file."""
    theme: tuple[str, ...]
    """The theme's files that it asks for."""


class Memory:
    """What earlier runs made, for one that need not make it again; this one remembers nothing."""

    known: Mapping[str, tuple[Part, Done]] = MappingProxyType({})
    """Pages that stand in the folder as an earlier run finished them, by path."""
    begun: Mapping[str, Part] = MappingProxyType({})
    """Pages whose parts stand in the folder: whoever published them made those at once."""

    def kept(self, key: str, make: Callable[[], str]) -> str:
        """The text under a key, made when it is not there."""
        return make()

    def take(self, done: Done, file: pathlib.Path) -> None:
        """Take a page's file, which holds it as it is finished, for the next run."""

    def keep(self, pages: Mapping[str, tuple[Part, Done]]) -> None:
        """Remember these pages, whose files were taken now or by an earlier run."""


def part(path: str, raw: str, words: Words, sheets_there: Mapping[str, bytes] = NOTHING) -> Part:
    """The part of one page, from what a publisher made of it.

    Raises:
        FinishError: the publisher writes something else now, or something that no page may hold.
    """
    theme, content = parted(raw)
    asked = sheets.of_page(theme, sheets_there)
    theme = csp.without_prefetch(lean(without_head(theme)))
    theme = scripts.deferred(accessible(theme, path, words), path)
    html = joined(theme, lean(content))
    names = tuple(sorted(unused.names(raw)))
    return Part(html=html, names=names, scripts=safe.inline_scripts(html, path, raw=raw), sheets=asked)


def parted(html: str) -> tuple[str, str]:
    """What the theme wrote, and the article that stands in it: three quarters of a page, not the theme's."""
    start, end = html.find("<article"), html.rfind("</article>")
    return (html, "") if start < 0 else (f"{html[:start]}{_CONTENT}{html[end:]}", html[start:end])


def joined(theme: str, content: str) -> str:
    """The page, from both parts of it."""
    return theme.replace(_CONTENT, content, 1)


def parts(paths: Iterable[str], published: Published, words: Words) -> dict[str, Part]:
    """Those of many pages, made on every core: the longest first, so that none waits for another."""
    order = sorted(paths, key=lambda path: -published.pages.size(path))
    found = each(
        lambda path: part(path, published.pages[path], words, published.files), order, worth=WORTH_A_PROCESS
    )
    return dict(zip(order, found, strict=True))
