"""Plain words pass Markdown's inline patterns by: most texts have no sign that one of them looks for."""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor

_PATTERNS = frozenset(
    [
        *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
        *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong"),
    ]
)
"""Those that Markdown has by itself."""
_DELIMITERS = frozenset("*_")
_SIGN = re.compile(r"[`\\\[<&*_]|  \n")
"""With one of these, each match of those patterns begins."""


class QuickInline(Extension):
    """Does nothing where there are other patterns, of which we know no signs."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.treeprocessors.register(_Quick(md), "inline", 20)  # the priority that it has


class _Quick(InlineProcessor):
    def run(self, tree, ancestors=None):  # type: ignore[no-untyped-def]
        there, delimiters = self.md.inlinePatterns, getattr(self.md, "delimiters", None)
        self._knows = (
            len(there) == len(_PATTERNS)
            and all(name in there for name in _PATTERNS)
            and delimiters
            and _DELIMITERS.issuperset(delimiters.tokens)
        )
        return super().run(tree, ancestors)

    # The name that Python gives to `__handleInline` of `InlineProcessor`; under another name it is not asked.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if self._knows and not _SIGN.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc,no-any-return]
