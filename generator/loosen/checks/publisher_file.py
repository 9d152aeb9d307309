"""A rule about mkdocs.yml: it says of the site what the content says, which is where it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from loosen.checks.rule import rule
from loosen.model import Draft, Settings, Site
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.site.catalogues import ENGLISH, catalogue_of, languages
from loosen.site.numbers import filled
from loosen.site.pages import navigation
from loosen.site.pseudo_language import PSEUDO

_TEXTS = {"site_name": "name", "site_url": "address", "site_description": "description"}


@rule(when_complete=True)
def publisher_settings(draft: Draft) -> Iterator[Diagnostic]:
    """Where mkdocs.yml says something else of the site than `site.yml`, that is told: `site.yml` counts."""
    there = draft.publisher.settings if draft.publisher else {}
    settings = draft.settings
    if not there or not settings or not draft.method or not draft.safety:
        return
    for key, field in _TEXTS.items():
        wanted = getattr(settings, field)
        if (found := there.get((key,))) and found.value != wanted:
            yield _told(found, key, field, json.dumps(wanted, ensure_ascii=False))
    if (found := there.get(("theme", "language"))) and found.value not in _languages(settings):
        yield _told(found, "language", "language", settings.language)
    if (found := there.get(("theme", "palette"))) and _has_colours(found.value):
        yield _told(found, "palette", "appearance", "`primary: custom` and `accent: custom`")
    if (found := there.get(("nav",))) and found.value != (menu := _menu(draft)):
        lines = ", ".join(f"{json.dumps(name, ensure_ascii=False)}: {path}" for name, path in _pairs(menu))
        yield _told(found, "nav", "menu", f"[{lines}]")


def _told(found: Any, key: str, field: str, wanted: str) -> Diagnostic:
    message = f"`{key}` must say what `{field}` in site.yml says, got something else; site.yml counts"
    help = f"write what you want under `{field}` in site.yml; then delete `{key}` here, or write {wanted}"
    return Diagnostic(found.place, "publisher-settings", message, help, Severity.WARNING)


def _has_colours(palette: Any) -> bool:
    """Whether a palette names colours of the theme."""
    schemes = palette if isinstance(palette, list) else [palette]
    named = (
        one.get(key, "custom") for one in schemes if isinstance(one, dict) for key in ("primary", "accent")
    )
    return any(name != "custom" for name in named)


def _languages(settings: Settings) -> tuple[str, ...]:
    """The names that the words of a theme may have for it; English stands in where a theme has none."""
    language = settings.language
    translated = set(languages()) - {PSEUDO}
    return (language, language.split("-")[0], *(() if language in translated else (ENGLISH,)))


def _menu(draft: Draft) -> list[dict[str, str]]:
    site = filled(Site(**{field.name: getattr(draft, field.name) for field in fields(Site)}))
    return [{name: path} for name, path in navigation(site, catalogue_of(site, site.settings))]


def _pairs(menu: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for entry in menu:
        yield from entry.items()
