"""A Python-Markdown extension that both publishers load: it knows our elements."""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown

BLOCK_ELEMENTS = ("hold-timer", "prescription-maker", "kept-on-device", "template")


class LoosenExtension(Extension):
    """Treats our elements as blocks.

    Without this, Markdown wraps `<hold-timer>` in a paragraph, and a browser then moves the list, which must
    not stand in a paragraph, out of the element.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        md.block_level_elements.extend(BLOCK_ELEMENTS)


def makeExtension(**options: Any) -> LoosenExtension:  # noqa: N802 - the name that Python-Markdown calls
    return LoosenExtension(**options)
