"""The theme's page around a page's own parts: rendered once for all pages of one shape, then filled in.

Nothing here knows what the theme does with a part. A shape is shared only where filling it in gave, for the
first page, what the theme gives; and the marks are such that a theme that escapes or shortens a part loses
them, which also shows there.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

PAGE = "main.html"
_MARKS = {
    "content": "\0<h1>content\0",
    "canonical": "https://mark.invalid/canonical",
    "title": "\0<b>&\"' title\0",
    "description": "\0<b>&\"' description\0",
    "heading": "\0<b>&\"' heading\0",
    "anchor": "mark-anchor-\u2603",
}
_NAMES = {mark: name for name, mark in _MARKS.items()}
_ANY = re.compile("|".join(map(re.escape, _NAMES)))


class Shells:
    """The theme's templates, as MkDocs asks for them."""

    def __init__(self, env: Any) -> None:
        self.env = env
        self.page: Shell | None = None

    def get_template(self, name: str) -> Any:
        template = self.env.get_template(name)
        if name != PAGE:
            return template
        self.page = self.page or Shell(template)
        return self.page


class Shell:
    """The theme's template of a page."""

    def __init__(self, template: Any) -> None:
        self.template = template
        self.shapes: dict[str, list[str] | None] = {}

    def render(self, context: Mapping[str, Any]) -> str:
        page = context["page"]
        if not _shares(page, context["nav"].pages):
            return str(self.template.render(context))
        shape = _shape(page, context)
        if shape not in self.shapes:
            return self._first(page, context, shape)
        pieces = self.shapes[shape]
        return str(self.template.render(context)) if pieces is None else _filled(pieces, page)

    def _first(self, page: Page, context: Mapping[str, Any], shape: str) -> str:
        """The theme's own rendering; it also shows whether pages of this shape can share one."""
        right = str(self.template.render(context))
        marked = self.template.render({**context, "page": _marked(page)})
        # Pieces of the theme, and between them the names of parts.
        pieces = _ANY.sub(lambda mark: f"\1{_NAMES[mark[0]]}\1", marked).split("\1")
        self.shapes[shape] = pieces if _filled(pieces, page) == right else None
        return right


def _shares(page: Page, in_navigation: Iterable[Page]) -> bool:
    """Whether a page has the parts that marks stand for, and no place of its own in the theme's menus."""
    texts = (page.meta.get("title"), page.meta.get("description"), page.content, page.canonical_url)
    first = next(iter(page.toc), None)
    return (
        all(isinstance(text, str) and text for text in texts)
        and "<h1" in str(page.content)
        and first is not None
        and first.level == 1
        and not any(one.url.startswith(page.url) for one in in_navigation)
    )


def _shape(page: Page, context: Mapping[str, Any]) -> str:
    """All that the theme can see of a page, but for the parts that marks stand for."""
    meta = {key: value for key, value in page.meta.items() if key not in {"title", "description", "tags"}}
    under = [_outline(child) for top in page.toc for child in top.children]
    tops = [(top.id, top.title, top.level) for top in list(page.toc)[1:]]
    # Addresses are relative, so the folder counts too, and not only how deep it lies.
    folder = posixpath.dirname(page.url.rstrip("/"))
    return repr((context["base_url"], folder, sorted(meta.items()), "tags" in page.meta, under, tops))


def _outline(item: AnchorLink) -> tuple[Any, ...]:
    return (item.id, item.title, item.level, [_outline(child) for child in item.children])


def _marked(page: Page) -> Page:
    """The page with marks for its own parts."""
    marked = copy.copy(page)
    # Tags are for the search, which has them already; a theme that shows them fails the comparison.
    meta = {key: value for key, value in page.meta.items() if key != "tags"}
    marked.meta = meta | {name: _MARKS[name] for name in ("title", "description")}
    marked.content, marked.canonical_url = _MARKS["content"], _MARKS["canonical"]
    first, *others = page.toc
    heading = AnchorLink(_MARKS["heading"], _MARKS["anchor"], first.level)
    heading.children = first.children
    marked.toc = TableOfContents([heading, *others])
    return marked


def _filled(pieces: list[str], page: Page) -> str:
    first = next(iter(page.toc))
    parts = {
        "content": page.content or "",
        "canonical": page.canonical_url or "",
        "title": page.meta["title"],
        "description": page.meta["description"],
        "heading": first.title,
        "anchor": first.id,
    }
    return "".join(parts[piece] if at % 2 else piece for at, piece in enumerate(pieces))
