"""Rules about the pages that an author adds."""

from __future__ import annotations

from collections.abc import Iterator

from loosen.checks.rule import rule
from loosen.model import Draft
from loosen.model.diagnostic import Diagnostic
from loosen.site import urls
from loosen.site.addresses import localized, slugs_of
from loosen.site.pages import addresses_of_ours


@rule()
def own_page(draft: Draft) -> Iterator[Diagnostic]:
    """A page of an author's own stands at an address that the site does not need for something else."""
    taken = addresses_of_ours(draft) | urls.RESERVED
    for page in draft.pages.values():
        if (address := localized(urls.url_for(page), slugs_of(draft))) in taken:
            message = f"a page must stand at an address of its own, got {address}, which the site has already"
            help = "give the file another name; to change what that page says, see content/GUIDELINES.md"
            yield Diagnostic(page.at(), "own-page", message, help)
