"""One Python-Markdown for all pages of a build; MkDocs makes one for each, which takes a tenth of the time.

What it does with a page is what MkDocs does, so this knows the parts of MkDocs that look at a page's anchors,
links and title. Extensions that may keep something from page to page are left to MkDocs.
"""

from __future__ import annotations

import functools
import logging
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

_FORGETFUL = frozenset(("fenced_code", "generator.markdown", "tables", "toc"))
"""Begin anew with each page, as Python-Markdown asks them to."""


class Converter:
    """Converts the pages of one build, one after the other."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._extensions: Any = config["markdown_extensions"]
        self._own = [one for one in self._extensions if not isinstance(one, str)]
        """What we put there."""

    def can_convert(self) -> bool:
        """Whether no page can change what another becomes."""
        return all(one in self._own or one in _FORGETFUL for one in self._extensions)

    def convert(self, page: Page, files: Files) -> None:
        """As `Page.render`."""
        raw, title = _RawHTMLPreprocessor(), _ExtractTitleTreeprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, files, self._config)
        paths = _RelativePathTreeprocessor(page.file, files, self._config)
        for one in (raw, anchors, paths, title):
            one._register(self._markdown)  # in place of that of the page before
        page.content = self._markdown.reset().convert(page.markdown or "")
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = paths.links_to_anchors

    @functools.cached_property
    def _markdown(self) -> Markdown:
        return Markdown(extensions=self._extensions, extension_configs=self._config.mdx_configs or {})
