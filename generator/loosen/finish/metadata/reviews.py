"""The day of the last review of each page; a list takes the latest day of its entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from loosen.model import Site
from loosen.site import urls


def review_days(site: Site) -> dict[str, date]:
    """Day of review by URL; pages without one are left out."""
    days: dict[str, date] = {}
    for at, day in _reviewed(site):
        days[at] = max(day, days.get(at, day))
    return days | {urls.HOME: max(days.values())}


def _reviewed(site: Site) -> Iterator[tuple[str, date]]:
    for exercise in site.exercises.values():
        lists = (urls.EXERCISES, urls.BY_MUSCLE, urls.BY_EQUIPMENT, urls.BY_MINUTES)
        services = (urls.PRESCRIBE, urls.DATA)
        for at in (urls.url_for(exercise), f"/{urls.section(exercise)}/", *lists, *services):
            yield at, exercise.reviewed
    for group, at in ((site.routines, urls.ROUTINES), (site.muscles, urls.MUSCLES)):
        for one in group.values():
            yield urls.url_for(one), one.reviewed
            yield at, one.reviewed
    for article in site.articles.values():
        yield urls.url_for(article), article.reviewed
        yield urls.ARTICLES, article.reviewed
    yield urls.SAFETY, site.safety.reviewed
    yield urls.ABOUT, site.method.reviewed
    if site.pain_cycle:
        yield urls.PAIN_CYCLE, site.pain_cycle.reviewed
    if site.glossary:
        yield urls.GLOSSARY, site.glossary.reviewed
