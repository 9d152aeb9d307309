"""A page as it is finished, but for what depends on all pages: the policy, our assets' address, its facts.

It depends on nothing but the page that was published, so that pages can be made apart, on every core.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.cores import parallel_map
from generator.finish import csp, safe, scripts, sheets, unused
from generator.finish.accessibility import accessible
from generator.finish.folder import NOTHING, Published
from generator.finish.lean import lean
from generator.finish.patch import without_head
from generator.finish.search_index import Section, sections
from generator.words import Words

_CONTENT = "\0"
"""Where the article stands in what the theme wrote; no page of HTML may hold this sign."""
WORTH_A_PROCESS = 100
"""Pages. Fewer are made before another process has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is made of one published page, and what the whole site must know of it."""

    theme: str
    """What the theme wrote, with a sign in place of the article."""
    content: str
    """The article."""
    names: tuple[str, ...]
    """Of classes, ids and colours."""
    scripts: tuple[str, ...]
    """The code of those that stand in the page."""
    sheets: tuple[str, ...]
    """The style sheets that the page asked for."""
    sections: tuple[Section, ...]
    """What a search finds in it."""


def part(path: str, raw: str, words: Words, sheets_there: Mapping[str, bytes] = NOTHING) -> Part:
    """The part of one page, from what a publisher made of it.

    Raises:
        FinishError: the publisher writes something else now, or something that no page may hold.
    """
    theme, content = parted(raw)
    asked = sheets.of_page(theme, sheets_there)
    theme = csp.without_prefetch(lean(without_head(theme)))
    theme = scripts.deferred(accessible(theme, path, words), path)
    content = lean(content)
    return Part(
        theme=theme,
        content=content,
        names=tuple(sorted(unused.names(raw))),
        scripts=safe.inline_scripts(joined(theme, content), path, raw=raw),
        sheets=asked,
        sections=sections(content),
    )


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
    found = parallel_map(
        lambda path: part(path, published.pages[path], words, published.files), order, worth=WORTH_A_PROCESS
    )
    return dict(zip(order, found, strict=True))
