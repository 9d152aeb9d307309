"""Post-processing of a published site: offline use, policy, search, metadata. The door is `finish.finish`.

It reads only what the publisher wrote, so it works with any publisher. It is idempotent: a second run writes
the same bytes.
"""

from __future__ import annotations

import pathlib
from dataclasses import dataclass, replace

from loosen.build.appearance import with_appearance
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
    """Counts for the report of a run."""

    pages: int
    offline_pages: int
    """Pages in the precache."""
    offline_bytes: int
    """Size of the precache, compressed."""
    written: tuple[str, ...]
    """Paths of files that are new or changed."""

    def __str__(self) -> str:
        offline = f"{self.offline_pages} of them offline in {self.offline_bytes / 1e6:.2f} MB"
        return f"{self.pages} pages finished, {offline}; {len(self.written)} files written"


def finish(
    site_dir: pathlib.Path,
    site: Site,
    *,
    templates: pathlib.Path = TEMPLATES,
    cards: pathlib.Path | None = None,
) -> Finished:
    """Finish a published folder in place. `site` is the content that it was published from.

    With `cards`, each page gets a social card; that folder caches the pictures between builds.

    Raises:
        FinishError: the publisher's output is not as expected. The folder is unchanged.
        OSError: the folder cannot be written, or another run holds its lock. It is unchanged.
    """
    with lock_folder(site_dir):
        return _finish(site_dir, site, templates, cards)


def _finish(
    site_dir: pathlib.Path, site: Site, templates: pathlib.Path, cards: pathlib.Path | None
) -> Finished:
    words = catalogue(site, templates)
    published = site_folder.read(site_dir)
    pictures = sharing.cards(site, words, templates, cards) if cards else {}
    with_cards = replace(published, files=published.files.with_files(pictures))
    writes = site_folder.StagedWrites(site_dir, published)
    try:
        assets = with_appearance(collect_assets(templates / "assets", words, site), site)
        outcome = run(with_cards, assets, site, words, writes=writes)
        files = {**outcome.files, **pictures}
        written = (*outcome.written, *(path for path, data in files.items() if writes.stage(path, data)))
    except BaseException:  # Ctrl-C too must leave the folder unchanged
        writes.rollback()
        raise
    writes.commit(written)
    site_folder.remove(outcome.obsolete, site_dir)
    return _summary(outcome, written)


def _summary(outcome: Outcome, written: tuple[str, ...]) -> Finished:
    pages = {*outcome.pages, *(path for path in outcome.files if path.endswith(".html"))}
    offline = [path for path in pages if address_of(path) in outcome.precache.files]
    return Finished(
        pages=len(pages),
        offline_pages=len(offline),
        offline_bytes=outcome.precache.size,
        written=written,
    )
