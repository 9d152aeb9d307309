"""Rules about the menu: each entry leads somewhere, and the signs of danger are within reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loosen.checks.rule import rule
from loosen.model import Draft, Settings
from loosen.model.author_fields import ID
from loosen.model.diagnostic import Diagnostic, Severity
from loosen.model.location import KeyPath
from loosen.model.settings import Entry
from loosen.runtime.suggest import did_you_mean
from loosen.site.addresses import localized, slugs_of
from loosen.site.pages.menu import WIDE, Target, named, targets

Problem = tuple[str, str]
_COPY = "open the page you mean and copy what stands in the browser after the name of the site"


@rule()
def menu(draft: Draft) -> Iterator[Diagnostic]:
    """Each entry of the menu and of the foot leads to a page, or to an address elsewhere, and none twice."""
    if not draft.settings:
        return
    there = list(targets(draft))
    seen: set[tuple[str | int, str]] = set()
    for path, entry in _entries(draft.settings):
        found = named(entry.page, there) if entry.page else []
        if problem := _problem(entry, found, there, draft):
            yield Diagnostic(draft.settings.at(*path), "menu", *problem)
        elif (path[0], leads := entry.link or (found[0].address if found else "")) in seen:
            message = f"an entry of `{path[0]}` must stand there once, got `{entry.page or leads}` again"
            yield Diagnostic(draft.settings.at(*path), "menu", message, "delete one of the two")
        elif leads:
            seen.add((path[0], leads))
    yield from _left_out(draft, draft.settings, there)


def _left_out(draft: Draft, settings: Settings, there: Sequence[Target]) -> Iterator[Diagnostic]:
    """A menu has each page that asks to stand in it, and no more entries than a wide screen shows."""
    if not settings.menu:
        return
    listed = [one.subject for entry in settings.menu if entry.page for one in named(entry.page, there)]
    for own in draft.pages.values():
        if own.menu == "yes" and own not in listed:
            message = f"`menu` in site.yml says what stands in the menu, and it has no `{own.id}`"
            help = f"add `- {own.id}` there, or delete this line"
            yield Diagnostic(own.at("menu"), "menu", message, help, Severity.WARNING)
    if len(settings.menu) > WIDE:
        message = f"a wide screen shows the first {WIDE} entries of `menu`, got {len(settings.menu)}"
        help = "leave some out: every page is found by links and by the search"
        yield Diagnostic(settings.at("menu", WIDE), "menu", message, help, Severity.WARNING)


@rule()
def safety_in_reach(draft: Draft) -> Iterator[Diagnostic]:
    """From every page, the menu or the foot leads to the signs of danger."""
    settings = draft.settings
    if not settings or not settings.menu or not settings.footer_links:
        return  # what we put there has it
    there = [one for one in targets(draft) if one.kind.name == "safety"]
    if not any(entry.page and named(entry.page, there) for _, entry in _entries(settings)):
        message = "the menu or the foot must lead to the signs of danger, got neither"
        yield Diagnostic(settings.at("menu"), "safety-in-reach", message, "add `- safety` to one of the two")


def _entries(settings: Settings) -> Iterator[tuple[KeyPath, Entry]]:
    yield from ((("menu", number), entry) for number, entry in enumerate(settings.menu))
    yield from ((("footer links", number), entry) for number, entry in enumerate(settings.footer_links))


def _problem(entry: Entry, found: Sequence[Target], there: Sequence[Target], draft: Draft) -> Problem | None:
    if bool(entry.page) == bool(entry.link):
        got = "both" if entry.page else "neither"
        return f"an entry must have one of `page` and `link`, got {got}", "for two ways, write two entries"
    if entry.link:
        return _wrong_link(entry)
    page = str(entry.page)
    if page.strip("/").endswith(tuple(id for _, id in draft.broken)):
        return None  # its file is told already
    if len(found) > 1:
        which = ", ".join(one.address for one in found)
        return f"`page` must name one page, got `{page}`, which may be more", f"write one of: {which}"
    return None if found else _unknown(page, there, draft)


def _wrong_link(entry: Entry) -> Problem | None:
    if not str(entry.link).startswith("https://"):
        return f"a link must begin with `https://`, got `{entry.link}`", "write https:// before the name"
    if not entry.label:
        return (
            f"a link must have a `label`, got only `{entry.link}`",
            "add `label:` - what stands in the menu",
        )
    return None


def _unknown(page: str, there: Sequence[Target], draft: Draft) -> Problem:
    here = localized(page, slugs_of(draft))
    if any(one.address == here for one in there):
        return f"an address must be in the language of the site, got `{page}`", f"write `{here}`"
    known = sorted(one.address if page.startswith("/") else one.name for one in there)
    begun = f"`loosen new page {page}` begins such a page, or " if re.fullmatch(ID, page) else ""
    help = did_you_mean(page, known) or f"{begun}{_COPY}"
    return f"`page` must be a page of this site, got `{page}`", help
