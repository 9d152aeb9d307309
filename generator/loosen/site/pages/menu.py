"""What stands in the menu: the sections of a site, or what its author wants there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from loosen.model import Library, Site
from loosen.model.settings import Entry
from loosen.site import urls
from loosen.site.addresses import localized, slugs_of, url_in
from loosen.site.pages.page import PageKind, path_of
from loosen.site.pages.registry import KINDS
from loosen.site.translations import Catalogue

HOME = "home"
"""The name of the front page, whose address has no last part."""
WIDE = 8
"""Entries that a wide screen shows, with the front page; a phone's menu has all. `site.css` counts, too."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page that an entry may name."""

    kind: PageKind[Any]
    subject: Any
    address: str
    """In the language of the site."""
    name: str
    """The last part of its English address: `routines`, `six-weeks`."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """What stands in a menu, and where it leads: `/routines/`, or an address elsewhere."""

    label: str
    target: str

    @property
    def is_page(self) -> bool:
        return self.target.startswith("/")


def targets(library: Library) -> Iterator[Target]:
    """Every page, as an entry of the menu may name it."""
    slugs = slugs_of(library)
    for kind in KINDS:
        for subject in kind.subjects(library):
            address = kind.address(subject)
            name = address.strip("/").rpartition("/")[2] or HOME
            yield Target(kind, subject, localized(address, slugs), name)


def named(page: str, there: Iterable[Target]) -> list[Target]:
    """The pages that an entry may mean: by its address one at most, by a name sometimes more."""
    return [one for one in there if page in (one.address, one.name)]


def links(entries: Iterable[Entry], site: Site, words: Catalogue) -> tuple[MenuLink, ...]:
    """Where entries lead, each with its label."""
    there = list(targets(site))
    return tuple(_link(entry, there, site, words) for entry in entries)


def navigation(site: Site, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Name and path of each entry, for a publisher's navigation; an address elsewhere stays as it is.

    Without a menu of the author, the sections: the pages below are reached from there. A list of every page
    would be repeated on every page: a site of 1,000 pages grows to 366 MB by it. Own pages of the author that
    want to stand there come after the signs of danger: a wide screen shows the first `WIDE` entries only.
    """
    found = links(site.settings.menu, site, words) or tuple(_sections(site, words))
    return tuple((one.label, path_of(one.target) if one.is_page else one.target) for one in found)


def _sections(site: Site, words: Catalogue) -> Iterator[MenuLink]:
    for one in targets(site):
        if one.kind.navigation and one.kind.navigation_if(site):
            yield MenuLink(_label(one, site, words), one.address)
        if one.kind.name == "safety":
            yield from (
                MenuLink(own.name, url_in(site, own)) for own in site.pages.values() if own.menu == "yes"
            )


def _link(entry: Entry, there: Iterable[Target], site: Site, words: Catalogue) -> MenuLink:
    if entry.link:
        return MenuLink(entry.label or entry.link, entry.link)
    target = named(entry.page or urls.HOME, there)[0]
    return MenuLink(entry.label or _label(target, site, words), target.address)


def _label(target: Target, site: Site, words: Catalogue) -> str:
    if target.kind.navigation:
        return words(f"nav.{target.kind.navigation}")
    return words.own(target.kind.texts(target.subject, site).title)
