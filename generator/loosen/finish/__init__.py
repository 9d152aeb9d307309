"""The last step: a published folder becomes fit for readers, whoever published it.

It works from the outside: it reads what a publisher wrote, changes what must change, and adds what no
publisher makes. Running it twice gives the same bytes as running it once.
"""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, replace

from loosen.build.assets import collect_assets
from loosen.build.renderer import TEMPLATES, catalogue
from loosen.finish.html import site_folder
from loosen.finish.html.errors import FinishError
from loosen.finish.metadata import sharing
from loosen.finish.offline import address_of
from loosen.finish.pipeline import Outcome, run
from loosen.model import Site
from loosen.runtime.files import lock_folder

__all__ = ["FinishError", "Finished", "finish"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What was done, and what a reader's browser will keep."""

    pages: int
    kept_pages: int
    kept_bytes: int
    """As the reader's browser compresses them."""
    written: tuple[str, ...]
    """Paths of files that are new or changed."""

    def __str__(self) -> str:
        kept = f"{self.kept_pages} of them offline in {self.kept_bytes / 1e6:.2f} MB"
        return f"{self.pages} pages finished, {kept}; {len(self.written)} files written"


def finish(
    site_dir: pathlib.Path,
    site: Site,
    *,
    templates: pathlib.Path = TEMPLATES,
    cards: pathlib.Path | None = None,
) -> Finished:
    """Finish a published folder in place. `site` is the content that it was published from.

    With `cards`, each page gets a picture for links to it; that folder keeps them between builds.

    Raises:
        FinishError: the folder is not what we know, so that something would be missing for a reader.
        OSError: it cannot be written, or another run finishes it; it is as it was.
    """
    with lock_folder(site_dir):
        return _finish(site_dir, site, templates, cards)


def _finish(
    site_dir: pathlib.Path, site: Site, templates: pathlib.Path, cards: pathlib.Path | None
) -> Finished:
    words = catalogue(site, templates)
    published = site_folder.read(site_dir)
    drawn = sharing.cards(site, words, templates, cards) if cards else {}
    pictured = replace(published, files=published.files.and_(drawn))
    aside = site_folder.StagedWrites(site_dir, published)
    try:
        own = collect_assets(templates / "assets", words)
        outcome = run(pictured, own, site, words, aside=aside)
        files = {**outcome.files, **drawn}
        written = (*outcome.written, *(path for path, data in files.items() if aside.put(path, data)))
    except BaseException:  # whoever interrupts it finds the folder as it was, too
        aside.discard()
        raise
    aside.settle(written)
    site_folder.remove(outcome.obsolete, site_dir)
    return _summary(outcome, written)


def _summary(outcome: Outcome, written: tuple[str, ...]) -> Finished:
    pages = {*outcome.pages, *(path for path in outcome.files if path.endswith(".html"))}
    kept = [path for path in pages if address_of(path) in outcome.kept.files]
    return Finished(
        pages=len(pages),
        kept_pages=len(kept),
        kept_bytes=outcome.kept.size,
        written=written,
    )
