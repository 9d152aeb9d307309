"""Loads and checks a content folder."""

from __future__ import annotations

import contextlib
import pathlib
from dataclasses import fields, replace
from datetime import date

from loosen.checks import MOST, check
from loosen.loader.check_cache import CheckCache
from loosen.loader.look_folder import read_look
from loosen.loader.parse import parse
from loosen.loader.publisher_file import read_publisher_file
from loosen.loader.reader import read
from loosen.loader.template_folder import read_templates
from loosen.model import Draft, Site
from loosen.model.diagnostic import Report
from loosen.runtime.progress import Progress, no_progress
from loosen.runtime.store import Store
from loosen.site.numbers import filled


def load_and_check(
    content: pathlib.Path, *, today: date, cache: pathlib.Path | None = None, progress: Progress = no_progress
) -> tuple[Site | None, Report]:
    """The site in a folder and all diagnostics; no site if one of them is an error.

    The folder `cache` saves time; the diagnostics are the same without it.
    """
    if cache is None:
        draft, shape = parse(read(content, progress=progress))
        draft = _with_folders(draft, content)
        report = Report.of(shape, check(draft, today=today))
    else:
        with contextlib.closing(Store(cache)) as store:
            check_cache = CheckCache(store)
            reading = read(content, cache=check_cache, progress=progress)
            draft, shape = parse(reading)
            draft = _with_folders(draft, content)
            clean = check_cache.clean_files(reading.documents, draft)
            report = Report.of(shape, check(draft, today=today, clean_files=clean))
            check_cache.record(report, clean, limit=MOST)
    return finished(draft, report)


def _with_folders(draft: Draft, content: pathlib.Path) -> Draft:
    """The draft with what is no data: look, templates, and the file of the publisher."""
    return replace(
        draft,
        look=read_look(content),
        templates=read_templates(content),
        publisher=read_publisher_file(content),
    )


def finished(draft: Draft, report: Report) -> tuple[Site | None, Report]:
    """The site of a draft without errors; an author's own templates are tried on each page."""
    site = None if report.errors else to_site(draft)
    if site is None or not site.templates:
        return site, report
    from loosen.build.own_templates import mistakes  # Jinja takes longer than a check

    wrong = tuple(mistakes(site))
    return (None if wrong else site), Report.of(report.diagnostics, wrong)


def load(content: pathlib.Path, cache: pathlib.Path) -> Site | None:
    """The site in a folder that was checked before; `None` if it is incomplete."""
    with contextlib.closing(Store(cache)) as store:
        draft, _ = parse(read(content, cache=CheckCache(store)))
    return to_site(_with_folders(draft, content))


def to_site(draft: Draft) -> Site | None:
    """The draft as a site; `None` if a required part is missing."""
    parts = {field.name: getattr(draft, field.name) for field in fields(Site)}
    necessary = (draft.method, draft.safety, draft.settings)
    return filled(Site(**parts)) if all(necessary) else None
