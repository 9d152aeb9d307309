"""When what a page shows was last reviewed; a list is as fresh as the freshest thing in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator import address
from generator.model import Site


def review_days(site: Site) -> dict[str, date]:
    """From a page's address to its day of review; a page without one is not in it."""
    days: dict[str, date] = {}
    for at, day in _reviewed(site):
        days[at] = max(day, days.get(at, day))
    return days | {address.HOME: max(days.values())}


def _reviewed(site: Site) -> Iterator[tuple[str, date]]:
    for exercise in site.exercises.values():
        lists = (address.EXERCISES, address.BY_MUSCLE, address.BY_EQUIPMENT, address.BY_MINUTES)
        services = (address.PRESCRIBE, address.DATA)
        for at in (address.address(exercise), f"/{address.section(exercise)}/", *lists, *services):
            yield at, exercise.reviewed
    for group, at in ((site.routines, address.ROUTINES), (site.muscles, address.MUSCLES)):
        for one in group.values():
            yield address.address(one), one.reviewed
            yield at, one.reviewed
    for article in site.articles.values():
        yield address.address(article), article.reviewed
        yield address.ARTICLES, article.reviewed
    yield address.SAFETY, site.safety.reviewed
    yield address.ABOUT, site.method.reviewed
    if site.pain_cycle:
        yield address.PAIN_CYCLE, site.pain_cycle.reviewed
    if site.glossary:
        yield address.GLOSSARY, site.glossary.reviewed
