"""A page as it is finished, but for what depends on all pages: the policy, our assets' address, its facts.

It depends on nothing but the page that was published, so that pages can be made apart, on every core.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loosen.finish.assets import bundle_css, purge_css, theme_scripts
from loosen.finish.html.accessibility import accessible
from loosen.finish.html.minify import minify_html
from loosen.finish.html.patch import without_head
from loosen.finish.html.site_folder import NOTHING, SiteFolder
from loosen.finish.search.search_index import Section, sections
from loosen.finish.security import csp, page_guard
from loosen.runtime.parallel import parallel_map
from loosen.site.translations import Catalogue

_CONTENT = "\0"
"""Where the article stands in what the theme wrote; no page of HTML may hold this sign."""
WORTH_A_PROCESS = 100
"""Pages. Fewer are made before another process has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFragment:
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


def prepare_page(
    path: str, raw: str, words: Catalogue, sheets_there: Mapping[str, bytes] = NOTHING
) -> PageFragment:
    """The part of one page, from what a publisher made of it.

    Raises:
        FinishError: the publisher writes something else now, or something that no page may hold.
    """
    theme, content = split_article(raw)
    asked = bundle_css.stylesheets_of(theme, sheets_there)
    theme = csp.without_prefetch(minify_html(without_head(theme)))
    theme = theme_scripts.defer_bundle(accessible(theme, path, words), path)
    content = minify_html(content)
    return PageFragment(
        theme=theme,
        content=content,
        names=tuple(sorted(purge_css.used_selectors(raw))),
        scripts=page_guard.inline_scripts(join_article(theme, content), path, raw=raw),
        sheets=asked,
        sections=sections(content),
    )


def split_article(html: str) -> tuple[str, str]:
    """What the theme wrote, and the article that stands in it: three quarters of a page, not the theme's."""
    start, end = html.find("<article"), html.rfind("</article>")
    return (html, "") if start < 0 else (f"{html[:start]}{_CONTENT}{html[end:]}", html[start:end])


def join_article(theme: str, content: str) -> str:
    """The page, from both parts of it."""
    return theme.replace(_CONTENT, content, 1)


def prepare_pages(paths: Iterable[str], published: SiteFolder, words: Catalogue) -> dict[str, PageFragment]:
    """Those of many pages, made on every core: the longest first, so that none waits for another."""
    order = sorted(paths, key=lambda path: -published.pages.size(path))
    found = parallel_map(
        lambda path: prepare_page(path, published.pages[path], words, published.files),
        order,
        min_parallel=WORTH_A_PROCESS,
    )
    return dict(zip(order, found, strict=True))
