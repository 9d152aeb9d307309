"""From a content folder to a folder of pages, step by step; an error anywhere and nothing is written."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator import disk
from generator.assets import assets
from generator.diagnostic import Report
from generator.examine import complete, examine, load
from generator.making import make
from generator.model import Site
from generator.output import Output
from generator.pages import everything
from generator.progress import Progress, untold
from generator.relations import relations
from generator.render import TEMPLATES, Renderer
from generator.shelf import Store

__all__ = ["Built", "build", "complete", "examine", "files", "load", "write"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, or why it did nothing."""

    report: Report
    site: Site | None = None
    """What was built; none when nothing was."""
    written: tuple[str, ...] = ()
    """Paths of files that are new or changed."""
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Paths of files that somebody else put there; they are published, too."""


def files(site: Site, templates: pathlib.Path = TEMPLATES) -> dict[str, bytes]:
    """Every file of the site before it is published, by its path."""
    renderer = Renderer(site, templates)
    found = {page.path: renderer.render(page).encode() for page in everything(site)}
    return found | assets(templates / "assets", renderer.words)


def build(
    content: pathlib.Path,
    out: pathlib.Path,
    *,
    today: date,
    strict: bool = False,
    templates: pathlib.Path = TEMPLATES,
    cache: pathlib.Path | None = None,
    progress: Progress = untold,
) -> Built:
    """Make `out` hold the pages of `content`; with an error (when strict: a warning) leave it as it is.

    What costs much is kept in the folder `cache`, and the pages are the same with and without it.

    Raises:
        OSError: it cannot be written, another build does so, or a file of somebody else is in a page's place.
    """
    site, report = examine(content, today=today, cache=cache)
    if site is None or (strict and report):
        return Built(report)
    out.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        stack.enter_context(disk.alone(out))
        store = stack.enter_context(contextlib.closing(Store(cache))) if cache else None
        renderer = Renderer(site, templates)
        renderer.pictures.draw_all(store)
        written, output = _put(site, templates, renderer, out, progress)
    return Built(report, site, written, output.removed, output.foreign)


def _put(
    site: Site,
    templates: pathlib.Path,
    renderer: Renderer,
    out: pathlib.Path,
    progress: Progress,
) -> tuple[tuple[str, ...], Output]:
    """The paths of the files that were written, and the folder."""
    every, beside = everything(site, relations(site)), assets(templates / "assets", renderer.words)
    paths = [*(page.path for page in every), *beside]
    output = Output(out, paths)
    written = set(make(every, renderer, output, progress=progress))
    written |= {path for path, data in beside.items() if output.put(path, data)}
    output.finish()
    return tuple(path for path in paths if path in written), output


def write(made: Mapping[str, bytes], out: pathlib.Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files that are all in memory, written where they changed: paths of those, and of those removed."""
    out.mkdir(parents=True, exist_ok=True)
    output = Output(out, made)
    written = tuple(path for path, data in made.items() if output.put(path, data))
    output.finish()
    return written, output.removed
