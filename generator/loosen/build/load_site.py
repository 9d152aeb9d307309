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
        draft = replace(draft, look=read_look(content), publisher=read_publisher_file(content))
        report = Report.of(shape, check(draft, today=today))
    else:
        with contextlib.closing(Store(cache)) as store:
            check_cache = CheckCache(store)
            reading = read(content, cache=check_cache, progress=progress)
            draft, shape = parse(reading)
            draft = replace(draft, look=read_look(content), publisher=read_publisher_file(content))
            clean = check_cache.clean_files(reading.documents, draft)
            report = Report.of(shape, check(draft, today=today, clean_files=clean))
            check_cache.record(report, clean, limit=MOST)
    return (None if report.errors else to_site(draft)), report


def load(content: pathlib.Path, cache: pathlib.Path) -> Site | None:
    """The site in a folder that was checked before; `None` if it is incomplete."""
    with contextlib.closing(Store(cache)) as store:
        draft, _ = parse(read(content, cache=CheckCache(store)))
    return to_site(replace(draft, look=read_look(content)))


def to_site(draft: Draft) -> Site | None:
    """The draft as a site; `None` if a required part is missing."""
    parts = {field.name: getattr(draft, field.name) for field in fields(Site)}
    necessary = (draft.method, draft.safety, draft.settings)
    return filled(Site(**parts)) if all(necessary) else None
