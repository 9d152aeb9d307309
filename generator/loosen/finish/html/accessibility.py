"""Fixes of the theme's HTML for screen readers, keyboards and validators."""

from __future__ import annotations

import re

from loosen.finish.html.patch import Patch, apply_patches, escape_html
from loosen.site.translations import Catalogue

_LANGUAGE = re.compile(r'(<html)\b(?: (?:lang|dir)="[^"]*")+')
_OVERLAY = '<label class="md-overlay" for="__drawer"'
_HIDDEN_OVERLAY = f'{_OVERLAY} aria-hidden="true"'
"""A label must not be hidden; this one has no text, so it need not be."""


def accessible(html: str, path: str, words: Catalogue) -> str:
    """A page with all fixes."""
    html = _with_language(html, words)
    # Not patches, because not every page has these attributes.
    html = (
        apply_patches(html, patches(words), path)
        .replace(' tabindex=""', "")
        .replace(_HIDDEN_OVERLAY, _OVERLAY)
    )
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")


def _with_language(html: str, words: Catalogue) -> str:
    """A page in the site's language, which voices ask for, whatever its publisher was told."""
    direction = ' dir="rtl"' if words.direction == "rtl" else ""
    html = _LANGUAGE.sub(rf'\1 lang="{words.language}"{direction}', html, count=1)
    return html if not direction else html.replace('<body dir="ltr"', '<body dir="rtl"', 1)


def patches(words: Catalogue) -> tuple[Patch, ...]:
    """Fixes that every page of the theme needs."""
    search, menu = escape_html(words("menu.search")), escape_html(words("menu.menu"))
    dialog = '<div class="md-search" data-md-component="search" role="dialog"'
    return (
        Patch(
            "the search dialog has a name",
            f"{dialog}>",
            f'{dialog} aria-label="{search}">',
            done=f'{dialog} aria-label="',
        ),
        *(_without_autocomplete(name) for name in ("drawer", "search")),
        _button("__drawer", menu, "the phone's menu opens by keyboard"),
        _button("__search", search, "the phone's search opens by keyboard"),
    )


def _without_autocomplete(name: str) -> Patch:
    start = f'<input class="md-toggle" data-md-toggle="{name}" type="checkbox" id="__{name}"'
    return Patch(
        "no check box has `autocomplete`, which is valid only for text fields",
        f'{start} autocomplete="off">',
        f"{start}>",
    )


def _button(toggle: str, name: str, purpose: str) -> Patch:
    """A label works only by pointer; `menu.js` adds a real button for each label with this attribute."""
    label = f'<label class="md-header__button md-icon" for="{toggle}"'
    return Patch(purpose, f"{label}>", f'{label} data-button="{name}">', done=f"{label} data-button=")
