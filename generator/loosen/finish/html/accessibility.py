"""What the theme's HTML lacks for a reader with a screen reader or a keyboard, and for a validator."""

from __future__ import annotations

from loosen.finish.html.patch import Patch, apply_patches, escape_html
from loosen.site.translations import Catalogue

_SHOWN = '<label class="md-overlay" for="__drawer"'
_HIDDEN = f'{_SHOWN} aria-hidden="true"'
"""It has no text, so it needs no hiding, and a label must not be hidden."""


def accessible(html: str, path: str, words: Catalogue) -> str:
    """A page of the theme with what it lacks."""
    # Wherever it stands: only some shapes of the navigation, and only one of the publishers, have it.
    html = apply_patches(html, patches(words), path).replace(' tabindex=""', "").replace(_HIDDEN, _SHOWN)
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")


def patches(words: Catalogue) -> tuple[Patch, ...]:
    """Each is needed on every page of the theme."""
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
        "no check box says how to complete it, which is valid for texts only",
        f'{start} autocomplete="off">',
        f"{start}>",
    )


def _button(toggle: str, name: str, purpose: str) -> Patch:
    """A label opens only by pointer; `menu.js` puts a real button where it finds these attributes."""
    label = f'<label class="md-header__button md-icon" for="{toggle}"'
    return Patch(purpose, f"{label}>", f'{label} data-button="{name}">', done=f"{label} data-button=")
