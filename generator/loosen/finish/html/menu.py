"""The theme lights the entry of its menu for a page that stands there, and none for the pages below it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

_ITEM, _LINK = '<li class="md-tabs__item">\n<a href="', '" class="md-tabs__link">'
_LIT = "md-tabs__item--active"


def with_section(html: str, at: str, above: Iterable[str]) -> str:
    """The page at this address with its section lit; `above` are the pages above it, the nearest first."""
    if _LIT in html:
        return html
    for address in above:
        item = f"{_ITEM}{posixpath.relpath(address, at)}/{_LINK}"
        if item in html:
            lit = item.replace('md-tabs__item"', f'md-tabs__item {_LIT}"').replace(
                "<a ", '<a aria-current="true" '
            )
            return html.replace(item, lit, 1)
    return html
