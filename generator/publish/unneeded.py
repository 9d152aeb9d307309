"""Steps of Python-Markdown that would change nothing on our pages, or make what nobody asks for."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, HTML_PLACEHOLDER, STX

_UNUSUAL = (STX, ETX, "\r", "\t")
_SIGN = HTML_PLACEHOLDER % "([0-9]+)"
_ASIDE = re.compile(f"<p>{_SIGN}</p>|{_SIGN}")
_BLANK = re.compile(r"\n +(?:\n|\Z)")


class Unneeded(Extension):
    """Passes them by; what a page becomes is the same."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.preprocessors.register(_Normal(md), "normalize_whitespace", 30)  # the priorities that they have
        md.postprocessors.register(_Restored(md), "raw_html", 30)
        for one in md.registeredExtensions:
            if isinstance(one, TocExtension):
                toc = _OnlyTokens(md, one.getConfigs())
                md.treeprocessors.register(toc, "toc", 5)


class _Normal(NormalizeWhitespace):
    """White space that is as it shall be is only looked at."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(one in text for one in _UNUSUAL) or _BLANK.search(text):
            return super().run(lines)
        return [*lines, "", ""]


class _Restored(RawHtmlPostprocessor):
    """HTML that was put aside comes back; only what has a sign in it is looked through for more of it."""

    def run(self, text: str) -> str:
        aside = self.md.htmlStash

        def whole(match: re.Match[str]) -> str:
            alone, within = match.groups()
            number = int(alone or within)
            if number >= aside.html_counter:
                return match[0]
            html = str(aside.rawHtmlBlocks[number])
            return restored(html if within or self.isblocklevel(html) else f"<p>{html}</p>")

        def restored(text: str) -> str:
            return _ASIDE.sub(whole, text) if STX in text else text

        return restored(text)


class _OnlyTokens(TocTreeprocessor):
    """A page's headings as values: as HTML, nobody asks for them where no marker stands for them."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self.marker else Element("div")
