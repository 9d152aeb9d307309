"""Addresses in the language of a site: `/dehnungen/` for `/stretches/`. In English as in `urls.py`."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from loosen.model import Exercise, Library, Settings, Site
from loosen.site import urls
from loosen.site.catalogues import addresses_in

Slugs = Mapping[str, str]
"""Parts of addresses, and what they are in a language."""


@functools.cache
def slugs(language: str) -> Slugs:
    """What a language calls the sections; nothing where it keeps the English names."""
    return addresses_in(language)


def slugs_of(library: Library) -> Slugs:
    """Those of the language of a site; a draft may not say which it is."""
    settings: Settings | None = getattr(library, "settings", None)
    return slugs(settings.language) if settings else {}


def localized(address: str, slugs: Slugs) -> str:
    """An address in a language; one that is in it already stays as it is."""
    if not slugs:
        return address
    is_list = address.startswith(urls.EXERCISES)
    first, *rest = address.removeprefix("/").split("/")
    if is_list and rest:
        rest[0] = slugs.get(rest[0], rest[0])
    return "/" * address.startswith("/") + "/".join((slugs.get(first, first), *rest))


def anchors(library: Library) -> frozenset[str]:
    """Every address with a `#` that a text may link to, in the language of the site."""
    return frozenset(localized(one, slugs_of(library)) for one in urls.anchors(library))


def url_in(site: Site, entity: urls.Addressed) -> str:
    """The page of an entity, in the language of its site."""
    return localized(urls.url_for(entity), slugs_of(site))


def moved_url(site: Site, id: str, exercise: Exercise) -> str:
    """Where an exercise stood under its old id."""
    return localized(f"/{urls.section(exercise)}/{id}/", slugs_of(site))
