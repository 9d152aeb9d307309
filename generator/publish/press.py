"""One page from Markdown to its part of the finished site, in one go: no process hands it to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from generator.finish.part import Part, part
from generator.publish.page import FastPage, Record
from generator.publish.shell import PAGE
from generator.words import Words


class Pressed(NamedTuple):
    """What the whole site must know of a page."""

    record: Record
    key: str
    part: Part


class Press:
    """Does what MkDocs does with a page, and what `finish` does first with what MkDocs wrote."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any, words: Words) -> None:
        """`env` are the theme's templates. The pages of the navigation have their front matter."""
        self._config, self._files, self._nav, self._env, self._words = config, files, nav, env, words
        self._all = files.documentation_pages()
        self._listed = frozenset(page.file.src_uri for page in nav.pages)

    def takes(self, page: FastPage) -> bool:
        """Not what the navigation lists: those pages know each other."""
        return page.file.src_uri not in self._listed

    def __call__(self, page: FastPage) -> Pressed:
        """Writes the page's part into the site.

        Raises:
            FinishError: the theme writes something else now.
        """
        record, _ = page.converted(self._config, self._files)
        page.active = True  # to the theme, this is the page that a reader looks at
        context = get_context(self._nav, self._all, self._config, page)
        raw = self._env.get_template(page.meta.get("template", PAGE)).render(context)
        page.active = False
        page.content = None  # a process makes many pages
        made = part(page.file.dest_uri, raw, self._words)
        write_file(made.html.encode(), page.file.abs_dest_path)
        return Pressed(record, page.source_key(), replace(made, html=""))
