"""First pass over a page: all that depends on this page alone, so that pages can be prepared in parallel."""

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
"""Placeholder for the article; HTML cannot contain this character."""
WORTH_A_PROCESS = 100
"""Pages; fewer take less time than starting a process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """One page after the first pass, with what the whole site collects from it."""

    theme: str
    """HTML around the article, with a placeholder for it."""
    content: str
    """HTML of the article."""
    selectors: tuple[str, ...]
    """Names of classes, ids and colour schemes, for purging CSS."""
    scripts: tuple[str, ...]
    """Code of the inline scripts, for the policy."""
    stylesheets: tuple[str, ...]
    """Paths of the linked style sheets, in order."""
    sections: tuple[Section, ...]
    """For the search index."""


def prepare_page(path: str, raw: str, words: Catalogue, files: Mapping[str, bytes] = NOTHING) -> PreparedPage:
    """Prepare the HTML `raw` that a publisher wrote at `path`; `files` are the other published files.

    Raises:
        FinishError: the HTML is not as expected, or holds something that the policy forbids.
    """
    theme, content = split_article(raw)
    stylesheets = bundle_css.stylesheets_of(theme, files)
    theme = csp.without_prefetch(minify_html(without_head(theme)))
    theme = theme_scripts.defer_bundle(accessible(theme, path, words), path)
    content = minify_html(content)
    return PreparedPage(
        theme=theme,
        content=content,
        selectors=tuple(sorted(purge_css.used_selectors(raw))),
        scripts=page_guard.inline_scripts(join_article(theme, content), path, raw=raw),
        stylesheets=stylesheets,
        sections=sections(content),
    )


def split_article(html: str) -> tuple[str, str]:
    """The HTML around the article, with a placeholder in it, and the article."""
    start, end = html.find("<article"), html.rfind("</article>")
    return (html, "") if start < 0 else (f"{html[:start]}{_CONTENT}{html[end:]}", html[start:end])


def join_article(theme: str, content: str) -> str:
    """Undo `split_article`."""
    return theme.replace(_CONTENT, content, 1)


def prepare_pages(paths: Iterable[str], published: SiteFolder, words: Catalogue) -> dict[str, PreparedPage]:
    """Prepare pages in parallel, by path. The longest go first, which balances the processes."""
    order = sorted(paths, key=lambda path: -published.pages.size(path))
    found = parallel_map(
        lambda path: prepare_page(path, published.pages[path], words, published.files),
        order,
        min_parallel=WORTH_A_PROCESS,
    )
    return dict(zip(order, found, strict=True))
